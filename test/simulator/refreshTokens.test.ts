import type { Simulator } from './client';
import { callApi } from './testing/apiCalls';
import { allow, authorizeUrl, Browser } from './testing/browser';
import { connect, pkce, redirectUri, requestToken } from './testing/oauthFlow';
import { useSimulator } from './testing/useSimulator';

let simulator: Simulator;

useSimulator((started) => (simulator = started));

const accounts = async (token: unknown, path = 'RS2RDH3B/accounts') =>
	callApi(simulator, `api/v1/${path}`, { token: String(token) });

const refresh = (token: unknown) =>
	requestToken(simulator, { grant_type: 'refresh_token', refresh_token: String(token) });

describe('the token endpoint', () => {
	it('refuses a wrong verifier, and a code for the second time', async () => {
		const { challenge, verifier } = pkce();
		const url = authorizeUrl(simulator, {
			redirectUri,
			scope: 'routix:orders:read',
			challenge,
			state: 's',
		});
		const callback = await allow(new Browser(), url, simulator.organizations[0].id);
		const exchange = (codeVerifier: string) =>
			requestToken(simulator, {
				grant_type: 'authorization_code',
				code: callback.searchParams.get('code') ?? '',
				redirect_uri: redirectUri,
				code_verifier: codeVerifier,
			});
		expect(await exchange(pkce().verifier)).toMatchObject({
			status: 400,
			body: { error: 'invalid_grant' },
		});
		expect((await exchange(verifier)).status).toBe(200);
		expect(await exchange(verifier)).toMatchObject({
			status: 400,
			body: { error: 'invalid_grant' },
		});
	});

	it('takes the client secret in the form only, and only the right one', async () => {
		const { body } = await connect(simulator);
		const fields = { grant_type: 'refresh_token', refresh_token: String(body.refresh_token) };
		expect(
			await requestToken(simulator, { ...fields, client_secret: `routix_${'0'.repeat(40)}` }),
		).toMatchObject({
			status: 401,
			body: { error: 'invalid_client' },
		});
		const { clientId, clientSecret } = simulator.pkceApp;
		const basic = await fetch(`${simulator.url}/auth/v1/oauth/token`, {
			method: 'POST',
			headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
			body: new URLSearchParams(fields),
		});
		expect(basic.status).toBe(401);
	});

	it('rotates refresh tokens, and ends the grant when an old one comes back', async () => {
		const first = (await connect(simulator)).body;
		const second = (await refresh(first.refresh_token)).body;
		expect(second.refresh_token).not.toBe(first.refresh_token);
		expect(second.access_token).not.toBe(first.access_token);
		expect((await accounts(second.access_token)).status).toBe(200);
		expect(await refresh(first.refresh_token)).toMatchObject({
			status: 400,
			body: { error: 'invalid_grant' },
		});
		expect((await refresh(second.refresh_token)).status).toBe(400);
		expect((await accounts(second.access_token)).status).toBe(401);
	});

	it('lets a used refresh token work on for the seconds of grace that the settings give', async () => {
		await simulator.configure({ refreshTokenGraceSeconds: 30 });
		const { body } = await connect(simulator);
		const both = await Promise.all([refresh(body.refresh_token), refresh(body.refresh_token)]);
		expect(both.map(({ status }) => status)).toEqual([200, 200]);
	});

	it('keeps the refresh token when rotation is off', async () => {
		await simulator.configure({ rotateRefreshTokens: false });
		const { body } = await connect(simulator);
		expect((await refresh(body.refresh_token)).body.refresh_token).toBe(body.refresh_token);
	});

	it('issues nothing to a revoked app, while its access tokens live on, and ends its refresh tokens', async () => {
		const { body } = await connect(simulator);
		await simulator.revokeApp(simulator.pkceApp.clientId);
		expect((await accounts(body.access_token)).status).toBe(200);
		expect(await refresh(body.refresh_token)).toMatchObject({
			status: 401,
			body: { error: 'invalid_client' },
		});
		await simulator.reactivateApp(simulator.pkceApp.clientId);
		expect(await refresh(body.refresh_token)).toMatchObject({
			status: 400,
			body: { error: 'invalid_grant' },
		});
	});

	it('wants the new secret as soon as it was rotated, and a new login too', async () => {
		const { body } = await connect(simulator);
		const { clientSecret } = await simulator.rotateSecret(simulator.pkceApp.clientId);
		expect((await refresh(body.refresh_token)).status).toBe(401);
		const answer = await requestToken(simulator, {
			grant_type: 'refresh_token',
			refresh_token: String(body.refresh_token),
			client_secret: clientSecret,
		});
		expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
		expect((await accounts(body.access_token)).status).toBe(200);
	});

	it('issues access tokens that expire after their lifetime', async () => {
		await simulator.configure({ tokenLifetimeSeconds: 1 });
		const { body } = await connect(simulator);
		expect(body.expires_in).toBe(1);
		await new Promise((resolve) => setTimeout(resolve, 1050));
		expect((await accounts(body.access_token)).status).toBe(401);
	});

	it('lets tokens expire at once on command, refresh tokens only when told so', async () => {
		const first = (await connect(simulator)).body;
		await simulator.expireTokens();
		expect((await accounts(first.access_token)).status).toBe(401);
		const second = (await refresh(first.refresh_token)).body;
		expect((await accounts(second.access_token)).status).toBe(200);
		await simulator.expireTokens({ refreshTokens: true });
		expect((await refresh(second.refresh_token)).status).toBe(400);
	});

	it('is in the request log with its grant and without a secret', async () => {
		const { body, code } = await connect(simulator);
		await refresh(body.refresh_token);
		const requests = await simulator.requests({ path: '^/auth/v1/oauth' });
		const grants = requests.flatMap(({ grant }) => grant ?? []);
		expect(grants).toEqual(['authorization_code', 'refresh_token']);
		const text = JSON.stringify(requests);
		const secrets = [...(await simulator.issuedTokens()), code, simulator.pkceApp.clientSecret];
		for (const secret of secrets) expect(text).not.toContain(secret);
	});
});
