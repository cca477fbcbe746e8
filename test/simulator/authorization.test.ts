import { createHash, randomBytes } from 'crypto';
import { startSimulator, type Simulator } from './client';
import { allow, authorizeUrl, Browser, deny } from './browser';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(() => simulator.stop());
beforeEach(() => simulator.reset());

const redirectUri = 'http://localhost:5678/rest/oauth2-credential/callback';

/** A verifier and its S256 challenge (RFC 7636). */
function pkce() {
	const verifier = randomBytes(32).toString('base64url');
	return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

interface TokenAnswer {
	status: number;
	body: Record<string, unknown>;
}

async function tokenRequest(fields: Record<string, string>): Promise<TokenAnswer> {
	const { clientId, clientSecret } = simulator.pkceApp;
	const response = await fetch(`${simulator.url}/auth/v1/oauth/token`, {
		method: 'POST',
		body: new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...fields }),
	});
	return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const refresh = (token: unknown) =>
	tokenRequest({ grant_type: 'refresh_token', refresh_token: String(token) });

/** Goes through authorize, consent and code exchange as n8n and a person do. */
async function connect(scope = 'routix:accounts:read routix:orders:read', organization = 0) {
	const { verifier, challenge } = pkce();
	const browser = new Browser();
	const url = authorizeUrl(simulator, { redirectUri, scope, challenge, state: 'abc' });
	const callback = await allow(browser, url, simulator.organizations[organization].id);
	const code = callback.searchParams.get('code') ?? '';
	const answer = await tokenRequest({
		grant_type: 'authorization_code',
		code,
		redirect_uri: redirectUri,
		code_verifier: verifier,
	});
	return { callback, code, verifier, ...answer };
}

const accounts = (token: unknown, path = 'RS2RDH3B/accounts') =>
	fetch(`${simulator.url}/functions/v1/api/v1/${path}`, {
		headers: { authorization: `Bearer ${String(token)}` },
	});

describe('connecting with an authorization code', () => {
	it('brings a token that the record API accepts', async () => {
		const { callback, status, body } = await connect();
		expect(callback.origin + callback.pathname).toBe(redirectUri);
		expect(callback.searchParams.get('state')).toBe('abc');
		expect(status).toBe(200);
		expect(body).toEqual({
			access_token: expect.any(String),
			refresh_token: expect.any(String),
			token_type: 'Bearer',
			expires_in: 3600,
			scope: 'routix:accounts:read routix:orders:read',
		});
		expect((await accounts(body.access_token)).status).toBe(200);
		expect((await accounts(body.access_token, 'RS2RDH3B/vehicles')).status).toBe(403);
		expect(await simulator.issuedTokens()).toEqual(
			expect.arrayContaining([body.access_token, body.refresh_token]),
		);
	});

	it('shows the app, its scopes in words, and the organizations', async () => {
		const { challenge } = pkce();
		const scope = 'routix:orders:write';
		const url = authorizeUrl(simulator, { redirectUri, scope, challenge, state: 's' });
		const { text } = await new Browser().open(url);
		expect(text).toContain('n8n wants access to Routix');
		expect(text).toContain('Create and change orders');
		for (const { name } of simulator.organizations) expect(text).toContain(name);
	});

	it('asks again when the same browser connects again', async () => {
		const browser = new Browser();
		const open = () =>
			authorizeUrl(simulator, {
				redirectUri,
				scope: 'routix:orders:read',
				challenge: pkce().challenge,
				state: 's',
			});
		await allow(browser, open(), simulator.organizations[0].id);
		expect((await browser.open(open())).text).toContain('wants access');
	});

	it('comes back with access_denied when it is denied', async () => {
		const { challenge } = pkce();
		const url = authorizeUrl(simulator, {
			redirectUri,
			scope: 'routix:orders:read',
			challenge,
			state: 'xyz',
		});
		const callback = await deny(new Browser(), url);
		expect(callback.searchParams.get('error')).toBe('access_denied');
		expect(callback.searchParams.get('state')).toBe('xyz');
		expect(callback.searchParams.has('code')).toBe(false);
	});

	it('reaches only the branches of the chosen organization', async () => {
		const { body } = await connect('routix:accounts:read', 1);
		const answer = await accounts(body.access_token);
		expect(answer.status).toBe(403);
		expect(await answer.json()).toMatchObject({ error: 'branch_access_denied' });
	});
});

