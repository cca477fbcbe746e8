import type { Simulator } from '../client';

export interface ApiAnswer {
	status: number;
	headers: Headers;
	/** The parsed JSON; its shape is what the tests are about. */
	body: ReturnType<typeof JSON.parse>;
}

export interface ApiCall {
	method?: string;
	token?: string;
	/** Sent as JSON; a string as it is. */
	body?: unknown;
	headers?: Record<string, string>;
}

/** One request to a path below `/functions/v1/`. */
export async function callApi(
	{ url }: Pick<Simulator, 'url'>,
	path: string,
	{ method, token, body, headers }: ApiCall = {},
): Promise<ApiAnswer> {
	const response = await fetch(`${url}/functions/v1/${path}`, {
		method: method ?? (body === undefined ? 'GET' : 'POST'),
		headers: {
			...(token !== undefined && { authorization: `Bearer ${token}` }),
			...(body !== undefined && { 'content-type': 'application/json' }),
			...headers,
		},
		...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
	});
	const text = await response.text();
	return { status: response.status, headers: response.headers, body: text && JSON.parse(text) };
}
