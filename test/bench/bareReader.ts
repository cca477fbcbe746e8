/** The child process of `bareClient.ts`. */
import { Agent, get } from 'node:http';
import type { BareRequest } from './bareClient';

const pageSize = 1000;

process.on('message', (request: BareRequest) => {
	void readAll(request).then(
		(records) => process.send?.({ count: records.length }),
		(error: Error) => process.send?.({ error: error.message }),
	);
});

/** The least that has to be done: each row asked for once, parsed once, kept once. */
async function readAll({ connections, token, url }: BareRequest): Promise<unknown[]> {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	const readPage = async (offset: number) => {
		const text = await body(`${url}?limit=${pageSize}&offset=${offset}`, token, agent);
		return JSON.parse(text) as { data: unknown[]; pagination: { total: number } };
	};
	const first = await readPage(0);
	const pages = [first.data];
	let next = pageSize;
	const work = async () => {
		while (next < first.pagination.total) {
			const offset = next;
			next += pageSize;
			pages[offset / pageSize] = (await readPage(offset)).data;
		}
	};
	await Promise.all(Array.from({ length: connections }, work));
	agent.destroy();
	return pages.flat();
}

async function body(url: string, token: string, agent: Agent): Promise<string> {
	return await new Promise((resolve, reject) => {
		const headers = { authorization: `Bearer ${token}` };
		get(url, { agent, headers }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('error', reject);
			response.on('end', () => {
				const text = Buffer.concat(chunks).toString('utf8');
				if (response.statusCode === 200) resolve(text);
				else reject(new Error(`${response.statusCode} ${text}`));
			});
		}).on('error', reject);
	});
}
