import { TokenRequestError } from '../credential/tokenRequestError';
import { headersOf, type Failure } from './failure';
import { readBareFailure } from './n8n220';
import { OAUTH_CODES, tokenFailure } from './login';

interface ErrorLike {
	message?: unknown;
	messages?: unknown;
	httpCode?: unknown;
	code?: unknown;
	cause?: unknown;
	context?: { data?: unknown };
	response?: { status?: unknown; headers?: unknown; data?: unknown };
	/** The HTTP client's errors have it: what was sent, secrets included. Only the address is looked at. */
	config?: { url?: unknown };
	/** Of n8n's OAuth2 client. */
	status?: unknown;
	body?: unknown;
}

/**
 * Reads what n8n throws from `httpRequestWithAuthentication`: a NodeApiError whose `cause` is the HTTP client's error
 * (seen in n8n 2.41: `httpCode` a string, a body that is an object in `context.data`, any body and the headers in
 * `cause.response`), or what our credential threw, or what n8n's OAuth2 client did.
 * @param refusal why there was no token for this credential last time: n8n 2.20 does not hand that on
 * @param body the answer, where the error holds it as a stream
 */
export function readFailure(
	thrown: unknown,
	refusal?: TokenRequestError,
	body: unknown = heldBody(thrown),
): Failure {
	const error = asErrorLike(thrown);
	const cause = asErrorLike(error.cause);
	if (error.cause instanceof TokenRequestError) return tokenFailure(error.cause);
	if (error.cause === undefined && Array.isArray(error.messages)) {
		const bare = { ...error, messages: error.messages, data: body };
		return readBareFailure(bare, refusal);
	}

	const response = cause.response ?? error.response;
	const message = [cause.message, error.message].find((text) => typeof text === 'string');
	const failure: Failure = {
		stage: isOfTokenEndpoint(cause) ? 'token' : 'request',
		headers: headersOf(response?.headers),
		body,
		message: String(message ?? 'No reason was given'),
	};
	const status = numberOf(response?.status ?? cause.status ?? error.httpCode);
	// An error under a good status: the answer broke off on its way (seen: `stream has been aborted`, status 200).
	const isBroken = response !== undefined && status >= 200 && status < 300;
	if (Number.isInteger(status) && status > 0 && !isBroken) return { ...failure, status };

	const networkCode = OAUTH_CODES.includes(cause.code)
		? undefined
		: (networkCodeOf(cause, error) ?? (isBroken ? 'ERR_BAD_RESPONSE' : undefined));
	// n8n wraps what went wrong before it sent something; the HTTP client's errors have a code or say what was sent.
	const isWrapped = error.cause instanceof Error;
	const isUnsent = networkCode === undefined && isWrapped && cause.config === undefined;
	return { ...failure, networkCode, isUnsent };
}

/** The answer as the error holds it: as a stream, if the request asked for one. */
export function heldBody(thrown: unknown): unknown {
	const error = asErrorLike(thrown);
	const cause = asErrorLike(error.cause);
	const response = cause.response ?? error.response;
	return response?.data ?? error.context?.data ?? cause.body;
}

/** With PKCE n8n refreshes the token by itself in the middle of a request, and throws that error instead. */
function isOfTokenEndpoint({ code, config }: ErrorLike): boolean {
	const url = config?.url;
	return OAUTH_CODES.includes(code) || (typeof url === 'string' && url.endsWith('/oauth/token'));
}

/** n8n gives a status as text. */
function numberOf(value: unknown): number {
	return typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
}

function asErrorLike(value: unknown): ErrorLike {
	return typeof value === 'object' && value !== null ? value : {};
}

/** TLS and DNS codes hide one or two causes deep, depending on the version of n8n. */
function networkCodeOf(...errors: ErrorLike[]): string | undefined {
	for (const error of errors) {
		const inner = asErrorLike(error.cause);
		const code = [error.code, inner.code].find((value) => typeof value === 'string');
		if (code) return code as string;
	}
	return undefined;
}
