import type { ServerResponse } from 'node:http';
import fc from 'fast-check';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { Routix } from '../../nodes/Routix/Routix.node';
import { RoutixTrigger } from '../../nodes/Routix/RoutixTrigger.node';
import { readState } from '../../nodes/Routix/trigger/memory/state';
import { startListener, type Listener } from '../integration/faults/support/listener';
import {
	credentialFor,
	executeContext,
	loadOptionsContext,
	pollContext,
} from '../integration/support/contexts';
import { CASES } from './cases';
import { hostileValue, jsonText, mutated } from './hostileJson';
import { judged } from './judge';

jest.mock('n8n-workflow', () =>
	jest
		.requireActual<
			typeof import('../integration/faults/support/virtualTime')
		>('../integration/faults/support/virtualTime')
		.withVirtualSleep(jest.requireActual('n8n-workflow')),
);
jest.setTimeout(CASES * 1_000 + 60_000);

/** More requests than any answer justifies: something goes round in circles. */
const MOST_REQUESTS = 1_000;

interface HostileAnswer {
	status: number;
	headers: Record<string, string>;
	text: string;
}

let server: Listener;
/** Taken in turn by the requests of a case. */
let answers: HostileAnswer[] = [];
let asked = 0;

beforeAll(async () => {
	server = await startListener((request, _request, response) => {
		if (request.url.endsWith('/oauth-token')) {
			return send(response, {
				status: 200,
				headers: {},
				text: '{"access_token":"abc","expires_in":9e9}',
			});
		}
		asked++;
		if (asked > MOST_REQUESTS) return response.destroy();
		send(response, answers[asked % answers.length]);
	});
});
afterAll(async () => await server.close());

function send(response: ServerResponse, { status, headers, text }: HostileAnswer) {
	response.writeHead(status, { 'content-type': 'application/json', ...headers });
	response.end(text);
}

const account = (id: string) => ({
	id,
	company_name: 'Acme Transport B.V.',
	email: 'info@acmetransport.nl',
	phone: null,
	account_type: 'customer',
	status: 'active',
	payment_term: 30,
	created_at: '2026-11-24T12:00:00Z',
	address: { city: 'Rotterdam', lines: ['Waalhaven 1'] },
	tags: ['a', 'b'],
});

const bodies = [
	{
		data: [account('a1'), account('b2')],
		pagination: { limit: 1000, offset: 0, total: 2 },
		version: 'v1',
	},
	{ data: account('a1'), version: 'v1' },
	account('a1'),
	{
		error: {
			code: 'validation_failed',
			message: 'No',
			details: [{ field: 'email', message: 'No' }],
		},
	},
	{ error: 'insufficient_scope', error_description: 'It needs routix:accounts:read' },
	[],
];

const body = fc.oneof(
	{
		weight: 12,
		arbitrary: fc
			.constantFrom(...bodies)
			.chain(mutated)
			.map(jsonText),
	},
	{ weight: 1, arbitrary: hostileValue.map(jsonText) },
	{
		weight: 1,
		arbitrary: fc.constantFrom('', ' ', '{"data":[', '<html></html>', '\ufeff[]', '\u0000'),
	},
);

const answer: fc.Arbitrary<HostileAnswer> = fc.record({
	status: fc.oneof(
		{ weight: 8, arbitrary: fc.constantFrom(200, 201) },
		{
			weight: 4,
			arbitrary: fc.constantFrom(204, 302, 400, 401, 403, 404, 409, 418, 422, 429, 500, 503),
		},
	),
	headers: fc.oneof(
		{ weight: 6, arbitrary: fc.constant({}) },
		{
			weight: 1,
			arbitrary: fc.record({
				'retry-after': fc.constantFrom('0', '-1', '1e9', 'soon', '99999999999', '1'),
				'content-type': fc.constantFrom('text/html', 'application/json; charset=latin1', 'x'),
				location: fc.constantFrom('/x', '//evil.example', 'http://[', ''),
			}),
		},
	),
	text: body,
});

const columns = {
	mappingMode: 'defineBelow',
	value: { company_name: 'Acme', email: 'info@acme.nl' },
	matchingColumns: ['company_name'],
	schema: [],
};
const recordId = { __rl: true, mode: 'id', value: 'a1' };
const operations: INodeParameters[] = [
	{ operation: 'get', recordId },
	{ operation: 'getAll', returnAll: true },
	{ operation: 'getAll', returnAll: false, limit: 3, branchPublicId: 'RS2RDH3B, VK7TQ4NM' },
	{ operation: 'create', columns },
	{ operation: 'create', columns: { ...columns, mappingMode: 'autoMapInputData' } },
	{ operation: 'update', recordId, columns },
	{ operation: 'upsert', columns },
	{ operation: 'upsert', columns, options: { dryRun: true, onSeveralMatches: 'first' } },
	{ operation: 'upsert', columns: { ...columns, matchingColumns: ['company_name', 'status'] } },
];

