import type { IncomingMessage, ServerResponse } from 'http';
import type { Socket } from 'net';

/** One request as the simulator saw it. Never holds a token, a secret or an authorization code. */
export interface RequestLogEntry {
	/** Counts up from 1, in order of arrival. */
	number: number;
	method: string;
	path: string;
	query: Record<string, string>;
	/** Status of the answer; 0 when the connection ended without one, or is still open. */
	status: number;
	/** Milliseconds since 1970, with fractions. */
	startedAt: number;
	/** Milliseconds until the answer was sent; missing while it is not. */
	durationMs?: number;
	/** Requests under way when this one arrived, itself included. */
	underWay: number;
	/** Which connection carried it: 1 is the first since the start. */
	connection: number;
	/** The grant that a token request asked for. */
	grant?: string;
	/** Scheme of the Authorization header, such as `bearer`. */
	authorization?: string;
	/** All other headers, without cookies. */
	headers: Record<string, string>;
	/** The JSON that a POST or PATCH of a record or an app carried. */
	body?: unknown;
	/** Kind of the fault that met it. */
	fault?: string;
}

/** Which entries are meant: all given parts must hold. */
export interface RequestFilter {
	method?: string;
	/** Regular expression on the path. */
	path?: string;
	status?: number;
}

const privateHeaders = new Set(['apikey', 'authorization', 'cookie', 'proxy-authorization']);
const privateParameters = /^(code|code_verifier|.*token|.*secret)$/;

/** Keeps what was asked, for tests that count requests and benchmarks that time them. */
export class RequestLog {
	private entries: RequestLogEntry[] = [];
	private readonly entryOf = new WeakMap<IncomingMessage, RequestLogEntry>();
	private readonly connections = new WeakMap<Socket, number>();
	private connectionCount = 0;
	private requestCount = 0;
	private underWay = 0;

	/** Starts the entry of a request and completes it when its answer ends. */
	begin(request: IncomingMessage, response: ServerResponse): RequestLogEntry {
		// Not through URL, which would tidy `..` and the like away: tests look for exactly those.
		const [path, query] = (request.url ?? '/').split(/\?(.*)/s, 2);
		const entry: RequestLogEntry = {
			number: ++this.requestCount,
			method: request.method ?? '',
			path,
			query: Object.fromEntries(
				[...new URLSearchParams(query)].map(([name, value]) => [
					name,
					privateParameters.test(name) ? '[hidden]' : value,
				]),
			),
			status: 0,
			startedAt: performance.timeOrigin + performance.now(),
			underWay: ++this.underWay,
			connection: this.connectionNumber(request.socket),
			authorization: request.headers.authorization?.split(' ', 1)[0].toLowerCase(),
			headers: withoutPrivate(request.headers),
		};
		response.once('close', () => {
			this.underWay--;
			entry.durationMs = performance.timeOrigin + performance.now() - entry.startedAt;
			if (response.headersSent) entry.status = response.statusCode;
		});
		this.entries.push(entry);
		this.entryOf.set(request, entry);
		return entry;
	}

	/** Adds what only the application knows, such as the grant of a token request. */
	note(request: IncomingMessage, facts: Pick<RequestLogEntry, 'grant' | 'body' | 'fault'>): void {
		Object.assign(this.entryOf.get(request) ?? {}, facts);
	}

	find({ method, path, status }: RequestFilter = {}): RequestLogEntry[] {
		const pattern = path === undefined ? undefined : new RegExp(path);
		return this.entries.filter(
			(entry) =>
				(method === undefined || entry.method === method.toUpperCase()) &&
				(pattern === undefined || pattern.test(entry.path)) &&
				(status === undefined || entry.status === status),
		);
	}

	clear(): void {
		this.entries = [];
	}

	private connectionNumber(socket: Socket): number {
		let number = this.connections.get(socket);
		if (number === undefined) {
			number = ++this.connectionCount;
			this.connections.set(socket, number);
		}
		return number;
	}
}

function withoutPrivate(headers: IncomingMessage['headers']): Record<string, string> {
	const kept: Record<string, string> = {};
	for (const [name, value] of Object.entries(headers)) {
		if (!privateHeaders.has(name) && value !== undefined) kept[name] = String(value);
	}
	return kept;
}
