import { Agent, request as httpRequest, type IncomingMessage } from 'http';

export interface RawAnswer {
	status: number;
	headers: IncomingMessage['headers'];
	body: Buffer;
	/** Milliseconds until headers and until the end. */
	headersAfter: number;
	endAfter: number;
}

export interface RawRequest {
	method?: string;
	body?: unknown;
	/** A connection of its own unless given. */
	agent?: Agent;
}

/** One request without the conveniences of fetch: nothing is unpacked, followed or decoded. */
export function rawRequest(
	url: string,
	token: string,
	{ method = 'GET', body, agent = new Agent() }: RawRequest = {},
): Promise<RawAnswer> {
	const started = performance.now();
	return new Promise((resolve, reject) => {
		const request = httpRequest(
			url,
			{
				method,
				agent,
				headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
			},
			(response) => {
				const headersAfter = performance.now() - started;
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('error', reject);
				response.on('end', () =>
					resolve({
						status: response.statusCode ?? 0,
						headers: response.headers,
						body: Buffer.concat(chunks),
						headersAfter,
						endAfter: performance.now() - started,
					}),
				);
			},
		);
		request.on('error', reject);
		request.end(body === undefined ? undefined : JSON.stringify(body));
	});
}
