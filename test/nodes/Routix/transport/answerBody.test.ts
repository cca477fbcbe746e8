import { Readable } from 'node:stream';
import { readBody } from '../../../../nodes/Routix/transport/answerBody';
import { isTooDeep } from '../../../../nodes/Routix/transport/depth';

const later = Date.now() + 60_000;
const read = async (
	chunks: Array<string | Buffer>,
	contentType = 'application/json',
	endsAt = later,
) => await readBody(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), contentType, endsAt);

describe('An answer', () => {
	it('is read as JSON, however it is cut into chunks', async () => {
		const [first, second] = [Buffer.from('{"name":"Caf'), Buffer.from('é"}')];
		const chunks = [first, second.subarray(0, 1), second.subarray(1)];
		expect(await read(chunks)).toEqual({ kind: 'body', body: { name: 'Café' } });
	});

	it('is text when it is no JSON', async () => {
		expect(await read(['<html>'], 'text/html')).toEqual({ kind: 'body', body: '<html>' });
		expect(await read([''])).toEqual({ kind: 'body', body: '' });
	});

	it('may begin with a byte order mark', async () => {
		expect(await read(['\ufeff{"a":1}'])).toEqual({ kind: 'body', body: { a: 1 } });
	});

	it.each(['application/json', 'application/json; charset=iso-8859-1'])(
		'in ISO 8859-1 is not used, since letters would be lost: %s',
		async (contentType) => {
			const reading = await read([Buffer.from('{"name":"Café"}', 'latin1')], contentType);
			expect(reading).toMatchObject({ kind: 'misread' });
		},
	);

	it('in UTF-16 is not used', async () => {
		const reading = await read(
			[Buffer.from('{"a":1}', 'utf16le')],
			'application/json; charset=utf-16le',
		);
		expect(reading).toMatchObject({ kind: 'misread' });
	});

	it('may hold a replacement character that Routix stored', async () => {
		expect(await read(['{"name":"Caf\ufffd"}'])).toMatchObject({ kind: 'body' });
	});

	it('that is larger than any list is not read to its end', async () => {
		const chunk = Buffer.alloc(1024 * 1024, 'x');
		let read = 0;
		const endless = Readable.from(
			(function* () {
				for (;;) {
					read++;
					yield chunk;
				}
			})(),
		);
		expect(await readBody(endless, '', later)).toEqual({ kind: 'tooLarge' });
		expect(read).toBeLessThan(300);
		expect(endless.destroyed).toBe(true);
	});

	it('that trickles on after its time is not waited for', async () => {
		expect(await read(['{', '}'], '', Date.now() - 1)).toEqual({
			kind: 'brokenOff',
			code: 'ETIMEDOUT',
		});
	});

	it('that breaks off is no answer', async () => {
		const broken = Readable.from(
			(function* () {
				yield Buffer.from('{"a":');
				throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
			})(),
		);
		expect(await readBody(broken, '', later)).toEqual({ kind: 'brokenOff', code: 'ECONNRESET' });
	});

	it('that n8n hands out ready-made is taken as it is', async () => {
		expect(await readBody({ error: 'x' }, '', later)).toEqual({
			kind: 'body',
			body: { error: 'x' },
		});
	});
});

describe('An answer that is nested', () => {
	const nested = (levels: number) =>
		JSON.parse(`${'[{"a":'.repeat(levels / 2)}1${'}]'.repeat(levels / 2)}`) as unknown;

	it('100 levels deep is taken', () => {
		expect(isTooDeep(nested(100))).toBe(false);
	});

	it.each([102, 100_000])('%d levels deep is not', (levels) => {
		expect(isTooDeep(nested(levels))).toBe(true);
	});
});
