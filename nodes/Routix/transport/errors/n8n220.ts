import type { TokenRequestError } from '../credential/tokenRequestError';
import type { Failure } from './failure';
import { isNeverConnected, needsReconnecting, OAUTH_CODES, tokenFailure } from './login';

// Everything here is for n8n 2.20 only, and goes when that version is no longer supported.

/** What is left of a NodeApiError in n8n 2.20, which drops the `cause` and with it the HTTP client's error. */
export interface BareError {
	/** The texts that it had before n8n put its own in their place, the first one first. */
	messages: unknown[];
	/** A status as text, or the code of the HTTP client's error. */
	httpCode?: unknown;
	/** The answer, if it is an object. */
	data?: unknown;
}

/** The only error status of a record request that n8n makes an error of; `sendOnce` has n8n hand out all others. */
const REFUSED_TOKEN = 401;

/** Words of n8n's OAuth2 client for an answer of the token endpoint that is a web page. */
const NO_TOKEN_IN_ANSWER = 'Unsupported content type';

/**
 * Reads what n8n 2.20 throws from a request that `sendOnce` sent.
 * @param refusal why there was no token for this credential last time, which n8n 2.20 does not hand on
 */
export function readBareFailure(
	{ data, httpCode, messages }: BareError,
	refusal?: TokenRequestError,
): Failure {
	if (refusal && messages.includes(refusal.message)) return tokenFailure(refusal);
	const message = messages.find((text) => typeof text === 'string') ?? 'No reason was given';
	const failure: Failure = { stage: 'request', headers: {}, body: data, message, isUnsent: false };
	const isLoginMissing =
		isNeverConnected(message) || needsReconnecting(message) || needsReconnectingIn220(message);
	if (isLoginMissing) return { ...failure, isUnsent: true };
	if (OAUTH_CODES.includes(httpCode)) return { ...failure, stage: 'token' };

	const status = typeof httpCode === 'string' ? Number(httpCode) : Number.NaN;
	if (message.startsWith(NO_TOKEN_IN_ANSWER)) return { ...failure, stage: 'token', status };
	// An error under a good status: the answer broke off on its way (seen: `stream has been aborted`, status 200).
	if (status >= 200 && status < 300) return { ...failure, networkCode: 'ERR_BAD_RESPONSE' };
	if (status === REFUSED_TOKEN) return { ...failure, status };
	if (status > 0) return { ...failure, stage: 'token', status };
	return { ...failure, networkCode: typeof httpCode === 'string' ? httpCode : undefined };
}

/** The words of n8n 2.20 when a stored login can no longer be renewed. */
export function needsReconnectingIn220(message: string): boolean {
	return (
		message.includes('refreshToken is required') ||
		message.includes('or refresh token is invalid, expired, revoked')
	);
}

/** The words of n8n 2.20 for the answer `invalid_client`, which it does not hand on itself. */
export function isClientRefusedIn220(message: string): boolean {
	return message.startsWith('Client authentication failed');
}
