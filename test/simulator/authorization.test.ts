import type { Simulator } from './client';
import { callApi } from './testing/apiCalls';
import { allow, authorizeUrl, Browser, deny } from './testing/browser';
import { connect, pkce, redirectUri } from './testing/oauthFlow';
import { useSimulator } from './testing/useSimulator';

let simulator: Simulator;

useSimulator((started) => (simulator = started));

const accounts = async (token: unknown, path = 'RS2RDH3B/accounts') =>
	callApi(simulator, `api/v1/${path}`, { token: String(token) });

describe('connecting with an authorization code', () => {
	it('brings a token that the record API accepts', async () => {
		const { callback, status, body } = await connect(simulator);
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
		const { body } = await connect(simulator, { scope: 'routix:accounts:read', organization: 1 });
		const answer = await accounts(body.access_token);
		expect(answer).toMatchObject({ status: 403, body: { error: 'branch_access_denied' } });
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