describe('the authorize endpoint refuses', () => {
	const refused = async (change: (query: URLSearchParams) => void) => {
		const url = new URL(
			authorizeUrl(simulator, {
				redirectUri,
				scope: 'routix:orders:read',
				challenge: pkce().challenge,
				state: 's',
			}),
		);
		change(url.searchParams);
		const response = await fetch(url, { redirect: 'manual' });
		const location = response.headers.get('location');
		return {
			status: response.status,
			error: location ? new URL(location).searchParams.get('error') : undefined,
		};
	};

	it('a request without PKCE', async () => {
		const without = (query: URLSearchParams) => {
			query.delete('code_challenge');
			query.delete('code_challenge_method');
		};
		expect(await refused(without)).toEqual({ status: 303, error: 'invalid_request' });
	});

	it('the plain challenge method', async () => {
		const plain = (query: URLSearchParams) => query.set('code_challenge_method', 'plain');
		expect(await refused(plain)).toEqual({ status: 303, error: 'invalid_request' });
	});

	it('a scope that the app may not ask for', async () => {
		const { clientId } = await simulator.registerApp({
			name: 'Orders only',
			redirectUris: [redirectUri],
			allowedScopes: ['routix:orders:read'],
		});
		const more = (query: URLSearchParams) => {
			query.set('client_id', clientId);
			query.set('scope', 'routix:orders:read routix:invoices:write');
		};
		expect(await refused(more)).toEqual({ status: 303, error: 'invalid_scope' });
	});

	it('a redirect URI that is not registered, and an unknown client, without redirecting there', async () => {
		const elsewhere = (query: URLSearchParams) =>
			query.set('redirect_uri', 'https://example.com/callback');
		const nobody = (query: URLSearchParams) => query.set('client_id', 'nobody');
		expect(await refused(elsewhere)).toEqual({ status: 400, error: undefined });
		expect(await refused(nobody)).toEqual({ status: 400, error: undefined });
	});
});

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
			tokenRequest({
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
		const { body } = await connect();
		const fields = { grant_type: 'refresh_token', refresh_token: String(body.refresh_token) };
		expect(
			await tokenRequest({ ...fields, client_secret: `routix_${'0'.repeat(40)}` }),
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
		const first = (await connect()).body;
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
		const { body } = await connect();
		const both = await Promise.all([refresh(body.refresh_token), refresh(body.refresh_token)]);
		expect(both.map(({ status }) => status)).toEqual([200, 200]);
	});

	it('keeps the refresh token when rotation is off', async () => {
		await simulator.configure({ rotateRefreshTokens: false });
		const { body } = await connect();
		expect((await refresh(body.refresh_token)).body.refresh_token).toBe(body.refresh_token);
	});

	it('issues nothing to a revoked app, while its tokens live on', async () => {
		const { body } = await connect();
		await simulator.revokeApp(simulator.pkceApp.clientId);
		expect((await accounts(body.access_token)).status).toBe(200);
		expect(await refresh(body.refresh_token)).toMatchObject({
			status: 401,
			body: { error: 'invalid_client' },
		});
		await simulator.reactivateApp(simulator.pkceApp.clientId);
		expect((await refresh(body.refresh_token)).status).toBe(200);
	});

	it('wants the new secret as soon as it was rotated', async () => {
		const { body } = await connect();
		const { clientSecret } = await simulator.rotateSecret(simulator.pkceApp.clientId);
		expect((await refresh(body.refresh_token)).status).toBe(401);
		const answer = await tokenRequest({
			grant_type: 'refresh_token',
			refresh_token: String(body.refresh_token),
			client_secret: clientSecret,
		});
		expect(answer.status).toBe(200);
	});

	it('issues tokens that expire after their lifetime, or at once on command', async () => {
		await simulator.configure({ tokenLifetimeSeconds: 1 });
		const short = (await connect()).body;
		expect(short.expires_in).toBe(1);
		expect((await accounts(short.access_token)).status).toBe(200);
		await new Promise((resolve) => setTimeout(resolve, 1100));
		expect((await accounts(short.access_token)).status).toBe(401);

		await simulator.configure({ tokenLifetimeSeconds: 3600 });
		const long = (await refresh(short.refresh_token)).body;
		await simulator.expireTokens();
		expect((await accounts(long.access_token)).status).toBe(401);
		expect((await refresh(long.refresh_token)).status).toBe(200);
		await simulator.expireTokens({ refreshTokens: true });
		expect((await refresh(long.refresh_token)).status).toBe(400);
	});

	it('is in the request log with its grant and without a secret', async () => {
		const { body, code } = await connect();
		await refresh(body.refresh_token);
		const requests = await simulator.requests({ path: '^/auth/v1/oauth' });
		const grants = requests.flatMap(({ grant }) => grant ?? []);
		expect(grants).toEqual(['authorization_code', 'refresh_token']);
		const text = JSON.stringify(requests);
		const secrets = [...(await simulator.issuedTokens()), code, simulator.pkceApp.clientSecret];
		for (const secret of secrets) expect(text).not.toContain(secret);
	});
});
