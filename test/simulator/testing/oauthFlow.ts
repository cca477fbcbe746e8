import { createHash, randomBytes } from 'crypto';
import type { Simulator } from '../client';
import { allow, authorizeUrl, Browser } from './browser';

/** Where n8n comes back to. */
export const redirectUri = 'http://localhost:5678/rest/oauth2-credential/callback';

/** A verifier and its S256 challenge (RFC 7636). */
export function pkce(): { verifier: string; challenge: string } {
	const verifier = randomBytes(32).toString('base64url');
	return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

export interface TokenAnswer {
	status: number;
	body: Record<string, unknown>;
}

/** Asks the token endpoint of the authorization code grant, as `pkceApp` unless the fields say otherwise. */
export async function requestToken(
	{ url, pkceApp }: Pick<Simulator, 'url' | 'pkceApp'>,
	fields: Record<string, string>,
): Promise<TokenAnswer> {
	const { clientId, clientSecret } = pkceApp;
	const response = await fetch(`${url}/auth/v1/oauth/token`, {
		method: 'POST',
		body: new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...fields }),
	});
	return { status: response.status, body: (await response.json()) as TokenAnswer['body'] };
}

/** Goes through authorize, consent and code exchange as n8n and a person do. */
export async function connect(
	simulator: Simulator,
	{ scope = 'routix:accounts:read routix:orders:read', organization = 0 } = {},
): Promise<TokenAnswer & { callback: URL; code: string }> {
	const { verifier, challenge } = pkce();
	const url = authorizeUrl(simulator, { redirectUri, scope, challenge, state: 'abc' });
	const callback = await allow(new Browser(), url, simulator.organizations[organization].id);
	const code = callback.searchParams.get('code') ?? '';
	const answer = await requestToken(simulator, {
		grant_type: 'authorization_code',
		code,
		redirect_uri: redirectUri,
		code_verifier: verifier,
	});
	return { callback, code, ...answer };
}
