import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { startListener, type Listener, type ReceivedRequest } from '../faults/support/listener';

/** A credential with its data, as n8n keeps it. */
export interface StoredCredential {
	id: string;
	name: string;
	type: string;
	data: Record<string, unknown>;
}

/** n8n's mark for a value that stays as it is. */
const BLANK = '__n8n_BLANK_VALUE_e5362baf-c777-4d57-a609-6eaf1f9e87f6';

/** What n8n answers to a key that lacks a scope (seen in n8n 2.41). */
const FORBIDDEN = { message: 'Forbidden' };

/**
 * As much of n8n's public API as stores secrets, on a port of this machine. Answers as n8n 2.41 was seen to: what each
 * test of a whole n8n shows again.
 */
export class FakeN8nApi {
	readonly key = `eyJhbGciOiJIUzI1NiJ9.${randomBytes(24).toString('base64url')}.${randomBytes(24).toString('base64url')}`;
	credentials: StoredCredential[] = [];
	scopes: string[] = [];
	/** Until then, Unix time in milliseconds, every connection breaks off. */
	isDownUntil = 0;
	/** Answers in the place of n8n; undefined lets n8n answer. */
	instead?: (request: ReceivedRequest) => { status: number; body: unknown } | undefined;
	/** Called when a request has come, before it is answered. */
	onRequest?: (request: ReceivedRequest) => unknown;

	private constructor(private listener: Listener) {}

	static async start(): Promise<FakeN8nApi> {
		const self: { api?: FakeN8nApi } = {};
		const listener = await startListener((received, _request, response) => {
			self.api?.answer(received, response).catch(() => response.destroy());
		});
		self.api = new FakeN8nApi(listener);
		self.api.reset();
		return self.api;
	}

	get url(): string {
		return this.listener.url;
	}

	/** What came since the reset, as `PATCH /api/v1/credentials/…`. */
	get requests(): ReceivedRequest[] {
		return this.listener.received;
	}

	reset(): void {
		this.credentials = [];
		this.scopes = ['create', 'update', 'read', 'list', 'delete'].map(
			(name) => `credential:${name}`,
		);
		this.isDownUntil = 0;
		this.instead = undefined;
		this.onRequest = undefined;
		this.listener.received.length = 0;
	}

	/** Stores a credential as somebody in the editor does. */
	add(name: string, type: string, data: Record<string, unknown>): StoredCredential {
		const credential = { id: randomBytes(8).toString('hex'), name, type, data };
		this.credentials.push(credential);
		return credential;
	}

	async stop(): Promise<void> {
		await this.listener.close();
	}

	private async answer(request: ReceivedRequest, response: ServerResponse): Promise<void> {
		this.onRequest?.(request);
		if (Date.now() < this.isDownUntil) {
			response.destroy();
			return;
		}
		const { status, body } = this.instead?.(request) ?? (await this.handle(request));
		response.writeHead(status, { 'content-type': 'application/json' });
		response.end(JSON.stringify(body));
	}

	private async handle({ body, headers, method, url }: ReceivedRequest) {
		if (headers['x-n8n-api-key'] !== this.key) {
			return { status: 401, body: { message: 'Unauthorized' } };
		}
		const { pathname } = new URL(url, this.url);
		const [, id, isTest] = /^\/api\/v1\/credentials\/([^/]+)(\/test)?$/.exec(pathname) ?? [];
		const sent = body === '' ? {} : (JSON.parse(body) as Record<string, unknown>);
		if (pathname === '/api/v1/discover') {
			return { status: 200, body: { data: { scopes: this.scopes } } };
		}
		if (pathname === '/api/v1/credentials' && method === 'POST') return this.create(sent);
		if (pathname === '/api/v1/credentials') return this.list();
		if (id === undefined) return { status: 404, body: { message: 'not found' } };
		const credential = this.credentials.find((one) => one.id === id);
		const scope = isTest ? 'read' : method === 'DELETE' ? 'delete' : 'update';
		if (!this.scopes.includes(`credential:${scope}`)) return { status: 403, body: FORBIDDEN };
		if (!credential) return { status: 404, body: { message: 'Credential not found' } };
		if (isTest) return { status: 200, body: await test(credential) };
		if (method === 'DELETE') {
			this.credentials = this.credentials.filter((one) => one !== credential);
			return { status: 200, body: shown(credential) };
		}
		return update(credential, sent);
	}

	private create({ name, type, data }: Record<string, unknown>) {
		if (!this.scopes.includes('credential:create')) return { status: 403, body: FORBIDDEN };
		const made = this.add(String(name), String(type), data as Record<string, unknown>);
		return { status: 200, body: shown(made) };
	}

	private list() {
		if (!this.scopes.includes('credential:list')) return { status: 403, body: FORBIDDEN };
		return { status: 200, body: { data: this.credentials.map(shown), nextCursor: null } };
	}
}

function update(credential: StoredCredential, sent: Record<string, unknown>) {
	const { data, isPartialData } = sent as {
		data?: Record<string, unknown>;
		isPartialData?: boolean;
	};
	if (data) {
		if (credential.name.length < 3) {
			const message = 'Credential name must be 3 to 128 characters long.';
			return { status: 400, body: { message } };
		}
		const values = Object.entries(data).filter(([, value]) => value !== BLANK);
		const kept = isPartialData ? credential.data : {};
		credential.data = { ...kept, ...Object.fromEntries(values) };
	}
	return { status: 200, body: shown(credential) };
}

function shown({ id, name, type }: StoredCredential) {
	return { id, name, type, isManaged: false, createdAt: '2026-11-25T21:01:54.656Z' };
}

/** n8n asks Routix for a token by the client credentials of the Routix credential. */
async function test({ data }: StoredCredential) {
	const response = await fetch(`${String(data.baseUrl)}/functions/v1/oauth-token`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({
			grant_type: 'client_credentials',
			client_id: data.clientId,
			client_secret: data.clientSecret,
		}),
	});
	await response.text();
	return response.ok
		? { status: 'OK', message: 'Connection successful!' }
		: { status: 'Error', message: 'Routix does not accept the client ID or client secret' };
}
