import { accessTokens } from '../../../nodes/Routix/transport/credential/clientCredentials';
import type { NodeApiError } from 'n8n-workflow';
import { declared } from '../support/n8nVersion';
import { startSimulator, type AppKeys, type Simulator } from '../../simulator/client';
import { credentialFor } from '../support/contexts';
import { runRoutix, type Execution } from '../support/routixNode';

jest.setTimeout(60_000);

let simulator: Simulator;
let app: AppKeys;

beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(async () => await simulator.stop());

beforeEach(async () => {
	await simulator.reset();
	// An app of its own for every test, whose token nobody has asked for yet.
	app = await simulator.registerApp({ name: 'Test' });
});

const getMany = { resource: 'account', operation: 'getAll', returnAll: true };
const oneAccount = { ...getMany, returnAll: false, limit: 1 };

const run = async (changes: Partial<Execution> = {}) =>
	await runRoutix({
		credential: credentialFor(simulator, { ...app }),
		parameters: getMany,
		...changes,
	});

async function errorOf(running: Promise<unknown>): Promise<NodeApiError> {
	return (await running.then(
		() => expect('items').toBe('an error'),
		(error: unknown) => error,
	)) as NodeApiError;
}

async function counts() {
	const requests = await simulator.requests();
	const ofTokens = requests.filter(({ path }) => path.endsWith('/oauth-token'));
	return { tokens: ofTokens.length, records: requests.length - ofTokens.length };
}

