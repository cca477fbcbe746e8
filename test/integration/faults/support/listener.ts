import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** A request as it came over the wire. */
export interface ReceivedRequest {
	method: string;
	/** Path and query exactly as they were asked for. */
	url: string;
	headers: Record<string, string | string[] | undefined>;
	body: string;
}

export interface Listener {
	/** `http://localhost:<port>`, or https */
	url: string;
	received: ReceivedRequest[];
	close(): Promise<void>;
}

/**
 * A server of this process that keeps every request whole, tokens included, and answers as it is told.
 * @param tls certificate and key, for https
 */
export async function startListener(
	answer: (request: ReceivedRequest, ...rest: Parameters<RequestListener>) => void,
	tls?: { cert: string; key: string },
): Promise<Listener> {
	const received: ReceivedRequest[] = [];
	const listener: RequestListener = (request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const { method = '', url = '', headers } = request;
			const kept = { method, url, headers, body: Buffer.concat(chunks).toString() };
			received.push(kept);
			answer(kept, request, response);
		});
	};
	const server = tls ? createTlsServer(tls, listener) : createServer(listener);
	server.listen(0, 'localhost');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `${tls ? 'https' : 'http'}://localhost:${port}`,
		received,
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
