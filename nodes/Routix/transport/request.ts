import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { accessTokens } from '../../../credentials/clientCredentials';
import type { PageRange } from '../types';
import type { Outcome } from './answers';
import type { Connection } from './connection';
import { apiError } from './errors';
import { readFailure } from './failure';
import { isRateLimited, retryDelay } from './retry';
import { recordUrl, type Address } from './url';

/** One request to the record API. */
export interface RoutixRequest extends Address {
	action: 'read' | 'create' | 'update';
	range?: PageRange;
	body?: IDataObject;
}

const METHODS = { read: 'GET', create: 'POST', update: 'PATCH' } as const;

/** Long enough for 1,000 large records, short enough that a silent connection is noticed. */
const TIMEOUT_MS = 120_000;

/**
 * Sends one request to Routix and brings back what `read` makes of the answer. The only way out of this package.
 * Repeats what may be repeated (see `retry.ts`); asks once for a new token when Routix refuses the one at hand.
 * @throws {NodeApiError} that says what happened and what to do, without anything secret; the router adds the item's index
 */
export async function sendRequest<T>(
	connection: Connection,
	request: RoutixRequest,
	read: (body: unknown) => Outcome<T>,
): Promise<T> {
	const { throttle } = connection;
	let hasNewToken = false;
	for (let tries = 1; ; tries++) {
		await throttle.enter();
		const beganAt = Date.now();
		const outcome = await attempt(connection, request, read);
		if (outcome.ok) {
			throttle.succeeded();
			return outcome.value;
		}

		const { failure } = outcome;
		const isOurToken = connection.credential.grantType === 'client_credentials';
		if (failure.stage === 'request' && failure.status === 401 && isOurToken && !hasNewToken) {
			accessTokens.forget(connection.credential, beganAt);
			hasNewToken = true;
			continue;
		}
		const delay = connection.isCancelled()
			? undefined
			: retryDelay({
					failure,
					method: METHODS[request.action],
					tries,
					now: Date.now(),
					random: Math.random(),
				});
		if (delay === undefined) throw await apiError(connection, request, failure);
		if (isRateLimited(failure)) throttle.rateLimited(delay);
		else await throttle.wait(delay);
	}
}

async function attempt<T>(
	{ context, credential }: Connection,
	request: RoutixRequest,
	read: (body: unknown) => Outcome<T>,
): Promise<Outcome<T>> {
	const options: IHttpRequestOptions = {
		method: METHODS[request.action],
		url: recordUrl(credential.baseUrl, request),
		json: true,
		// A redirect could carry the token to another host.
		disableFollowRedirect: true,
		timeout: TIMEOUT_MS,
	};
	if (request.range) options.qs = { ...request.range };
	if (request.body) options.body = request.body;
	try {
		const body: unknown = await context.helpers.httpRequestWithAuthentication.call(
			context,
			'routixOAuth2Api',
			options,
			// Without it n8n replaces a 401 by its own failed attempt to refresh a token that it does not hold.
			{ oauth2: { skipTokenRefresh: credential.grantType === 'client_credentials' } },
		);
		return read(body);
	} catch (error) {
		return { ok: false, failure: readFailure(error) };
	}
}
