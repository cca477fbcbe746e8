import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { installTarball } from '../e2e/harness/communityPackage';
import { routixCredential, routixCredentialType, routixNode } from '../e2e/harness/routixNodes';
import { chain, manualTrigger, type WorkflowNode } from '../e2e/harness/workflows';
import { N8n, type CredentialReference } from '../e2e/n8n';
import type { Simulator } from '../simulator/client';
import type { Cell, Contestant } from './contestant';
import { childIn } from './processes';

/** The nodes that do the work; the last one gives what came of it as items. */
type Work = (credential: CredentialReference, url: string) => WorkflowNode[];

/** What a contestant needs to start. */
export interface Start {
	/** For all that it keeps. */
	folder: string;
	/** Of the package. */
	tarball: string;
	routix: Simulator;
}

/** An n8n of its own, so that no other contestant's memory counts. */
export async function startN8nContestant(
	name: string,
	{ folder: parent, routix, tarball }: Start,
	nodesOf: Work,
): Promise<Contestant> {
	const folder = join(parent, name);
	mkdirSync(folder, { recursive: true });
	const n8n = await N8n.prepare(folder, { logLevel: 'info' });
	installTarball(tarball, n8n.settings.userFolder);
	await n8n.start();
	const pid = childIn(n8n.settings.userFolder);
	const credential = await n8n.createCredential(
		routixCredentialType,
		'Routix',
		// The HTTP Request node has to be allowed to use it.
		{ ...routixCredential(routix), useInHttpRequest: true },
	);
	const nodes = nodesOf(credential, listUrl(routix));
	const workflow = chain(name, [webhook, ...nodes]);
	// A nightly export keeps no copy of its data either.
	workflow.settings = { ...workflow.settings, saveDataSuccessExecution: 'none' };
	await n8n.publish(await n8n.createWorkflow(workflow));
	const address = `http://localhost:${n8n.settings.port}/webhook/work`;

	return {
		name,
		pid,
		work: async ({ latencyMs }: Cell) => {
			const status = await visit(`${address}?latency=${latencyMs}`);
			if (status !== 200) throw new Error(`${name}: its workflow was answered ${status}`);
		},
		count: async () => {
			const execution = await n8n.execute(chain(`${name}, counted`, [manualTrigger, ...nodes]));
			return execution.items(nodes[nodes.length - 1].name).length;
		},
		stop: async () => await n8n.stop(),
	};
}

/** Waits for the answer as long as it takes, unlike fetch: n8n's Filter node needs minutes for long lists. */
async function visit(address: string): Promise<number | undefined> {
	const [response] = (await once(get(address), 'response')) as [IncomingMessage];
	response.resume();
	return response.statusCode;
}

/** Starts the workflow and answers when its last node is done. */
const webhook: WorkflowNode = {
	name: 'Start',
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2,
	parameters: { path: 'work', responseMode: 'lastNode', responseData: 'noData', options: {} },
};

/** The address of the accounts of the first branch. */
export function listUrl({ branches, url }: Simulator): string {
	return `${url}/functions/v1/api/v1/${branches[0].publicId}/accounts`;
}

const returnAll = { resource: 'account', operation: 'getAll', returnAll: true };

export async function startRoutixNode(start: Start) {
	return await startN8nContestant('Routix node', start, (credential) => [
		routixNode('Accounts', credential, returnAll),
	]);
}

const WORD = 'Jansen';

/** Whether an account is one of those that are searched for. */
export function isMeant({ company_name: name }: Record<string, unknown>): boolean {
	return String(name).includes(WORD);
}

export async function startFilters(start: Start) {
	const conditions = [{ field: 'company_name', operator: 'contains', value: WORD }];
	return await startN8nContestant('Filters', start, (credential) => [
		routixNode('Accounts', credential, { ...returnAll, filters: { conditions } }),
	]);
}

/** As one does it without filters. */
export async function startFilterNode(start: Start) {
	return await startN8nContestant('Filter node', start, (credential) => [
		routixNode('Accounts', credential, returnAll),
		{
			name: 'Found',
			type: 'n8n-nodes-base.filter',
			typeVersion: 2.2,
			parameters: {
				conditions: {
					options: { caseSensitive: false, leftValue: '', typeValidation: 'strict', version: 2 },
					conditions: [
						{
							id: 'name',
							leftValue: '={{ $json.company_name }}',
							rightValue: WORD,
							operator: { type: 'string', operation: 'contains' },
						},
					],
					combinator: 'and',
				},
				options: {},
			},
		},
	]);
}

/** As one sets it up in the editor: the offset grows with each page, an empty page ends it, Split Out makes the items. */
export async function startHttpRequestNode(start: Start) {
	return await startN8nContestant('HTTP Request node', start, (credential, url) => [
		httpRequest('Pages', credential, {
			url,
			sendQuery: true,
			queryParameters: { parameters: [{ name: 'limit', value: '1000' }] },
			options: {
				pagination: {
					pagination: {
						paginationMode: 'updateAParameterInEachRequest',
						parameters: {
							parameters: [{ type: 'qs', name: 'offset', value: '={{ $pageCount * 1000 }}' }],
						},
						paginationCompleteWhen: 'other',
						completeExpression: '={{ $response.body.data.length === 0 }}',
					},
				},
			},
		}),
		{
			name: 'Accounts',
			type: 'n8n-nodes-base.splitOut',
			parameters: { fieldToSplitOut: 'data', options: {} },
		},
	]);
}

/** An HTTP Request node that logs in with the Routix credential. */
export function httpRequest(
	name: string,
	credential: CredentialReference,
	parameters: Record<string, unknown>,
): WorkflowNode {
	return {
		name,
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			authentication: 'predefinedCredentialType',
			nodeCredentialType: routixCredentialType,
			...parameters,
		},
		credentials: { [routixCredentialType]: credential },
	};
}
