import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject } from 'n8n-workflow';

/** What a server makes of a value before it stores it; `undefined` ignores the field. */
export type Rule = (value: unknown, name: string) => unknown;

/** What a request is answered instead of being handled; undefined handles it. */
export type Refusal = (method: string, fields: IDataObject) => 429 | 422 | undefined;

/** A Routix that holds one list, makes of values what its rules say, and answers with what it has stored. */
export class StoringRoutix {
	records: IDataObject[] = [];

	private rules: Rule[] = [];

	private refusal: Refusal = () => undefined;

	/** The bodies of the writes since they were last taken. */
	private readonly writes: IDataObject[] = [];

	private constructor(private readonly server: Server) {}

	static async start(): Promise<StoringRoutix> {
		const server = createServer();
		const routix = new StoringRoutix(server);
		server.on('request', async (request, response) => {
			const answer = await routix.answer(request, response);
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(answer));
		});
		server.listen(0, 'localhost');
		await once(server, 'listening');
		return routix;
	}

	get url(): string {
		return `http://localhost:${(this.server.address() as AddressInfo).port}`;
	}

	/** Begins with these records. */
	begin(rules: Rule[], records: IDataObject[] = [], refusal: Refusal = () => undefined): void {
		this.rules = rules;
		this.records = records;
		this.refusal = refusal;
		this.takeWrites();
	}

	takeWrites(): IDataObject[] {
		return this.writes.splice(0);
	}

	stop(): void {
		this.server.close();
		this.server.closeAllConnections();
	}

	private async answer(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
		const { pathname, searchParams } = new URL(request.url ?? '', this.url);
		if (pathname.endsWith('/oauth-token')) return { access_token: 'token', expires_in: 3600 };
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const fields = JSON.parse(Buffer.concat(chunks).toString() || '{}') as IDataObject;
		const status = this.refusal(request.method ?? '', fields);
		if (status !== undefined) {
			response.statusCode = status;
			response.setHeader('retry-after', '0');
			return { error: `Refused with ${status}` };
		}
		if (request.method === 'GET') {
			const offset = Number(searchParams.get('offset') ?? 0);
			const limit = Number(searchParams.get('limit') ?? 50);
			const total = this.records.length;
			return { data: this.records.slice(offset, offset + limit), pagination: { total } };
		}
		this.writes.push(fields);
		const id = pathname.split('/').pop();
		const found = this.records.find((record) => record.id === id);
		const record: IDataObject = found ?? { id: `r${this.records.length}` };
		if (!found) this.records.push(record);
		return { data: Object.assign(record, this.stored(fields)) };
	}

	private stored(fields: IDataObject): IDataObject {
		const kept = Object.entries(fields).map(([name, value]): [string, unknown] => [
			name,
			this.rules.reduce<unknown>((made, rule) => rule(made, name), value),
		]);
		return Object.fromEntries(kept.filter(([, value]) => value !== undefined)) as IDataObject;
	}
}
