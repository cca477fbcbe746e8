import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { echoes, type EchoName } from './echoes';

/** How an endpoint fails: under this status, sending back what it was sent. */
export interface Failing {
	status: number;
	echo: EchoName;
}

/** A Routix whose every failure repeats the secrets of the request. Asks for nothing and forgets nothing. */
export class EchoingRoutix {
	/** Undefined gives a new token to everybody. */
	tokens?: Failing;
	/** Every record request fails. */
	records: Failing = { status: 400, echo: 'in error_description' };
	/** Requests of each endpoint so far. */
	counts = { tokens: 0, records: 0 };
	private given: string[] = [];

	private constructor(
		readonly url: string,
		private readonly close: () => Promise<void>,
	) {}

	static async start(): Promise<EchoingRoutix> {
		const routix: { current?: EchoingRoutix } = {};
		const server = createServer((request, response) => {
			routix.current?.answer(request, response).catch(() => response.destroy());
		});
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		const { port } = server.address() as AddressInfo;
		routix.current = new EchoingRoutix(`http://localhost:${port}`, async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		});
		return routix.current;
	}

	/** Every secret and token that was given out since they were last forgotten. */
	get secrets(): string[] {
		return [...this.given];
	}

	forgetSecrets(): void {
		this.given = [];
	}

	/** A client secret as Routix makes them. */
	newClientSecret(): string {
		return this.note(`routix_${randomBytes(20).toString('hex')}`);
	}

	/** A token that looks like nothing in particular, so that only who knows it can recognise it. */
	newToken(): string {
		return this.note(randomBytes(33).toString('base64url'));
	}

	async stop(): Promise<void> {
		await this.close();
	}

	private note(secret: string): string {
		this.given.push(secret);
		return secret;
	}

	private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const body = Buffer.concat(chunks).toString('utf8');
		const isTokenRequest = /oauth-token$|oauth\/token$/.test(request.url ?? '');
		this.counts[isTokenRequest ? 'tokens' : 'records']++;
		const failing = isTokenRequest ? this.tokens : this.records;
		if (!failing) return this.giveToken(response);

		const { authorization = '' } = request.headers;
		const echo = echoes[failing.echo]({ authorization, body });
		const headers = {
			// What may be tried again is tried again at once.
			'retry-after': '0',
			'content-length': String(Buffer.byteLength(echo.body)),
			...echo.headers,
		};
		if (echo.reason) response.writeHead(failing.status, echo.reason, headers);
		else response.writeHead(failing.status, headers);
		response.end(echo.body);
	}

	private giveToken(response: ServerResponse): void {
		const token = { access_token: this.newToken(), token_type: 'bearer', expires_in: 3600 };
		response.setHeader('content-type', 'application/json').end(JSON.stringify(token));
	}
}
