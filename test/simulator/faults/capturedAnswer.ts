import type { OutgoingHttpHeaders, ServerResponse } from 'http';

/** An answer as the application made it, before anything of it is sent. */
export interface CapturedAnswer {
	status: number;
	headers: OutgoingHttpHeaders;
	body: Buffer;
}

/**
 * Lets `process` answer into memory instead of onto the wire. Sits on the response itself and not in a hook of
 * Fastify, since the OAuth server writes to it directly.
 */
export async function captureAnswer(
	response: ServerResponse,
	process: () => void,
): Promise<CapturedAnswer> {
	const chunks: Buffer[] = [];
	const keep = (chunk: unknown, encoding?: unknown) => {
		if (typeof chunk === 'string') {
			chunks.push(
				Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'),
			);
		} else if (chunk instanceof Uint8Array) {
			chunks.push(Buffer.from(chunk));
		}
	};
	const { writeHead, write, end } = response;
	const ended = new Promise<void>((resolve) => {
		response.writeHead = (status: number, ...rest: unknown[]) => {
			response.statusCode = status;
			const headers = rest.at(-1);
			if (typeof headers === 'object' && headers !== null) setHeaders(response, headers);
			return response;
		};
		response.write = (chunk: unknown, encoding?: unknown) => {
			keep(chunk, encoding);
			return true;
		};
		response.end = (chunk?: unknown, encoding?: unknown) => {
			keep(chunk, encoding);
			resolve();
			return response;
		};
	});
	process();
	await ended;
	Object.assign(response, { writeHead, write, end });
	return {
		status: response.statusCode,
		headers: response.getHeaders(),
		body: Buffer.concat(chunks),
	};
}

function setHeaders(response: ServerResponse, headers: object): void {
	for (const [name, value] of Object.entries(headers)) {
		if (value !== undefined) response.setHeader(name, value);
	}
}

/** Sends an answer whole, with the length of its body. */
export function sendAnswer(
	response: ServerResponse,
	{ status, headers, body }: CapturedAnswer,
): void {
	for (const name of response.getHeaderNames()) response.removeHeader(name);
	response.writeHead(status, { ...headers, 'content-length': body.length });
	response.end(body);
}
