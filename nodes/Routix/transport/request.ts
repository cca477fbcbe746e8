import type { IHttpRequestOptions } from 'n8n-workflow';
import { accessTokens } from './credential/clientCredentials';
import type { Outcome } from './outcome';
import type { Failure } from './errors/failure';
import type { Connection } from './connection';
import { requestError } from './errors/requestError';
import { sendOnce } from './sendOnce';
import { isRateLimited, retryDelay } from './errors/retry';
import { recordUrl, type RoutixRequest } from './address';

const METHODS = { read: 'GET', create: 'POST', update: 'PATCH' } as const;

/**
 * Sends one request to Routix and brings back what `read` makes of the answer. The only way out of this package.
 * Repeats what may be repeated (see `retry.ts`); asks once for a new token when Routix refuses the one at hand.
 * Once the execution is cancelled, nothing more is sent.
 * @throws {NodeApiError} that says what happened and what to do, without anything secret; the router adds the item's index
 */
export async function sendRequest<T>(
	connection: Connection,
	request: RoutixRequest,
	read: (body: unknown) => Outcome<T>,
): Promise<T> {
	const { throttle } = connection;
	const url = recordUrl(connection.credential.baseUrl, request);
	let hasNewToken = false;
	for (let tries = 1; ; tries++) {
		let beganAt = Date.now();
		const sent = await throttle.pass(async () => {
			if (connection.isCancelled()) return CANCELLED;
			beganAt = Date.now();
			return await attempt(connection, request, url);
		});
		const outcome = sent.ok ? read(sent.value) : sent;
		if (sent.ok) {
			throttle.succeeded();
			connection.refusesNewTokens = false;
		}
		if (outcome.ok) return outcome.value;

		const { failure } = outcome;
		if (isTokenRefused(connection, failure) && !connection.refusesNewTokens) {
			if (!hasNewToken) {
				accessTokens.forget(connection.credential, beganAt);
				hasNewToken = true;
				continue;
			}
			connection.refusesNewTokens = true;
		}
		const delay = retryDelay({
			failure,
			method: METHODS[request.action],
			tries,
			now: Date.now(),
			random: Math.random(),
		});
		if (delay === undefined) {
			if (failure.status === 403) renewTokenForNextRun(connection);
			throw await requestError(connection, request, failure);
		}
		if (isRateLimited(failure)) throttle.rateLimited(delay);
		else await throttle.wait(delay);
	}
}

const CANCELLED: Outcome<never> = {
	ok: false,
	failure: {
		stage: 'request',
		networkCode: 'ERR_CANCELED',
		headers: {},
		message: 'canceled',
		isUnsent: true,
	},
};

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
	return await sendOnce(context, credential, options);
}