describe('requests', () => {
	it('of 20 input items take one token', async () => {
		const input = Array.from({ length: 20 }, () => ({}));
		expect(await run({ parameters: oneAccount, input })).toHaveLength(20);
		expect(await counts()).toEqual({ tokens: 1, records: 1 });
	});

	it('of five executions at once take one token', async () => {
		await Promise.all(Array.from({ length: 5 }, async () => await run({ parameters: oneAccount })));
		expect(await counts()).toEqual({ tokens: 1, records: 5 });
	});

	it('of items with different branches give items that point at their input', async () => {
		const branches = simulator.branches.map(({ publicId }) => publicId);
		for (const [index, branch] of branches.entries()) {
			await simulator.seed('accounts', index + 2, branch);
		}
		const items = await run({
			parameters: { ...getMany, branchPublicId: '={{ $json.branch }}' },
			input: branches.map((branch) => ({ branch })),
		});
		const expected = await Promise.all(
			branches.map(async (branch, item) =>
				(await simulator.records('accounts', branch)).map(({ id }) => [id, { item }]),
			),
		);
		expect(items.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual(expected.flat());
	});

	it('to a server that caps pages at 100 still bring every record', async () => {
		await simulator.configure({ pageSizeCap: 100 });
		await simulator.seed('accounts', 950);
		const items = await run();
		const stored = await simulator.records('accounts');
		expect(items.map(({ json }) => json.id)).toEqual(stored.map(({ id }) => id));
	});
});

/** Lets every token be as old as most are when they end. */
const withOldTokens = () =>
	beforeEach(() => void jest.spyOn(accessTokens, 'ageOf').mockReturnValue(1_800_000));

afterEach(() => jest.restoreAllMocks());

describe('an access token that ends in mid-life', () => {
	withOldTokens();

	it('is replaced once, and nobody notices', async () => {
		await run({ parameters: oneAccount });
		await simulator.expireTokens();
		await simulator.clearRequests();
		const input = Array.from({ length: 5 }, () => ({}));
		expect(await run({ parameters: oneAccount, input })).toHaveLength(5);
		// All items ask the same, so one read serves them all.
		expect(await counts()).toEqual({ tokens: 1, records: 2 });
	});

	it('is replaced once although several pages are refused at the same time', async () => {
		await simulator.seed('accounts', 5_000);
		await run({ parameters: oneAccount });
		await simulator.clearRequests();
		const status = { kind: 'status', status: 401, body: { error: 'invalid_token' } } as const;
		await simulator.configure({ latencyMs: 50 });
		await simulator.addFault({ on: { path: '/accounts', skip: 1 }, ...status, times: 4 });
		expect(await run()).toHaveLength(5_000);
		expect((await simulator.requests({ status: 401 })).length).toBe(4);
		expect((await counts()).tokens).toBe(1);
	});

	it('is replaced before a write, which is done once', async () => {
		await run({ parameters: oneAccount });
		await simulator.expireTokens();
		const columns = { mappingMode: 'defineBelow', value: { company_name: 'Acme' }, schema: [] };
		await run({ parameters: { resource: 'account', operation: 'create', columns } });
		const created = (await simulator.records('accounts')).filter(
			({ company_name: name }) => name === 'Acme',
		);
		expect(created).toHaveLength(1);
	});
});

describe('an access token that is seconds old', () => {
	it('is tried once more after two seconds, since it may not be valid yet where clocks differ', async () => {
		const body = { error: 'invalid_token', message: 'Token used before issued' };
		const fault = { kind: 'status', status: 401, body } as const;
		await simulator.addFault({ on: { path: '/accounts' }, times: 1, ...fault });
		expect(await run({ parameters: oneAccount })).toHaveLength(1);
		expect(await counts()).toEqual({ tokens: 1, records: 2 });
	});
});

describe('an access token that Routix never accepts', () => {
	withOldTokens();

	beforeEach(async () => {
		await simulator.addFault({
			on: { path: '/accounts' },
			times: 0,
			kind: 'status',
			status: 401,
			body: { error: 'invalid_token', message: 'Expired' },
		});
	});

	it('is a clear error and no loop', async () => {
		const error = await errorOf(run());
		expect(error.message).toBe('Routix no longer accepts the access token');
		expect(error.description).toContain('Even a new token was refused');
		expect(error).toMatchObject(declared({ cause: 'credential-invalid' }));
		expect(await counts()).toEqual({ tokens: 1, records: 2 });
	});

	it('is not replaced again for every further item', async () => {
		const input = Array.from({ length: 10 }, () => ({}));
		const items = await run({ input, onError: 'continueRegularOutput' });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(input.map((_, item) => ({ item })));
		expect(await counts()).toEqual({ tokens: 1, records: 2 });
	});
});

describe('an app that was revoked', () => {
	withOldTokens();

	it('goes on while its token lives, and then fails clearly', async () => {
		await run({ parameters: oneAccount });
		await simulator.revokeApp(app.clientId);
		expect(await run({ parameters: oneAccount })).toHaveLength(1);
		await simulator.expireTokens();
		await simulator.clearRequests();
		const error = await errorOf(run());
		expect(error.message).toBe('Routix does not accept the client ID or client secret');
		expect(await counts()).toEqual({ tokens: 1, records: 1 });
	});

	it('works again once it is reactivated, and so does one with a new secret', async () => {
		await simulator.revokeApp(app.clientId);
		await errorOf(run());
		await simulator.reactivateApp(app.clientId);
		expect(await run({ parameters: oneAccount })).toHaveLength(1);
		const { clientSecret } = await simulator.rotateSecret(app.clientId);
		const credential = credentialFor(simulator, { ...app, clientSecret });
		expect(await run({ parameters: oneAccount, credential })).toHaveLength(1);
	});
});

describe('a cancelled execution', () => {
	/** Runs until the server has answered, or received, the first request; cancels, and tells what came after that. */
	async function cancelled(changes: Partial<Execution> = {}, when = 'answered') {
		const controller = new AbortController();
		const running = run({ abortSignal: controller.signal, ...changes }).then(
			(items) => ({ items, error: undefined }),
			(error: NodeApiError) => ({ items: [], error }),
		);
		const isTime = async () =>
			(await simulator.requests({ path: '/accounts' })).some(
				({ status }) => when === 'received' || status !== 0,
			);
		do await new Promise((resolve) => setTimeout(resolve, 50));
		while (!(await isTime()));
		const before = await simulator.requests();
		const cancelledAt = performance.now();
		controller.abort();
		const { items, error } = await running;
		const took = performance.now() - cancelledAt;
		await new Promise((resolve) => setTimeout(resolve, 300));
		const sent = (await simulator.requests()).slice(before.length);
		return { items, error, took, sent };
	}

	it.each([
		['429', { status: 429, headers: { 'retry-after': '30' } }],
		['503', { status: 503, headers: { 'retry-after': '30' } }],
	])(
		'ends within half a second of waiting after a %s, and sends nothing more',
		async (_status, answer) => {
			await simulator.addFault({ on: { path: '/accounts' }, times: 0, kind: 'status', ...answer });
			const { error, took, sent } = await cancelled();
			expect(error?.message).toBe('The execution was cancelled');
			expect(took).toBeLessThan(500);
			expect(sent).toEqual([]);
		},
	);

	it('sends nothing for the items that are left, not even to get a token', async () => {
		await simulator.configure({ tokenLifetimeSeconds: 1 });
		await simulator.addFault({
			on: { path: '/accounts' },
			times: 0,
			kind: 'status',
			status: 429,
			headers: { 'retry-after': '30' },
		});
		const input = Array.from({ length: 5 }, () => ({}));
		const { items, sent } = await cancelled({ input, onError: 'continueRegularOutput' });
		expect(items).not.toHaveLength(0);
		expect(items.every(({ json }) => String(json.error).includes('cancelled'))).toBe(true);
		expect(sent).toEqual([]);
	});

	it('breaks off the request that is under way', async () => {
		await simulator.addFault({ on: { path: '/accounts' }, times: 0, kind: 'slowBody', ms: 20_000 });
		const { error, took, sent } = await cancelled({}, 'received');
		expect(error?.message).toBe('The execution was cancelled');
		expect(took).toBeLessThan(500);
		expect(sent).toEqual([]);
	});

	it('tells of a write under way that it may have been carried out', async () => {
		await simulator.addFault({
			on: { method: 'POST', path: '/accounts' },
			kind: 'slowBody',
			ms: 20_000,
		});
		const columns = { mappingMode: 'defineBelow', value: { company_name: 'Acme' }, schema: [] };
		const parameters = { resource: 'account', operation: 'create', columns };
		const { error } = await cancelled({ parameters }, 'received');
		expect(error?.message).toBe('The execution was cancelled');
		expect(error?.description).toContain('may have created');
	});
});
