import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Answer } from '../contract/envelope';
import { errorCodeIn } from '../contract/refusal';
import { recordUrl, type RoutixRequest } from './address';
import type { Connection } from './connection';
import { accessTokens } from './credential/clientCredentials';
import type { Failure } from './errors/failure';
import { requestError } from './errors/requestError';
import type { Outcome } from './outcome';
import { oauthSignature, RENEWED_BY_N8N, sendOnce } from './sendOnce';
import { untilSettled } from './untilSettled';

const METHODS = { read: 'GET', create: 'POST', update: 'PATCH' } as const;

/** A token that is refused when it is younger than this may not be valid yet on a server whose clock is behind. */
const YOUNG_TOKEN_MS = 5_000;

/** How long to wait before a young token is tried once more. */
const CLOCKS_DIFFER_MS = 2_000;

/** What `read` makes of an answer, or the failure that ended the request. */
export type Reader<T> = (answer: Answer) => Outcome<T>;

/**
 * Sends one request to Routix and brings back what `read` makes of the answer. The only way out of this package.
 * @throws {NodeApiError} that says what happened and what to do, without anything secret; the router adds the item's index
 */
export async function sendRequest<T>(
	connection: Connection,
	request: RoutixRequest,
	read: Reader<T>,
): Promise<T> {
	const outcome = await tryRequest(connection, request, read);
	if (outcome.ok) return outcome.value;
	throw await requestError(connection, request, outcome.failure);
}

/**
 * As {@link sendRequest}, but hands out what went wrong instead of throwing it. Asks once for a new token when Routix
 * refuses the one at hand.
 * @param isFinal whether there is a better way to go on after a failure than to send the same request again
 */
export async function tryRequest<T>(
	connection: Connection,
	request: RoutixRequest,
	read: Reader<T>,
	isFinal?: (failure: Failure) => boolean,
): Promise<Outcome<T>> {
	const attempts: Attempts = {
		url: recordUrl(connection.credential.baseUrl, request),
		renewals: 0,
	};
	const outcome = await untilSettled(connection, {
		method: METHODS[request.action],
		send: async () => await attempt(connection, request, attempts),
		read,
		isFinal,
		isMended: async (failure, beganAt) => await canGoOn(connection, failure, attempts, beganAt),
	});
	if (outcome.ok) connection.refusesNewTokens = false;
	else renewTokenForNextRun(connection, outcome.failure);
	return outcome;
}

/** What the attempts of one request have led to so far. */
interface Attempts {
	url: string;
	/** How often the token was renewed, or waited for. */
	renewals: number;
	/** The status by which n8n is to renew a PKCE login. */
	renewsAt?: number;
	hasWaitedForClock?: boolean;
	isRedirected?: boolean;
}

/** Whether the request, which Routix did not process, can be sent again at once: with a new token, or one slash more. */
async function canGoOn(
	connection: Connection,
	failure: Failure,
	attempts: Attempts,
	beganAt: number,
): Promise<boolean> {
	const target = slashTarget(attempts.url, failure);
	if (target !== undefined && !attempts.isRedirected) {
		attempts.url = target;
		attempts.isRedirected = true;
		return true;
	}
	return isTokenRefused(failure) && (await canRenew(connection, failure, attempts, beganAt));
}

/**
 * The same address but for a slash at its end, to which some servers redirect. 307 and 308 mean that nothing was
 * processed (RFC 9110, 15.4), so that even a write may follow.
 */
function slashTarget(url: string, { headers, stage, status }: Failure): string | undefined {
	const location = (headers.location ?? '').slice(0, 4_000);
	if (stage === 'token' || (status !== 307 && status !== 308) || !URL.canParse(location, url))
		return undefined;
	const { origin, pathname } = new URL(location, url);
	const asked = new URL(url);
	const withoutSlash = (path: string) => (path.endsWith('/') ? path.slice(0, -1) : path);
	const isSame = origin === asked.origin && withoutSlash(pathname) === withoutSlash(asked.pathname);
	return isSame && pathname !== asked.pathname ? origin + pathname : undefined;
}

/** `invalid_token` under any status; a 401 without a code is one too (Routix docs, errors). */
function isTokenRefused(failure: Failure): boolean {
	if (failure.stage !== 'request') return false;
	const code = errorCodeIn(failure);
	return code === 'invalid_token' || (failure.status === 401 && code === undefined);
}

async function canRenew(
	connection: Connection,
	failure: Failure,
	attempts: Attempts,
	beganAt: number,
): Promise<boolean> {
	const { credential, throttle } = connection;
	if (credential.grantType === 'pkce') {
		// n8n has renewed the login already, unless Routix used a status by which it does not.
		const isUnnoticed = attempts.renewsAt === undefined && failure.status !== RENEWED_BY_N8N;
		if (isUnnoticed) attempts.renewsAt = failure.status;
		return isUnnoticed && failure.status !== undefined && failure.status >= 400;
	}
	if (connection.refusesNewTokens) return false;
	const age = accessTokens.ageOf(credential);
	if (!attempts.hasWaitedForClock && age !== undefined && age < YOUNG_TOKEN_MS) {
		attempts.hasWaitedForClock = true;
		await throttle.wait(CLOCKS_DIFFER_MS);
		return true;
	}
	if (attempts.renewals > 0) {
		connection.refusesNewTokens = true;
		return false;
	}
	accessTokens.forget(credential, beganAt);
	attempts.renewals++;
	return true;
}

/**
 * A token holds the scopes and branches that the app had when it was issued (Routix docs, client credentials). Dropping
 * it after a refusal of rights makes a change of the app take effect in the next run instead of within the hour. Done
 * once per run.
 */
function renewTokenForNextRun(connection: Connection, failure: Failure): void {
	const isOfRights = failure.status === 403 || errorCodeIn(failure) === 'insufficient_scope';
	if (!isOfRights || connection.leavesNoToken) return;
	accessTokens.forget(connection.credential, Date.now());
	connection.leavesNoToken = true;
}

async function attempt(
	{ context, credential }: Connection,
	request: RoutixRequest,
	{ url, renewsAt }: Attempts,
): Promise<Outcome<Answer>> {
	const options: IHttpRequestOptions = { method: METHODS[request.action], url };
	if (request.range) options.qs = { ...request.range };
	if (request.body) {
		// As text, since the HTTP client leaves fields like `constructor` out of an object.
		options.body = JSON.stringify(request.body);
		options.headers = { 'Content-Type': 'application/json' };
	}
	return await sendOnce(context, oauthSignature(credential, renewsAt), options);
}
