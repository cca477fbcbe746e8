import { callApi } from './testing/apiCalls';
import type { AppKeys, Simulator } from './client';
import { useSimulator } from './testing/useSimulator';

let simulator: Simulator;

useSimulator((started) => (simulator = started));

const postJson = (name: string, body: unknown, headers?: Record<string, string>) =>
	callApi(simulator, name, { body, headers });

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
		expect([unknown.status, unknown.body]).toEqual([wrong.status, wrong.body]);
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
		const path = 'api/v1/RS2RDH3B/accounts';
		expect((await callApi(simulator, path, { token })).status).toBe(200);
		await simulator.reactivateApp(simulator.app.clientId);
		expect((await askToken(simulator.app)).status).toBe(200);
	});
});
