import { gunzipSync } from 'zlib';
import type { Simulator } from './client';
import { rawRequest, type RawAnswer } from './testing/rawRequest';
import { useSimulator } from './testing/useSimulator';

let simulator: Simulator;
let token: string;

useSimulator((started) => (simulator = started));
beforeEach(async () => {
	token = await simulator.token();
	await simulator.clearRequests();
});

const send = (path: string, options?: { method: string; body: unknown }) =>
	rawRequest(`${simulator.url}/functions/v1/api/v1/RS2RDH3B/${path}`, token, options);
const list = () => send('accounts?limit=20');
const create = () => send('accounts', { method: 'POST', body: { company_name: 'Acme' } });
const count = async () => (await simulator.records('accounts')).length;
const json = ({ body }: RawAnswer) => JSON.parse(body.toString());

describe('a fault instead of the answer', () => {
	it.each([429, 500, 502, 503, 504, 401, 403, 404, 413])(
		'is the status %d with headers and body',
		async (status) => {
			await simulator.addFault({
				kind: 'status',
				status,
				headers: { 'Retry-After': '7' },
				body: { error: 'made_up' },
			});
			const answer = await list();
			expect(answer.status).toBe(status);
			expect(answer.headers['retry-after']).toBe('7');
			expect(json(answer)).toEqual({ error: 'made_up' });
			expect((await list()).status).toBe(200);
		},
	);

	it('resets the connection before the request is processed', async () => {
		await simulator.addFault({ kind: 'resetBefore', on: { method: 'POST' } });
		await expect(create()).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(await count()).toBe(137);
		expect(await simulator.requests()).toMatchObject([
			{ method: 'POST', status: 0, fault: 'resetBefore' },
		]);
	});

	it('redirects to another host, or within the same one with path and query kept', async () => {
		await simulator.addFault({ kind: 'redirect', to: 'https://example.com/', status: 307 });
		expect(await list()).toMatchObject({
			status: 307,
			headers: { location: 'https://example.com/' },
		});
		await simulator.addFault({ kind: 'redirect', to: 'http://127.0.0.1:1/', keepPath: true });
		expect((await list()).headers.location).toBe(
			'http://127.0.0.1:1/functions/v1/api/v1/RS2RDH3B/accounts?limit=20',
		);
	});

	it('is the HTML page of a proxy', async () => {
		await simulator.addFault({ kind: 'html', status: 503 });
		const { status, headers, body } = await list();
		expect([status, headers['content-type']]).toEqual([503, 'text/html']);
		expect(body.toString()).toContain('Bad Gateway');
	});

	it('is any bytes', async () => {
		await simulator.addFault({ kind: 'raw', body: '{"data":null}' });
		expect(json(await list())).toEqual({ data: null });
		await simulator.addFault({
			kind: 'raw',
			base64: '/wD+',
			headers: { 'content-type': 'image/png' },
		});
		const answer = await list();
		expect([...answer.body]).toEqual([255, 0, 254]);
		expect(answer.headers['content-type']).toBe('image/png');
	});

	it('is a list of as many records as wanted', async () => {
		await simulator.addFault({ kind: 'manyRecords', count: 12_345 });
		const { data, pagination } = json(await list());
		expect(new Set(data.map(({ id }: { id: string }) => id)).size).toBe(12_345);
		expect(pagination.total).toBe(12_345);
	});
});

describe('a fault in the answer', () => {
	it('resets the connection after the request was processed', async () => {
		await simulator.addFault({ kind: 'resetAfter', on: { method: 'POST' } });
		await expect(create()).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(await count()).toBe(138);
	});

	it('sends the headers late, after the request was processed', async () => {
		await simulator.addFault({ kind: 'slowHeaders', ms: 150 });
		const { status, headersAfter } = await create();
		expect(status).toBe(201);
		expect(headersAfter).toBeGreaterThanOrEqual(150);
	});

	it('sends the headers at once and the body slowly', async () => {
		const whole = await list();
		await simulator.addFault({ kind: 'slowBody', ms: 600 });
		const slow = await list();
		expect(slow.body).toEqual(whole.body);
		expect(slow.endAfter).toBeGreaterThanOrEqual(590);
		expect(slow.headersAfter).toBeLessThan(slow.endAfter - 100);
	});

	it('cuts the body off', async () => {
		await simulator.addFault({ kind: 'cutBody' });
		await expect(list()).rejects.toMatchObject({ code: 'ECONNRESET' });
	});

	it.each(['gzip', 'deflate', 'br'] as const)(
		'compresses with %s, readable by any client',
		async (encoding) => {
			const plain = json(await list());
			await simulator.addFault({ kind: 'compress', encoding });
			const response = await fetch(
				`${simulator.url}/functions/v1/api/v1/RS2RDH3B/accounts?limit=20`,
				{
					headers: { authorization: `Bearer ${token}` },
				},
			);
			expect(response.headers.get('content-encoding')).toBe(encoding);
			expect(await response.json()).toEqual(plain);
		},
	);

	it('compresses into something that cannot be unpacked', async () => {
		await simulator.addFault({ kind: 'compress', corrupt: true });
		const { body } = await list();
		expect(() => gunzipSync(body)).toThrow(/unexpected end/);
	});

	it('puts a byte order mark in front', async () => {
		await simulator.addFault({ kind: 'byteOrderMark' });
		expect((await list()).body.subarray(0, 4).toString('hex')).toBe('efbbbf7b');
	});

	it('states another content type, in another encoding if wanted', async () => {
		const plain = (await list()).body.toString();
		const value = 'application/json; charset=utf-16le';
		await simulator.addFault({ kind: 'contentType', value, encodeAs: 'utf16le' });
		const { headers, body } = await list();
		expect(headers['content-type']).toBe(value);
		expect(body.toString('utf16le')).toBe(plain);
	});

	it('leaves the body out', async () => {
		await simulator.addFault({ kind: 'emptyBody' });
		expect(await list()).toMatchObject({ status: 200, body: Buffer.alloc(0) });
		await simulator.addFault({ kind: 'emptyBody', status: 204 });
		expect((await create()).status).toBe(204);
		expect(await count()).toBe(138);
	});

	it('meets the OAuth server too', async () => {
		await simulator.addFault({ kind: 'byteOrderMark', on: { path: '/auth/v1/oauth/token' } });
		const response = await fetch(`${simulator.url}/auth/v1/oauth/token`, {
			method: 'POST',
			body: new URLSearchParams({ grant_type: 'refresh_token' }),
		});
		expect(response.status).toBe(400);
		expect(
			Buffer.from(await response.arrayBuffer())
				.subarray(0, 3)
				.toString('hex'),
		).toBe('efbbbf');
	});
});
