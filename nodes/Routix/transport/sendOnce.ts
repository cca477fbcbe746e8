import type { IHttpRequestOptions, IN8nHttpFullResponse, IOAuth2Options } from 'n8n-workflow';
import type { Answer } from '../contract/envelope';
import { isGood, readAnswer, readBody, STREAMED, type BodyReading } from './answerBody';
import type { RoutixContext } from './connection';
import { accessTokens } from './credential/clientCredentials';
import type { RoutixCredential } from './credential/routixCredential';
import type { TokenRequestError } from './credential/tokenRequestError';
import { isTooDeep } from './depth';
import type { Failure } from './errors/failure';
import { heldBody, readFailure } from './errors/readFailure';
import { unexpectedAnswer, type Outcome } from './outcome';

/** Longest silence. Long enough for 1,000 large records, short enough that a dead connection is noticed. */
const TIMEOUT_MS = 120_000;

/** Longest time for a whole answer, since one that trickles is never silent. */
const DEADLINE_MS = 300_000;

/** With PKCE n8n holds the token, and asks for a new one when an error with this status tells it that it is refused. */
export const RENEWED_BY_N8N = 401;

/** How n8n signs a request. */
export interface Signature {
	credentialType: 'routixOAuth2Api' | 'routixUserTokenApi';
	oauth2?: IOAuth2Options;
	/** Statuses that n8n acts on itself, so that it has to get them as errors. */
	actedOnByN8n: number[];
	/** Why there was no token when one was asked for last; undefined when there was one. */
	refusal?(): TokenRequestError | undefined;
}

/**
 * The signature of the record API.
 * @param renewsAt the status by which Routix refuses a token: n8n renews a PKCE login then and sends the request again
 */
export function oauthSignature(credential: RoutixCredential, renewsAt = RENEWED_BY_N8N): Signature {
	const isRenewedByUs = credential.grantType === 'client_credentials';
	return {
		credentialType: 'routixOAuth2Api',
		oauth2: {
			// Without it n8n replaces a 401 by its own failed attempt to refresh a token that it does not hold.
			skipTokenRefresh: isRenewedByUs,
			tokenExpiredStatusCode: renewsAt,
			// Without it a server that states another type gets the token in the address of the request.
			tokenType: 'Bearer',
		},
		actedOnByN8n: isRenewedByUs ? [] : [renewsAt],
		refusal: () => accessTokens.refusal(credential),
	};
}

/**
 * Sends one HTTP request, signed by n8n, and brings back a good answer or what went wrong; never throws. An answer is not
 * left to become an error, since n8n 2.20 keeps neither headers nor the text of one in its errors.
 */
export async function sendOnce(
	context: RoutixContext,
	{ credentialType, oauth2, actedOnByN8n, refusal }: Signature,
	options: IHttpRequestOptions,
): Promise<Outcome<Answer>> {
	const endsAt = Date.now() + DEADLINE_MS;
	const signal = signalFor(context);
	const request: IHttpRequestOptions = {
		timeout: TIMEOUT_MS,
		...options,
		...STREAMED,
		abortSignal: signal,
		ignoreHttpStatusErrors: { ignore: true, except: actedOnByN8n },
	};
	try {
		const sent = context.helpers.httpRequestWithAuthentication.call(
			context,
			credentialType,
			request,
			oauth2 && { oauth2 },
		) as Promise<IN8nHttpFullResponse>;
		return await read(await unlessAborted(signal, sent), options.method !== 'GET', endsAt);
	} catch (error) {
		return { ok: false, failure: await failureOf(error, endsAt, refusal?.()) };
	}
}

/** Ends the request, its answer included, when the execution is cancelled or the time for the answer is up. */
function signalFor(context: RoutixContext): AbortSignal {
	const deadline = AbortSignal.timeout(DEADLINE_MS);
	const cancelled =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal?.() : undefined;
	return cancelled ? AbortSignal.any([cancelled, deadline]) : deadline;
}

/** Before it sends a request, n8n may wait for a token: a cancelled execution does not wait with it. */
async function unlessAborted<T>(signal: AbortSignal, sent: Promise<T>): Promise<T> {
	let stop: () => void = () => undefined;
	const aborted = new Promise<never>((_resolve, reject) => {
		stop = () => {
			const code =
				(signal.reason as Error | undefined)?.name === 'TimeoutError'
					? 'ETIMEDOUT'
					: 'ERR_CANCELED';
			reject(Object.assign(new Error('canceled'), { code }));
		};
		signal.addEventListener('abort', stop, { once: true });
	});
	sent.catch(() => undefined);
	try {
		return await Promise.race([sent, aborted]);
	} finally {
		signal.removeEventListener('abort', stop);
	}
}

async function read(
	answer: IN8nHttpFullResponse,
	isWrite: boolean,
	endsAt: number,
): Promise<Outcome<Answer>> {
	const { status, headers, reading } = await readAnswer(answer, endsAt);
	// Routix did what was asked, and tells where to see it (RFC 9110, 15.4.4).
	if (status === 303 && isWrite) return { ok: true, value: { body: undefined, headers } };
	if (!isGood(status)) {
		const message = `Request failed with status code ${status}`;
		return {
			ok: false,
			failure: { stage: 'request', status, headers, ...bodyOf(reading), message },
		};
	}
	switch (reading.kind) {
		case 'brokenOff':
			return { ok: false, failure: brokenOff(reading.code) };
		case 'misread':
			return { ok: false, failure: unexpectedAnswer(reading.body, 'misread') };
		case 'tooLarge':
			return { ok: false, failure: unexpectedAnswer(undefined, 'tooLarge') };
		case 'body':
			return isTooDeep(reading.body)
				? { ok: false, failure: unexpectedAnswer(undefined, 'tooDeep') }
				: { ok: true, value: { body: reading.body, headers } };
	}
}

function brokenOff(networkCode: string): Failure {
	return { stage: 'request', networkCode, headers: {}, message: 'The answer broke off' };
}

function bodyOf(reading: BodyReading): { body?: unknown } {
	return 'body' in reading ? { body: reading.body } : {};
}

/** What n8n throws for the one status that it is not asked to hand out holds the answer as a stream. */
async function failureOf(
	error: unknown,
	endsAt: number,
	refusal?: TokenRequestError,
): Promise<Failure> {
	const reading = await readBody(heldBody(error), '', endsAt);
	return readFailure(error, refusal, bodyOf(reading).body);
}
