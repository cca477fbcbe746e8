import { TokenRequestError } from '../../../credentials/tokenRequestError';

/** What went wrong with one request, read from whatever n8n threw. Holds no header that was sent and no token. */
export interface Failure {
	/** Where it happened: asking for a token, or sending the request itself. */
	stage: 'token' | 'request';
	/** HTTP status; missing when no answer came. */
	status?: number;
	/** Code of the network or TLS error, e.g. `ECONNREFUSED`. */
	networkCode?: string;
	/** Answer headers, names in lower case. */
	headers: Record<string, string>;
	/** The answer as Routix sent it: an object, or text. */
	body?: unknown;
	/** n8n's or the network's own words. */
	message: string;
	/** An answer with a good status that is not what the API promises. */
	unexpected?: 'html' | 'notJson' | 'notList' | 'notRecord';
}

interface ErrorLike {
	message?: unknown;
	httpCode?: unknown;
	code?: unknown;
	cause?: unknown;
	context?: { data?: unknown };
	response?: { status?: unknown; headers?: unknown; data?: unknown };
}

/**
 * Reads what n8n throws from `httpRequestWithAuthentication`: a NodeApiError whose `cause` is the HTTP client's error
 * (seen in n8n 2.41: `httpCode` a string, a body that is an object in `context.data`, any body and the headers in
 * `cause.response`), or whose `cause` is what our credential threw.
 */
export function readFailure(thrown: unknown): Failure {
	const error = asErrorLike(thrown);
	const cause = asErrorLike(error.cause);
	if (error.cause instanceof TokenRequestError) return { ...error.cause.answer, stage: 'token' };

	const response = cause.response ?? error.response;
	const status = Number(response?.status ?? error.httpCode);
	return {
		stage: 'request',
		status: Number.isInteger(status) && status > 0 ? status : undefined,
		networkCode: response ? undefined : networkCodeOf(cause, error),
		headers: headersOf(response?.headers),
		body: response?.data ?? error.context?.data,
		message: String(cause.message ?? error.message ?? 'Unknown error'),
	};
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

/** Header names in lower case, values as text; accepts plain objects and the HTTP client's header class. */
export function headersOf(headers: unknown): Record<string, string> {
	if (typeof headers !== 'object' || headers === null) return {};
	return Object.fromEntries(
		Object.entries(headers)
			.filter(([, value]) => typeof value === 'string' || typeof value === 'number')
			.map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
}
