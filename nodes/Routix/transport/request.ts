import type { IHttpRequestOptions } from 'n8n-workflow';
import { accessTokens } from './credential/clientCredentials';
import type { Outcome } from './outcome';
import type { Failure } from './errors/failure';
import type { Connection } from './connection';
import { requestError } from './errors/requestError';
import { oauthSignature, sendOnce } from './sendOnce';
import { recordUrl, type RoutixRequest } from './address';
import { untilSettled } from './untilSettled';

const METHODS = { read: 'GET', create: 'POST', update: 'PATCH' } as const;

/**
 * Sends one request to Routix's record API and brings back what `read` makes of the answer, by {@link untilSettled}.
 * Asks once for a new token when Routix refuses the one at hand.
 * @throws {NodeApiError} that says what happened and what to do, without anything secret; the router adds the item's index
 */
export async function sendRequest<T>(
	connection: Connection,
	request: RoutixRequest,
	read: (body: unknown) => Outcome<T>,
): Promise<T> {
	const url = recordUrl(connection.credential.baseUrl, request);
	let hasNewToken = false;
	const outcome = await untilSettled(connection, {
		method: METHODS[request.action],
		send: async () => {
			const sent = await attempt(connection, request, url);
			if (sent.ok) connection.refusesNewTokens = false;
			return sent;
		},
		read,
		isMended: (failure, beganAt) => {
			if (!isTokenRefused(connection, failure) || connection.refusesNewTokens) return false;
			connection.refusesNewTokens = hasNewToken;
			if (hasNewToken) return false;
			accessTokens.forget(connection.credential, beganAt);
			hasNewToken = true;
			return true;
		},
	});
	if (outcome.ok) return outcome.value;
	if (outcome.failure.status === 403) renewTokenForNextRun(connection);
	throw await requestError(connection, request, outcome.failure);
}

/**
 * Scopes and branches stand in the token (Routix docs, client credentials), so one that is older than a change of the
 * app is refused for up to an hour after the user has put things right. Once a run: each of its items may be refused.
 */
function renewTokenForNextRun(connection: Connection): void {
	if (connection.leavesNoToken) return;
	accessTokens.forget(connection.credential, Date.now());
	connection.leavesNoToken = true;
}

/** With PKCE the token is n8n's, and n8n has already tried a new one. */
function isTokenRefused({ credential }: Connection, { stage, status }: Failure): boolean {
	return stage === 'request' && status === 401 && credential.grantType === 'client_credentials';
}

async function attempt(
	{ context, credential }: Connection,
	request: RoutixRequest,
	url: string,
): Promise<Outcome<unknown>> {
	const options: IHttpRequestOptions = { method: METHODS[request.action], url };
	if (request.range) options.qs = { ...request.range };
	if (request.body) {
		// As text, since the HTTP client leaves fields like `constructor` out of an object.
		options.body = JSON.stringify(request.body);
		options.headers = { 'Content-Type': 'application/json' };
	}
	return await sendOnce(context, oauthSignature(credential), options);
}
