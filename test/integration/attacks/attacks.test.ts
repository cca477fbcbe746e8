import { readFileSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { withLines } from '../faults/matrix/document';
import { startListener, type Listener, type ReceivedRequest } from '../faults/support/listener';
import { credentialFor } from '../support/contexts';
import { formOf, pick } from '../support/editor';
import { runRoutix } from '../support/routixNode';
import {
	GET_MANY,
	KINDS,
	list,
	SECRET,
	TOKEN,
	type Answer,
	type Asked,
	type Attack,
} from './attack';
import { byData } from './byData';
import { byServers } from './byServers';

jest.mock('n8n-workflow', () =>
	jest
		.requireActual<typeof import('../faults/support/virtualTime')>('../faults/support/virtualTime')
		.withVirtualSleep(jest.requireActual('n8n-workflow')),
);
jest.setTimeout(120_000);

const DOCUMENT = join(__dirname, '../../../docs/reliability.md');
const BRANCH = 'RS2RDH3B';

/** More than any attack takes, and far fewer than an attacker would like. */
const MOST_REQUESTS = 3_000;

const attacks = [...byServers, ...byData];
const seen = new Map<Attack, string>();

/** Routix as the attacker has it, and another host that nothing may ever reach. */
let routix: Listener;
let elsewhere: Listener;
let attack: Attack;
let apps = 0;

beforeAll(async () => {
	elsewhere = await startListener((_received, _request, response) => response.end('{}'));
	routix = await startListener((received, request, response) => {
		const { searchParams } = new URL(received.url, routix.url);
		const asked: Asked = {
			...received,
			limit: Number(searchParams.get('limit')),
			offset: Number(searchParams.get('offset')),
		};
		const answer = answerOf(asked);
		if (answer.write) answer.write(response, request);
		else send(response, answer);
	});
});
afterAll(async () => {
	await routix.close();
	await elsewhere.close();
});

function answerOf(asked: Asked): Answer {
	const good = { body: { access_token: TOKEN, token_type: 'bearer', expires_in: 3600 } };
	if (asked.url === '/functions/v1/oauth-token') return attack.token?.(asked) ?? good;
	const one = { id: 'a1', company_name: 'Acme' };
	const isList = asked.method === 'GET' && asked.url.includes('?');
	return attack.answer?.(asked) ?? (isList ? list([one], 1) : { body: { data: one } });
}

function send(response: ServerResponse, { status = 200, headers = {}, body }: Answer): void {
	const { url } = elsewhere;
	const location = headers.location
		?.replace('{elsewhere}', url)
		.replace('{elsewhere host}', new URL(url).host);
	response.writeHead(status, {
		'content-type': 'application/json',
		...headers,
		...(location && { location }),
	});
	response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** What came of it: an error, or what the node or the editor got. */
async function suffer(attacked: Attack): Promise<{ error?: Error; got?: unknown[] }> {
	const { credential: changes, input, inEditor, parameters = GET_MANY } = attacked;
	const app = { id: '', clientId: `client-${++apps}`, clientSecret: SECRET };
	const branches = [{ publicId: BRANCH, id: '', name: '' }];
	const credential = credentialFor({ url: routix.url, app, branches }, changes as never);
	try {
		if (inEditor === 'picker') {
			return { got: (await pick(credential, { resource: 'account', operation: 'get' })).results };
		}
		if (inEditor === 'form') {
			const form = { resource: 'account', operation: 'create' };
			return { got: (await formOf(credential, form)).fields };
		}
		const items = await runRoutix({
			credential,
			parameters: valuesFor(parameters, input) as never,
			input: [input ?? {}],
		});
		return { got: items.map(({ json }) => json) };
	} catch (error) {
		return { error: error as Error };
	}
}

/** A value of the item where n8n would work out an expression. */
function valuesFor(parameters: object, input: Attack['input']): unknown {
	return JSON.parse(JSON.stringify(parameters), (_key, value: unknown) =>
		value === '={{ $json.id }}' ? input?.id : value,
	);
}

function wordsOf({ error, got = [] }: Awaited<ReturnType<typeof suffer>>): string {
	if (!error) return got.length === 1 ? 'works: 1 entry' : `works: ${got.length} entries`;
	const message = error.message
		.replaceAll(routix.url, '{base URL}')
		.replace(/\d{3,} records/, '{n} records')
		.replace(/\s+/g, ' ')
		.replaceAll('|', '\\|')
		.replace(/\p{C}/gu, '');
	return `“${message.length > 120 ? `${message.slice(0, 120)}…` : message}”`.replaceAll(
		'<',
		'&lt;',
	);
}

const isOfTheApi = ({ url }: ReceivedRequest) =>
	/^\/functions\/v1\/(oauth-token|api\/v1\/RS2RDH3B\/accounts(\/[^/?#]+)?(\?limit=\d+&offset=\d+)?)$/.test(
		url,
	) && !/(^|\/)\.{1,2}(\/|$)/.test(url.replace(/%(25)*2e/gi, '.').replace(/%(25)*(2f|5c)/gi, '/'));

describe.each(KINDS)('%s', (kind) => {
	it.each(attacks.filter((each) => each.kind === kind))('$name', async (each) => {
		attack = each;
		routix.received.length = 0;
		const outcome = await suffer(each);
		const { error, got } = outcome;
		seen.set(each, wordsOf(outcome));

		if (error) {
			const isOurs = error instanceof NodeApiError || error instanceof NodeOperationError;
			expect(isOurs || String(error.stack)).toBe(true);
			expect(error.message).toMatch(/\w{5}/);
			expect(error.message).not.toMatch(/Cannot read|undefined|is not a function|is not iterable/);
		}
		const written = `${error?.message} ${(error as NodeApiError)?.description} ${JSON.stringify([error, got])}`;
		const { absent = [] } = each;
		expect(absent.filter((text) => written.includes(text))).toEqual([]);
		expect(written.length).toBeLessThan(error ? 100_000 : Infinity);
		expect(routix.received.filter((request) => !isOfTheApi(request))).toEqual([]);
		expect(routix.received.length).toBeLessThan(MOST_REQUESTS);
		expect(elsewhere.received).toEqual([]);
		expect(Object.keys(Object.prototype)).toEqual([]);
	});
});

it('docs/reliability.md tells exactly this', () => {
	const document = readFileSync(DOCUMENT, 'utf8');
	const lines = KINDS.flatMap((kind) => {
		const ofKind = attacks.filter((each) => each.kind === kind);
		return [
			'',
			`### ${kind}`,
			'',
			'| Attack | What happens |',
			'| --- | --- |',
			...ofKind.map((each) => `| ${each.name.replaceAll('|', '\\|')} | ${seen.get(each)} |`),
		];
	});
	const summary = `${attacks.length} attacks of ${KINDS.length} kinds; all of them held.`;
	const expected = withLines(document, 'attacks', [summary, ...lines]);
	if (process.env.UPDATE_RELIABILITY) writeFileSync(DOCUMENT, expected);
	else expect(document).toBe(expected);
});
