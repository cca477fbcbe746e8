import { CookieJar } from './cookieJar';

/** An answer of n8n's REST API that is not a success; `status` is the HTTP status. */
export class N8nRestError extends Error {
	constructor(
		message: string,
		readonly status: number,
	) {
		super(message);
	}
}

/**
 * n8n's internal REST API, the one that its editor uses, with the editor's session cookie.
 * Paths are relative to `/rest/`. Every method throws {@link N8nRestError} on an answer of 400 or more.
 */
export class N8nRest {
	/** `baseUrl` must name the host as `localhost`: the session cookie does not survive the OAuth callback otherwise. */
	constructor(
		readonly baseUrl: string,
		readonly cookies = new CookieJar(),
	) {}

	async get<T>(path: string): Promise<T> {
		return await this.request<T>('GET', path);
	}

	async post<T>(path: string, body: unknown = {}): Promise<T> {
		return await this.request<T>('POST', path, body);
	}

	async patch<T>(path: string, body: unknown): Promise<T> {
		return await this.request<T>('PATCH', path, body);
	}

	async delete(path: string): Promise<void> {
		await this.request('DELETE', path);
	}

	private async request<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await fetch(new URL(`rest/${path}`, this.baseUrl), {
			method,
			headers: { 'content-type': 'application/json', cookie: this.cookies.header() },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		this.cookies.store(response);
		const text = await response.text();
		if (!response.ok) {
			throw new N8nRestError(`${method} ${path}: ${response.status} ${text}`, response.status);
		}
		return (JSON.parse(text) as { data: T }).data;
	}
}
