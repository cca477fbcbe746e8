/** The child process of `bareClient.ts`. */
import { Agent, request } from 'node:http';
import type { BareRequest } from './bareClient';
import { answerParent } from './childProcess';

const pageSize = 1000;

answerParent(async (job: BareRequest) => (await work(job)).length);

/** The least that has to be done: each thing asked for once, parsed once, kept once. */
async function work({ connections, token, url, readsList, requests }: BareRequest) {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	const send = async (method: string, address: string, body?: unknown) =>
		JSON.parse(await answerTo({ method, address, body, token, agent })) as unknown;
	const list = readsList ? await readAll(async (query) => await send('GET', url + query)) : [];
	const answers = await inTurn(
		requests.map(
			({ body, method, url: address }) =>
				() =>
					send(method, address, body),
		),
	);
	agent.destroy();
	return requests.length > 0 ? answers : list;

	/** As many at once as there are connections. */
	async function inTurn<T>(calls: Array<() => Promise<T>>): Promise<T[]> {
		const results: T[] = [];
		const left = calls.entries();
		const worker = async () => {
			for (const [index, call] of left) results[index] = await call();
		};
		await Promise.all(Array.from({ length: connections }, worker));
		return results;
	}

	async function readAll(get: (query: string) => Promise<unknown>): Promise<unknown[]> {
		type Page = { data: unknown[]; pagination: { total: number } };
		const readPage = async (offset: number) =>
			(await get(`?limit=${pageSize}&offset=${offset}`)) as Page;
		const first = await readPage(0);
		const pages = Math.max(0, Math.ceil(first.pagination.total / pageSize) - 1);
		const others = await inTurn(
			Array.from({ length: pages }, (_, index) => () => readPage((index + 1) * pageSize)),
		);
		return [first, ...others].flatMap(({ data }) => data);
	}
}

interface Sending {
	method: string;
	address: string;
	body?: unknown;
	token: string;
	agent: Agent;
}

async function answerTo({ address, agent, body, method, token }: Sending): Promise<string> {
	return await new Promise((resolve, reject) => {
		const headers = {
			authorization: `Bearer ${token}`,
			...(body !== undefined && { 'content-type': 'application/json' }),
		};
		request(address, { agent, headers, method }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('error', reject);
			response.on('end', () => {
				const text = Buffer.concat(chunks).toString('utf8');
				const { statusCode = 0 } = response;
				if (statusCode >= 200 && statusCode < 300) resolve(text);
				else reject(new Error(`${statusCode} ${text}`));
			});
		})
			.on('error', reject)
			.end(body === undefined ? undefined : JSON.stringify(body));
	});
}
