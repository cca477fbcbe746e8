import { startSimulator, type AppKeys, type SimulatorSettings, type Simulator } from './client';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(() => simulator.stop());
beforeEach(() => simulator.reset());

type ErrorBody = Record<string, unknown>;

async function read(path: string, token?: string, init: RequestInit = {}) {
	const response = await fetch(`${simulator.url}/functions/v1/api/${path}`, {
		...init,
		headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...init.headers },
	});
	const body = (await response.json()) as ErrorBody;
	return { status: response.status, headers: response.headers, body };
}

async function postJson(name: string, body: unknown, headers: Record<string, string> = {}) {
	const response = await fetch(`${simulator.url}/functions/v1/${name}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
	return { status: response.status, body: (await response.json()) as any };
}

const askToken = ({ clientId, clientSecret }: Pick<AppKeys, 'clientId' | 'clientSecret'>) =>
	postJson('oauth-token', {
		grant_type: 'client_credentials',
		client_id: clientId,
		client_secret: clientSecret,
	});

const allScopes = [
	'routix:accounts:read',
	'routix:accounts:write',
	'routix:orders:read',
	'routix:orders:write',
	'routix:vehicles:read',
	'routix:vehicles:write',
	'routix:staff:read',
	'routix:equipment:read',
	'routix:planning:read',
	'routix:invoices:read',
	'routix:invoices:write',
];

describe('the client credentials endpoint', () => {
	it('answers as documented', async () => {
		const { status, body } = await askToken(simulator.app);
		expect(status).toBe(200);
		expect(body).toEqual({
			access_token: expect.stringMatching(/^\S{40,}$/),
			token_type: 'bearer',
			expires_in: 3600,
			scope: expect.any(String),
			organization_id: simulator.organizations[0].id,
			branch_ids: simulator.branches.map(({ id }) => id),
		});
		expect(body.scope.split(' ').sort()).toEqual([...allScopes].sort());
	});

	it('names the scopes and branches of a restricted app', async () => {
		const { body } = await askToken(simulator.restrictedApp);
		expect(body.scope).toBe('routix:accounts:read routix:orders:read');
		expect(body.branch_ids).toEqual([simulator.branches[0].id]);
	});

	it('refuses a form, even with the right secret', async () => {
		const { clientId, clientSecret } = simulator.app;
		const response = await fetch(`${simulator.url}/functions/v1/oauth-token`, {
			method: 'POST',
			body: new URLSearchParams({
				grant_type: 'client_credentials',
				client_id: clientId,
				client_secret: clientSecret,
			}),
		});
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ error: 'invalid_request' });
	});

	it.each(['text/plain', 'application/jsonp', 'multipart/form-data; boundary=x'])(
		'refuses the content type %s',
		async (type) => {
			expect((await postJson('oauth-token', '{}', { 'content-type': type })).status).toBe(400);
		},
	);

	it('answers invalid_client to a wrong secret and to an unknown client ID alike', async () => {
		const { clientId, clientSecret } = simulator.app;
		const wrong = await askToken({ clientId, clientSecret: `routix_${'0'.repeat(40)}` });
		const unknown = await askToken({ clientId: crypto.randomUUID(), clientSecret });
		expect(wrong).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
		expect(unknown).toEqual(wrong);
	});

	it('refuses other grants, missing fields and broken JSON', async () => {
		const { clientId: client_id, clientSecret: client_secret } = simulator.app;
		expect(
			await postJson('oauth-token', { grant_type: 'password', client_id, client_secret }),
		).toMatchObject({
			status: 400,
			body: { error: 'unsupported_grant_type' },
		});
		expect(
			(await postJson('oauth-token', { grant_type: 'client_credentials', client_id })).status,
		).toBe(400);
		expect((await postJson('oauth-token', '{"grant_type":')).status).toBe(400);
	});

	it('gives a revoked app no token, and one again after it was reactivated', async () => {
		const token = await simulator.token();
		await simulator.revokeApp(simulator.app.clientId);
		expect(await askToken(simulator.app)).toMatchObject({
			status: 401,
			body: { error: 'invalid_client' },
		});
		expect((await read('v1/RS2RDH3B/accounts', token)).status).toBe(200);
		await simulator.reactivateApp(simulator.app.clientId);
		expect((await askToken(simulator.app)).status).toBe(200);
	});
});

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
		expect((await read('v1/RS2RDH3B/accounts', token)).status).toBe(200);
		await new Promise((resolve) => setTimeout(resolve, 250));
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
		const writing = await read('v1/RS2RDH3B/accounts', token, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: '{"company_name":"A"}',
		});
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
		await simulator.configure({ rateLimit: { requestsPerSecond: 3, retryAfterSeconds: 2 } });
		const token = await simulator.token();
		const answers = await Promise.all(
			Array.from({ length: 12 }, () => read('v1/RS2RDH3B/accounts?limit=1', token)),
		);
		const refused = answers.filter(({ status }) => status === 429);
		// The twelve may fall into two seconds.
		expect(refused.length).toBeGreaterThanOrEqual(6);
		expect(refused.length).toBeLessThanOrEqual(9);
		expect(refused[0].headers.get('retry-after')).toBe('2');
		expect(refused[0].body.error).toBe('rate_limit_exceeded');
	});

	it.each<[SimulatorSettings['errorShape'], ErrorBody]>([
		['oauth', { error: 'insufficient_scope', error_description: expect.any(String) }],
		['code', { code: 'insufficient_scope', message: expect.any(String) }],
		['nested', { error: { code: 'insufficient_scope', message: expect.any(String) } }],
	])('its error spelt the %s way', async (errorShape, body) => {
		await simulator.configure({ errorShape });
		const token = await simulator.token(simulator.restrictedApp);
		expect((await read('v1/RS2RDH3B/invoices', token)).body).toEqual(body);
	});
});

describe('app management', () => {
	const asUser = () => ({ authorization: `Bearer ${simulator.userToken}` });
	const registration = () => ({
		name: 'Warehouse',
		description: 'Reads orders',
		redirect_uris: ['https://example.com/callback'],
		allowed_scopes: ['routix:orders:read'],
		allowed_branch_ids: [simulator.branches[1].id],
	});

	it('registers an app that then gets its own scopes and branches', async () => {
		const { status, body } = await postJson('register-oauth-app', registration(), asUser());
		expect(status).toBe(200);
		expect(body).toEqual({
			success: true,
			app: {
				...registration(),
				description: undefined,
				id: expect.any(String),
				client_id: expect.any(String),
				client_secret: expect.stringMatching(/^routix_[0-9a-f]{40}$/),
				status: 'active',
				created_at: expect.any(String),
			},
			warning: expect.any(String),
		});
		const { client_id: clientId, client_secret: clientSecret } = body.app;
		const token = await simulator.token({ clientId, clientSecret });
		expect((await read('v1/VK7TQ4NM/orders', token)).status).toBe(200);
		expect((await read('v1/RS2RDH3B/orders', token)).status).toBe(403);
		expect((await read('v1/VK7TQ4NM/accounts', token)).status).toBe(403);
	});

	it('names what is wrong with a registration', async () => {
		const { status, body } = await postJson(
			'register-oauth-app',
			{ ...registration(), allowed_scopes: ['routix:orders:delete'] },
			asUser(),
		);
		expect(status).toBe(422);
		expect(body.details[0].field).toMatch(/^allowed_scopes/);
	});

	it('wants a user token', async () => {
		expect((await postJson('register-oauth-app', registration())).status).toBe(401);
		const authorization = `Bearer ${await simulator.token()}`;
		expect(await postJson('rotate-oauth-secret', {}, { authorization })).toMatchObject({
			status: 403,
			body: { error: 'invalid_token_type' },
		});
	});

	it('rotates a secret: the old one is dead at once, issued tokens live on', async () => {
		const token = await simulator.token();
		const { body } = await postJson(
			'rotate-oauth-secret',
			{ oauth_app_id: simulator.app.id },
			asUser(),
		);
		expect(body).toEqual({
			success: true,
			client_secret: expect.stringMatching(/^routix_[0-9a-f]{40}$/),
			client_secret_last4: body.client_secret.slice(-4),
			warning: expect.any(String),
		});
		expect((await askToken(simulator.app)).status).toBe(401);
		const { clientId } = simulator.app;
		expect((await askToken({ clientId, clientSecret: body.client_secret })).status).toBe(200);
		expect((await read('v1/RS2RDH3B/accounts', token)).status).toBe(200);
		expect((await postJson('rotate-oauth-secret', { oauth_app_id: 'x' }, asUser())).status).toBe(
			404,
		);
	});
});