const credential = () =>
	credentialFor({
		url: server.url,
		app: { id: '', clientId: 'fuzz', clientSecret: 'routix_0123456789abcdef' },
		branches: [{ publicId: 'RS2RDH3B', id: '', name: '' }],
	});

function prepare(given: HostileAnswer[]) {
	answers = given;
	asked = 0;
}

function expectFewRequests() {
	if (asked > MOST_REQUESTS) throw new Error(`${asked} requests for one case`);
}

function expectItems(items: INodeExecutionData[], inputCount: number) {
	for (const { json, pairedItem } of items) {
		expect(typeof json === 'object' && json !== null && !Array.isArray(json)).toBe(true);
		expect((pairedItem as { item: number }).item).toBeLessThan(inputCount);
	}
}

it(`every operation ends well whatever Routix answers (${CASES} cases)`, async () => {
	const input = fc.array(
		fc
			.constant(account('x'))
			.chain(mutated)
			.map((json) => ({ json })),
		{ minLength: 1, maxLength: 2 },
	);
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom('account', 'order'),
			fc.constantFrom(...operations),
			fc.array(answer, { minLength: 1, maxLength: 3 }),
			input,
			async (resource, operation, given, items) => {
				prepare(given);
				const inputs = items.map(({ json }) => (typeof json === 'object' && json ? json : {}));
				const nodeType = new Routix();
				const setting = {
					nodeType,
					parameters: { resource, ...operation },
					credential: credential(),
				};
				const context = executeContext(setting, inputs as never[]);
				const output = await judged(async () => await nodeType.execute.call(context));
				if (output) expectItems(output[0], inputs.length);
				expectFewRequests();
			},
		),
		{ numRuns: CASES },
	);
});

it(`the form of the fields and the record picker end well too (${CASES} cases)`, async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom('create', 'update', 'upsert'),
			fc.array(answer, { minLength: 1, maxLength: 3 }),
			fc.constantFrom('', 'acme', '__proto__', '\ud800', ' '),
			async (operation, given, typed) => {
				const { methods } = new Routix();
				const setting = {
					nodeType: new Routix(),
					parameters: { resource: 'account', operation },
					credential: credential(),
				};
				prepare(given);
				const fields = await judged(
					async () => await methods.resourceMapping.getFields.call(loadOptionsContext(setting)),
				);
				for (const { id, displayName, type = 'any' } of fields?.fields ?? []) {
					// A field without any value has no type.
					expect([typeof id, typeof displayName, typeof type]).toEqual([
						'string',
						'string',
						'string',
					]);
				}
				prepare(given);
				const found = await judged(
					async () =>
						await methods.listSearch.searchRecords.call(loadOptionsContext(setting), typed),
				);
				for (const { name, value } of found?.results ?? []) {
					expect([typeof name, typeof value]).toEqual(['string', 'string']);
				}
				expectFewRequests();
			},
		),
		{ numRuns: CASES },
	);
});

it(`the trigger never loses its state (${CASES} cases)`, async () => {
	const good: HostileAnswer = {
		status: 200,
		headers: {},
		text: jsonText(bodies[0]),
	};
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom('created', 'updated', 'createdOrUpdated'),
			fc.array(answer, { minLength: 1, maxLength: 3 }),
			async (event, given) => {
				const nodeType = new RoutixTrigger();
				const setting = {
					nodeType,
					parameters: { resource: 'account', event, options: { fullScanInterval: 0 } },
					credential: credential(),
					staticData: {},
				};
				const { context, workflow } = pollContext(setting);
				jest.spyOn(context.logger, 'warn').mockImplementation();
				jest.spyOn(context.logger, 'info').mockImplementation();
				const state = () => {
					const { global } = workflow.staticData as { global?: Record<string, unknown> };
					return structuredClone(global?.['routixTrigger:routix-node']);
				};
				prepare([good]);
				await nodeType.poll.call(context);
				const before = state();
				const isUsable = (state: unknown) => readState(state, event === 'created' ? 0 : 16, false);
				expect(isUsable(before)).toBeDefined();

				prepare(given);
				let hasFailed = true;
				await judged(async () => {
					await nodeType.poll.call(context);
					hasFailed = false;
				});
				if (hasFailed) expect(state()).toEqual(before);
				expect(isUsable(state())).toBeDefined();
				expectFewRequests();

				// Whatever came in between, what was there before is not new.
				prepare([good]);
				const emitted = await judged(async () => await nodeType.poll.call(context));
				if (hasFailed) expect(emitted).toBeNull();
			},
		),
		{ numRuns: CASES },
	);
});
