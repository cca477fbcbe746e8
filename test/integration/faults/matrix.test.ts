import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeApiError } from 'n8n-workflow';
import { isOutcomeUnknown } from '../../../nodes/Routix/transport/errors/requestError';
import { startSimulator, type Simulator } from '../../simulator/client';
import { credentialFor } from '../support/contexts';
import {
	answerCases,
	networkCases,
	resolved,
	statusCases,
	tokenCases,
	type MatrixCase,
} from './matrix/cases';
import { withTables, type MatrixTable } from './matrix/document';
import type { Outcome } from './matrix/expectations';
import {
	isWrite,
	nameFor,
	operationNames,
	operationsIn,
	type MatrixOperation,
} from './matrix/operations';
import { startForwarder } from './support/forwarder';
import { startListener, type Listener } from './support/listener';
import { runOrCatch } from './support/run';
import { passTime, takeSlept } from './support/virtualTime';

jest.mock('n8n-workflow', () =>
	jest
		.requireActual<typeof import('./support/virtualTime')>('./support/virtualTime')
		.withVirtualSleep(jest.requireActual('n8n-workflow')),
);
jest.setTimeout(process.env.UPDATE_RELIABILITY ? 300_000 : 60_000);

const DOCUMENT = join(__dirname, '../../../docs/reliability.md');

let simulator: Simulator;
let otherHost: Listener;
let ids: string[];

const tables: MatrixTable[] = ['network', 'status', 'answer', 'token'].map((name) => ({
	name,
	observations: [],
}));

beforeAll(async () => {
	// The jitter of the waits is at its middle.
	jest.spyOn(Math, 'random').mockReturnValue(0.5);
	otherHost = await startListener((_received, _request, response) => response.end('{}'));
	simulator = await startSimulator();
	// However many are created, the list never has a length at which servers cap their pages.
	for (const { publicId } of simulator.branches) await simulator.seed('accounts', 260, publicId);
	const accounts = await simulator.records('accounts');
	ids = accounts.slice(0, 3).map(({ id }) => id as string);
	for (const id of ids) await simulator.update('accounts', id, { company_name: 'Café' });
});

afterAll(async () => {
	await simulator.stop();
	await otherHost.close();
});

afterEach(async () => await simulator.clearFaults());

/** Runs every operation of a row with a fresh app that has its token already. */
async function observe(row: MatrixCase, mark: string): Promise<Map<string, Outcome>> {
	const app = await simulator.registerApp({ name: row.name });
	const door = row.fault ? undefined : await startForwarder(simulator.url);
	const credential = credentialFor(simulator, { ...app, ...(door && { baseUrl: door.url }) });
	const operations = operationsIn({
		branches: simulator.branches,
		ids,
		resource: row.resource ?? 'account',
		mark,
	}).filter(({ name }) => row.only?.includes(name) ?? true);

	const [get] = operationsIn({ branches: simulator.branches, ids, resource: 'account', mark });
	expect((await runOrCatch({ ...get, credential })).error).toBeUndefined();
	await door?.close();
	takeSlept();
	const seen = new Map<string, Outcome>();
	for (const operation of operations) {
		const { name, method, path, parameters } = operation;
		await simulator.clearRequests();
		const { fault, shortenTimeoutBy, times = 1 } = row;
		if (row.tokenAgeMs) passTime(row.tokenAgeMs);
		if (fault) {
			const action = resolved(fault, otherHost.url);
			await simulator.addFault({ on: { method, path }, times, ...action });
		}
		const { error } = await runOrCatch({ parameters, credential, shortenTimeoutBy });
		if (error) checkWords(error);
		const requests = await simulator.requests();
		seen.set(name, {
			...outcomeOf(error, credential.baseUrl as string),
			requests: requests.filter((request) => isOf(operation, request)).length,
		});
	}
	return seen;
}

function outcomeOf(error: Error | undefined, baseUrl: string): Outcome {
	return {
		...(error && { error: withoutValues(error.message, baseUrl) }),
		requests: 0,
		// In tenths of a second: the few milliseconds between two requests are no wait.
		waited: Math.round(takeSlept() / 100) / 10,
		...(error && isOutcomeUnknown(error) && { mayBeDone: true }),
	};
}

