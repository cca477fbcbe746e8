import { callApi, type ApiCall } from './testing/apiCalls';
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

const read = (path: string, token?: string, options: ApiCall = {}) =>
	callApi(simulator, `api/${path}`, { token, ...options });

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

	const setStatus = async (
		status: string,
		{ id = simulator.app.id, headers = asUser() as Record<string, string> } = {},
	) => {
		const response = await fetch(`${simulator.url}/rest/v1/oauth_apps?id=eq.${id}`, {
			method: 'PATCH',
			headers: { 'content-type': 'application/json', ...headers },
			body: JSON.stringify({ status }),
		});
		const text = await response.text();
		return { status: response.status, body: text && JSON.parse(text) };
	};

	it('revokes an app, which then gets no token, and activates it again', async () => {
		const token = await simulator.token();
		const headers = { ...asUser(), prefer: 'return=representation' };

		const { status, body } = await setStatus('revoked', { headers });

		expect(status).toBe(200);
		expect(body).toEqual([expect.objectContaining({ id: simulator.app.id, status: 'revoked' })]);
		expect(JSON.stringify(body)).not.toContain(simulator.app.clientSecret);
		expect((await askToken(simulator.app)).status).toBe(401);
		expect((await read('v1/RS2RDH3B/accounts', token)).status).toBe(200);

		expect(await setStatus('active')).toEqual({ status: 204, body: '' });
		expect((await askToken(simulator.app)).status).toBe(200);
	});

	it('changes nothing for an unknown app, status or token', async () => {
		const headers = { ...asUser(), prefer: 'return=representation' };
		expect(await setStatus('revoked', { id: 'x', headers })).toEqual({ status: 200, body: [] });
		expect((await setStatus('asleep')).status).toBe(422);
		expect((await setStatus('revoked', { headers: {} })).status).toBe(401);
		expect((await askToken(simulator.app)).status).toBe(200);
	});

	it('has a gateway in front that wants its own key, if told so', async () => {
		await simulator.configure({ gatewayKey: 'anon' });
		expect((await postJson('register-oauth-app', registration(), asUser())).status).toBe(401);
		expect((await setStatus('revoked')).status).toBe(401);

		const withKey = { ...asUser(), apikey: 'anon' };
		expect((await postJson('register-oauth-app', registration(), withKey)).status).toBe(200);
	});
});
