import { callApi, type ApiCall } from './testing/apiCalls';
import type { Simulator, SimulatorSettings } from './client';
import { useSimulator } from './testing/useSimulator';

let simulator: Simulator;

useSimulator((started) => (simulator = started));

const read = (path: string, token?: string, options: ApiCall = {}) =>
	callApi(simulator, `api/${path}`, { token, ...options });

describe('a record request is refused with', () => {
	it('401 invalid_token without, with an unknown, and with an expired token', async () => {
		const invalid = { status: 401, body: { error: 'invalid_token' } };
		expect(await read('v1/RS2RDH3B/accounts')).toMatchObject(invalid);
		expect(await read('v1/RS2RDH3B/accounts', 'nonsense')).toMatchObject(invalid);
		const token = await simulator.token();
		expect((await read('v1/RS2RDH3B/accounts', token)).status).toBe(200);
		await simulator.expireTokens();
		const expired = await read('v1/RS2RDH3B/accounts', token);
		expect(expired).toMatchObject(invalid);
		expect(expired.headers.get('www-authenticate')).toContain('invalid_token');
	});

	it('401 after the lifetime that the token endpoint stated', async () => {
		await simulator.configure({ tokenLifetimeSeconds: 0.2 });
		const token = await simulator.token();
		await new Promise((resolve) => setTimeout(resolve, 210));
		expect((await read('v1/RS2RDH3B/accounts', token)).status).toBe(401);
	});

	it("403 invalid_token_type with a user's token", async () => {
		expect(await read('v1/RS2RDH3B/accounts', simulator.userToken)).toMatchObject({
			status: 403,
			body: { error: 'invalid_token_type' },
		});
	});

	it('403 insufficient_scope, naming the scope, for reading and writing', async () => {
		const token = await simulator.token(simulator.restrictedApp);
		const reading = await read('v1/RS2RDH3B/vehicles', token);
		expect(reading).toMatchObject({ status: 403, body: { error: 'insufficient_scope' } });
		expect(reading.body.error_description).toContain('routix:vehicles:read');
		const writing = await read('v1/RS2RDH3B/accounts', token, { body: { company_name: 'A' } });
		expect(writing).toMatchObject({ status: 403, body: { error: 'insufficient_scope' } });
		expect(writing.body.error_description).toContain('routix:accounts:write');
	});

	it('404 branch_not_found for an unknown public ID and for an internal one', async () => {
		const token = await simulator.token();
		const notFound = { status: 404, body: { error: 'branch_not_found' } };
		expect(await read('v1/AAAAAAAA/accounts', token)).toMatchObject(notFound);
		expect(await read(`v1/${simulator.branches[0].id}/accounts`, token)).toMatchObject(notFound);
	});

	it('403 for a branch that the app is not allowed', async () => {
		const token = await simulator.token(simulator.restrictedApp);
		expect((await read('v1/RS2RDH3B/accounts', token)).status).toBe(200);
		expect(await read('v1/VK7TQ4NM/accounts', token)).toMatchObject({
			status: 403,
			body: { error: 'branch_access_denied' },
		});
	});

	it('404 for a planned resource, an unknown one and an unknown version', async () => {
		await simulator.configure({ plannedResources: ['orders', 'vehicles'] });
		const token = await simulator.token();
		const notFound = { status: 404, body: { error: 'resource_not_found' } };
		expect(await read('v1/RS2RDH3B/orders', token)).toMatchObject(notFound);
		expect(await read('v1/RS2RDH3B/orders/1', token)).toMatchObject(notFound);
		expect(await read('v1/RS2RDH3B/trips', token)).toMatchObject(notFound);
		expect((await read('v1/RS2RDH3B/accounts', token)).status).toBe(200);
		expect((await read('v3/RS2RDH3B/accounts', token)).status).toBe(404);
	});

	it('429 and Retry-After beyond the rate limit', async () => {
		await simulator.configure({ rateLimit: { requestsPerSecond: 2, retryAfterSeconds: 7 } });
		const token = await simulator.token();
		const started = Date.now();
		const answers = await Promise.all(
			Array.from({ length: 40 }, () => read('v1/RS2RDH3B/accounts?limit=1', token)),
		);
		const secondsBegun = Math.ceil((Date.now() - started) / 1000) + 1;
		const allowed = answers.filter(({ status }) => status === 200);
		const refused = answers.filter(({ status }) => status === 429);
		expect(allowed.length).toBeGreaterThanOrEqual(2);
		expect(allowed.length).toBeLessThanOrEqual(2 * secondsBegun);
		expect(allowed.length + refused.length).toBe(40);
		expect(refused[0].headers.get('retry-after')).toBe('7');
		expect(refused[0].body.error).toBe('rate_limit_exceeded');
	});

	it.each<[SimulatorSettings['errorShape'], object]>([
		['oauth', { error: 'insufficient_scope', error_description: expect.any(String) }],
		['code', { code: 'insufficient_scope', message: expect.any(String) }],
		['nested', { error: { code: 'insufficient_scope', message: expect.any(String) } }],
	])('its error spelt the %s way', async (errorShape, body) => {
		await simulator.configure({ errorShape });
		const token = await simulator.token(simulator.restrictedApp);
		expect((await read('v1/RS2RDH3B/invoices', token)).body).toEqual(body);
	});
});