function isOf({ method, path }: MatrixOperation, request: { method: string; path: string }) {
	return request.method === method && new RegExp(path).test(request.path);
}

/** Every error is ours, names its item, tells what to do, and tells of a lost write exactly when it may be one. */
function checkWords(error: Error): void {
	expect(error).toBeInstanceOf(NodeApiError);
	const { message, description, context } = error as NodeApiError;
	expect(context.itemIndex).toBe(0);
	expect(description).not.toBe('');
	expect(`${message} ${description}`).not.toMatch(/undefined|null|NaN|\[object/);
	expect(/may have (created|updated)/.test(description ?? '')).toBe(isOutcomeUnknown(error));
}

function withoutValues(message: string, baseUrl: string): string {
	return message.replace(baseUrl, '{base URL}').replace(/"[0-9a-f-]{36}"/, '"{record ID}"');
}

/** How often what an operation writes stands in Routix now. */
async function timesInRoutix(mark: string, operation: MatrixOperation['name']): Promise<number> {
	const lists = await Promise.all(
		simulator.branches.slice(0, 2).map(({ publicId }) => simulator.records('accounts', publicId)),
	);
	const name = nameFor(mark, operation);
	return lists.flat().filter((account) => account.company_name === name).length;
}

describe.each([
	['of the network', networkCases, tables[0]],
	['told by the status', statusCases, tables[1]],
	['in the answer itself', answerCases, tables[2]],
])('faults %s', (_what, cases, table) => {
	it.each(cases)('$name', async (row) => {
		const mark = String(cases.indexOf(row));
		const seen = await observe(row, `${table.name} ${mark}`);
		const names = operationNames.filter((name) => seen.has(name));
		expect(Object.fromEntries(seen)).toEqual(
			Object.fromEntries(names.map((name) => [name, row.expected[name]])),
		);

		for (const name of names) {
			const outcome = seen.get(name)!;
			table.observations.push({ fault: row.name, operation: name, outcome });
			if (!isWrite(name)) continue;
			const times = await timesInRoutix(`${table.name} ${mark}`, name);
			// Never twice; and an error that does not say so has not changed anything.
			const mostTimes = outcome.error === undefined || outcome.mayBeDone ? 1 : 0;
			expect(times).toBeLessThanOrEqual(mostTimes);
		}
		expect(otherHost.received).toEqual([]);
	});
});

describe('faults of the token endpoint', () => {
	it.each(tokenCases)('$name', async ({ name, fault, times = 1, expected }) => {
		const resource = 'account';
		const mark = `token ${name}`;
		for (const operation of operationsIn({ branches: simulator.branches, ids, resource, mark })) {
			const app = await simulator.registerApp({ name });
			const credential = credentialFor(simulator, { ...app });
			await simulator.clearRequests();
			await simulator.addFault({
				on: { path: '/oauth-token$' },
				times,
				...resolved(fault, otherHost.url),
			});
			takeSlept();
			const { error } = await runOrCatch({ parameters: operation.parameters, credential });
			if (error) checkWords(error);
			const seen = outcomeOf(error, credential.baseUrl as string);
			const requests = await simulator.requests();
			seen.requests = requests.filter(({ path }) => path.endsWith('/oauth-token')).length;
			await simulator.clearFaults();

			expect([operation.name, seen]).toEqual([operation.name, expected]);
			const withoutToken = requests.filter(({ query }) => !('access_token' in query));
			expect(withoutToken).toHaveLength(requests.length);
			if (expected.error !== undefined) expect(requests).toHaveLength(seen.requests);
			tables[3].observations.push({ fault: name, operation: operation.name, outcome: seen });
		}
		expect(otherHost.received).toEqual([]);
	});
});

it('docs/reliability.md tells exactly this', () => {
	const document = readFileSync(DOCUMENT, 'utf8');
	const expected = withTables(document, tables);
	if (process.env.UPDATE_RELIABILITY) writeFileSync(DOCUMENT, expected);
	else expect(document).toBe(expected);
});
