import { refusalMentions } from '../../contract/refusal';
import type { Failure } from './failure';

/** How often a request is sent at most. */
export const MAX_TRIES = 5;

/** How often at most a request is sent that Routix limits, even if it asks for no wait. */
const MAX_LIMITED_TRIES = 20;

/**
 * The longest wait before one more try, in milliseconds; a longer `Retry-After` is an error at once. Also how long a
 * request waits in all for a limit to end: one of so many requests a minute must not end a read.
 */
export const MAX_WAIT_MS = 60_000;

const BACK_OFF_MS = [1_000, 2_000, 4_000, 8_000];

/** Answers of gateways, CDNs (Cloudflare 52x, 530) and edge functions (Supabase 546) that a second try can mend. Inferred. */
const PASSING_STATUSES = [408, 425, 502, 503, 504, 520, 521, 522, 523, 524, 530, 546];

/** Codes of an edge function that was stopped (Supabase). Inferred. */
const WORKER_CODES = ['WORKER_'];

/** Network errors that a second try can mend. A wrong host name or certificate stays wrong. */
const PASSING_NETWORK_CODES = [
	'EAI_AGAIN',
	'ECONNABORTED',
	'ECONNREFUSED',
	'ECONNRESET',
	'EHOSTUNREACH',
	'ENETDOWN',
	'ENETUNREACH',
	'EPIPE',
	'ERR_BAD_RESPONSE',
	'ERR_NETWORK',
	'ETIMEDOUT',
	'Z_BUF_ERROR',
	'Z_DATA_ERROR',
];

/** Routix is limiting requests. Such a request was not processed, so it may be sent again whatever it is. */
export function isRateLimited(failure: Failure): boolean {
	return failure.status === 429;
}

/** Waiting may help: Routix is limiting, restarting or unreachable just now. */
export function isPassing(failure: Failure): boolean {
	if (failure.status !== undefined) {
		return (
			isRateLimited(failure) ||
			PASSING_STATUSES.includes(failure.status) ||
			(failure.status === 500 && refusalMentions(failure, ...WORKER_CODES))
		);
	}
	return PASSING_NETWORK_CODES.includes(failure.networkCode ?? '');
}

export interface RetryQuestion {
	failure: Failure;
	method: string;
	/** How often the request was sent so far, from 1. */
	tries: number;
	/** How long the request has waited so far for a limit to end, in milliseconds. */
	waitedMs: number;
	/** Unix time in milliseconds, to read a `Retry-After` date. */
	now: number;
	/** 0 up to 1, spreads the waits of many workflows. */
	random: number;
}

/**
 * How long to wait before sending the request again, in milliseconds, or undefined if it must not be sent again:
 * a write is never repeated unless Routix said that it did not process it (429) or it never left (the token failed).
 */
export function retryDelay({ failure, method, tries, waitedMs, now, random }: RetryQuestion) {
	const mayRepeat = method === 'GET' || failure.stage === 'token' || isRateLimited(failure);
	const isPatient = isRateLimited(failure) && waitedMs < MAX_WAIT_MS && tries < MAX_LIMITED_TRIES;
	if (!mayRepeat || !isPassing(failure) || (tries >= MAX_TRIES && !isPatient)) return undefined;

	const asked = askedWaitMs(failure.headers, now);
	if (asked !== undefined) return asked <= MAX_WAIT_MS ? asked : undefined;
	const backOff = BACK_OFF_MS[Math.min(tries, BACK_OFF_MS.length) - 1];
	return Math.round(backOff * (0.75 + random / 2));
}

/** How long Routix asks to wait, in milliseconds: `Retry-After`, else when a limit starts afresh. Undefined if it does not. */
export function askedWaitMs(headers: Record<string, string>, now: number): number | undefined {
	const reset = headers['ratelimit-reset'] ?? headers['x-ratelimit-reset'];
	return retryAfterMs(headers['retry-after'], now) ?? resetMs(reset, now);
}

/** Seconds from now, or a Unix time in seconds or milliseconds: servers use all three. */
function resetMs(value: string | undefined, now: number): number | undefined {
	const text = value?.trim() ?? '';
	if (!/^\d{1,13}(\.\d{1,9})?$/.test(text)) return undefined;
	const seconds = Number(text);
	const wait =
		seconds > 1e11 ? seconds - now : seconds > 1e8 ? seconds * 1_000 - now : seconds * 1_000;
	return wait > 0 ? wait : undefined;
}

/**
 * `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), as milliseconds from now. Undefined if it is neither, or a
 * date that is past: with a clock that is wrong, every try would follow the last one at once.
 */
export function retryAfterMs(value: string | undefined, now: number): number | undefined {
	const text = value?.trim() ?? '';
	if (/^\d{1,9}(\.\d+)?$/.test(text)) return Number(text) * 1_000;
	// Date.parse alone makes the year 2001 of "in 5 minutes".
	const wait = DATE.test(text) ? Date.parse(text) - now : Number.NaN;
	return wait > 0 ? wait : undefined;
}

/** An HTTP date in any of its three forms, or one by ISO 8601. */
const DATE =
	/^((Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? [\w -]*\d{2}:\d{2}:\d{2}|\d{4}-\d{2}-\d{2}T\d{2}:\d{2})/;

/**
 * Whether a write whose answer this is may have been carried out: it reached Routix, and Routix did not refuse it.
 * A server that gave up waiting (408) may have what it needs all the same.
 * Nothing was sent while there was no token, no host or no trusted certificate. A redirect may follow a write that was
 * done, except those that ask to send it again elsewhere (RFC 9110, 15.4).
 */
export function mayBeCarriedOut(failure: Failure): boolean {
	const { isStated, isUnsent, networkCode, stage, status } = failure;
	if (stage === 'token' || isUnsent || isStated) return false;
	if (status === undefined) return !isUnreachable(networkCode) && !isUntrusted(networkCode);
	return (
		status === 408 ||
		(status >= 500 && status !== 501) ||
		(status < 400 && status !== 307 && status !== 308)
	);
}

/** No connection came about. */
export function isUnreachable(networkCode = ''): boolean {
	return [
		'EAI_AGAIN',
		'ECONNREFUSED',
		'EHOSTUNREACH',
		'ENETDOWN',
		'ENETUNREACH',
		'ENOTFOUND',
	].includes(networkCode);
}

/** The certificate of the other side is not trusted (Node's TLS error codes), or it does not speak TLS at all. */
export function isUntrusted(networkCode = ''): boolean {
	return /CERT|TLS|SSL|UNABLE_TO|^EPROTO$|^HOSTNAME_MISMATCH$|^INVALID_(CA|PURPOSE)$/.test(
		networkCode,
	);
}
