import { byId, columns, routixNode } from '../e2e/harness/routixNodes';
import type { WorkflowNode } from '../e2e/harness/workflows';
import { startBareClient, type BareRequest } from './bareClient';
import { httpRequest, listUrl, startN8nContestant } from './n8nContestants';
import type { Race } from './races';
import {
	contestant,
	latency,
	mostAtOnce,
	processorTime,
	requests,
	requestsTime,
	rowsOf,
	speedAgainst,
	timesOf,
	wholeTime,
} from './table';

/** How many items each works on: one for every account. */
const ITEMS = 1000;

/** What is done with each item. */
interface ItemWork {
	name: 'get' | 'update' | 'upsert' | 'create';
	/** As the editor calls it. */
	title: string;
	method: 'GET' | 'PATCH' | 'POST';
	/** How many requests at once the Routix node is told, or tells itself. */
	atOnce: number;
	/** Whether the accounts have to be read first, to find the item's among them. */
	readsList?: boolean;
	/** What the Routix node is set to. */
	parameters: Record<string, unknown>;
	/** What others send for an item. */
	body?: Array<'company_name' | 'phone'>;
}

const field = (name: string) => `={{ $json.${name} }}`;
const phone = { phone: field('phone') };
const named = { company_name: field('company_name'), ...phone };

const works: ItemWork[] = [
	{
		name: 'get',
		title: 'Get',
		method: 'GET',
		atOnce: 8,
		parameters: { recordId: byId(field('id')) },
	},
	{
		name: 'update',
		title: 'Update',
		method: 'PATCH',
		atOnce: 5,
		parameters: { recordId: byId(field('id')), columns: columns(phone) },
		body: ['phone'],
	},
	{
		name: 'upsert',
		title: 'Create or Update',
		method: 'PATCH',
		atOnce: 5,
		readsList: true,
		parameters: { columns: { ...columns({ id: field('id'), ...phone }), matchingColumns: ['id'] } },
		body: ['phone'],
	},
	{
		name: 'create',
		title: 'Create',
		method: 'POST',
		atOnce: 8,
		parameters: { columns: columns(named), options: { requestsAtOnce: 8 } },
		body: ['company_name', 'phone'],
	},
];

export const itemRaces = works.map(
	(work): Race => ({
		name: work.name,
		title: work.title,
		option: 'items',
		resource: 'accounts',
		rows: [ITEMS],
		latencies: [0, 50, 200],
		rounds: 2,
		columns: [
			rowsOf('Items'),
			latency,
			contestant,
			requests,
			mostAtOnce,
			requestsTime,
			wholeTime,
			processorTime,
			timesOf('Bare client'),
			speedAgainst('HTTP Request node in batches'),
		],
		async *start(start) {
			const { routix } = start;
			await routix.seed('accounts', ITEMS);
			const ids = (await routix.records('accounts')).map(({ id }) => String(id));
			const items = itemsNode(ids);

			const { parameters } = work;
			yield await startN8nContestant('Routix node', start, (credential) => [
				items,
				routixNode('Accounts', credential, {
					resource: 'account',
					operation: work.name,
					...parameters,
				}),
			]);
			const http = (options: object) => requestOf(work, listUrl(routix), options);
			yield await startN8nContestant('HTTP Request node', start, (credential) => [
				items,
				httpRequest('Accounts', credential, http({})),
			]);
			// It does not wait for answers: so many are sent, and the next ones when those are due.
			const batch = { batchSize: work.atOnce, batchInterval: '={{ $json.latency + 1 }}' };
			yield await startN8nContestant('HTTP Request node in batches', start, (credential) => [
				items,
				httpRequest('Accounts', credential, http({ batching: { batch } })),
			]);
			const token = await routix.token();
			yield startBareClient(() => jobOf(work, ids, { url: listUrl(routix), token }));
		},
		trial: { rows: ITEMS, wanted: () => ITEMS },
	}),
);

/** Gives an item for each account, with values that none has had before. */
function itemsNode(ids: string[]): WorkflowNode {
	const jsCode = `const latency = Number($input.first().json.query?.latency ?? 0);
const now = Date.now();
return ${JSON.stringify(ids)}.map((id, index) => ({
	json: { id, latency, company_name: \`New \${now} \${index}\`, phone: \`\${now}\${index}\` },
}));`;
	return { name: 'Items', type: 'n8n-nodes-base.code', typeVersion: 2, parameters: { jsCode } };
}

function requestOf({ body, method, name }: ItemWork, url: string, options: object) {
	return {
		method,
		url: name === 'create' ? url : `=${url}/{{ $json.id }}`,
		...(body && {
			sendBody: true,
			bodyParameters: { parameters: body.map((name) => ({ name, value: field(name) })) },
		}),
		options,
	};
}

function jobOf(
	{ atOnce: connections, body, method, name, readsList = false }: ItemWork,
	ids: string[],
	{ token, url }: { token: string; url: string },
): BareRequest {
	const now = Date.now();
	const requests = ids.map((id, index) => {
		const values = { company_name: `Bare ${now} ${index}`, phone: `${now}${index}` };
		return {
			method,
			url: name === 'create' ? url : `${url}/${id}`,
			...(body && { body: Object.fromEntries(body.map((field) => [field, values[field]])) }),
		};
	});
	return { url, token, connections, readsList, requests };
}
