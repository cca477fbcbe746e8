/** What went wrong with one request, read from whatever n8n threw. Holds no header that was sent and no token. */
export interface Failure {
	/** Where it happened: asking for a token, or sending the request itself. */
	stage: 'token' | 'request';
	/** HTTP status; missing when no answer came, or only a part of it. */
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
	unexpected?:
		| 'empty'
		| 'html'
		| 'misread'
		| 'notJson'
		| 'notList'
		| 'notRecord'
		| 'tooDeep'
		| 'tooLarge'
		| 'roundedIds';
	/** Routix answered with a good status, but stated that the request failed: it was not carried out. */
	isStated?: boolean;
	/** Routix answered in a way that means that there is no such record. */
	isAbsent?: boolean;
	/** It certainly never got to Routix's record API. */
	isUnsent?: boolean;
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
