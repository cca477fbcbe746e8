import type { IncomingMessage, ServerResponse } from 'http';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { SimulatedRecord } from '../data/generate';
import { sendAnswer } from '../faults/capturedAnswer';
import type { Simulation } from '../simulation';
import type { Answer, Asked, Pass, Variation } from './variation';

export type Inject = (request: InjectOptions) => Promise<LightMyRequestResponse>;

/** Answers a request as the variation at hand has it. */
export async function answerVaried(
	simulation: Simulation,
	inject: Inject,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const { variation, behaviour } = simulation.varied!;
	const asked = await readAsked(request);
	if (asked.body !== undefined) simulation.log.note(request, noteOf(asked));
	const pass: Pass = async (changes) => {
		const sent = { ...asked, ...changes };
		const fields = variation.stored && isStored(sent) ? storedFields(variation, sent) : sent.body;
		return withShown(variation, sent, await send(inject, { ...sent, body: fields }));
	};
	const answer = await behaviour(asked, pass, {
		now: () => simulation.clock ?? Date.now(),
		issueToken: () => simulation.issueAppToken(),
	});
	if (!answer) request.socket.resetAndDestroy();
	else sendAnswer(response, { ...answer, body: bytesOf(answer) });
}

async function readAsked(request: IncomingMessage): Promise<Asked> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const body = Buffer.concat(chunks).toString();
	const [path, query] = (request.url ?? '/').split(/\?(.*)/s, 2);
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(request.headers)) headers[name] = String(value);
	return {
		method: request.method ?? 'GET',
		path,
		query: Object.fromEntries(new URLSearchParams(query)),
		headers,
		body: body === '' ? undefined : (parsed(body) ?? body),
		...placeOf(path),
	};
}

const recordPath = /^\/functions\/v1\/api\/[^/]+\/([^/]+)\/([^/]+)(?:\/([^/]+))?$/;

function placeOf(path: string): Pick<Asked, 'at' | 'branch' | 'resource' | 'id'> {
	if (path === '/functions/v1/oauth-token') return { at: 'token' };
	if (path === '/auth/v1/oauth/token') return { at: 'login' };
	const [, branch, resource, id] = recordPath.exec(path) ?? [];
	if (branch === undefined) return { at: 'elsewhere' };
	return { at: id === undefined ? 'list' : 'record', branch, resource, id };
}

function noteOf({ at, body }: Asked) {
	return at === 'list' || at === 'record'
		? { body }
		: { grant: (body as { grant_type?: string }).grant_type };
}

function isStored({ method, at }: Asked): boolean {
	return (at === 'list' && method === 'POST') || (at === 'record' && method === 'PATCH');
}

function storedFields({ stored }: Variation, { body }: Asked): unknown {
	return typeof body === 'object' && body !== null
		? stored!(body as Record<string, unknown>)
		: body;
}

async function send(
	inject: Inject,
	{ method, path, query, headers, body }: Asked,
): Promise<Answer> {
	const kept = { ...headers };
	for (const name of ['content-length', 'transfer-encoding', 'connection']) delete kept[name];
	const search = new URLSearchParams(query).toString();
	const reply = await inject({
		method: method as InjectOptions['method'],
		url: search === '' ? path : `${path}?${search}`,
		headers: kept,
		...(body !== undefined && {
			payload: typeof body === 'string' ? body : JSON.stringify(body),
		}),
	});
	const answered: Record<string, string> = {};
	for (const [name, value] of Object.entries(reply.headers)) answered[name] = String(value);
	delete answered['content-length'];
	const text = reply.body;
	return {
		status: reply.statusCode,
		headers: answered,
		body: text === '' ? undefined : (parsed(text) ?? text),
	};
}

/** Records as the variation shows them. */
function withShown({ shown }: Variation, asked: Asked, answer: Answer): Answer {
	const { at, resource = '' } = asked;
	const isRecords = at === 'list' || at === 'record';
	if (!shown || !isRecords || answer.status < 200 || answer.status >= 300) return answer;
	const { data, ...rest } = answer.body as { data: SimulatedRecord | SimulatedRecord[] };
	const change = (record: SimulatedRecord) => shown(record, resource);
	const changed = Array.isArray(data) ? data.map(change) : change(data);
	return { ...answer, body: { data: changed, ...rest } };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function bytesOf({ body, headers }: Answer): Buffer {
	if (body === undefined) return Buffer.alloc(0);
	if (body instanceof Uint8Array) return Buffer.from(body);
	const isJson = /\bjson\b/.test(headers['content-type'] ?? '');
	return Buffer.from(typeof body === 'string' && !isJson ? body : JSON.stringify(body));
}
