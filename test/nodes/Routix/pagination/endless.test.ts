import type { FetchPage, Page } from '../../../../nodes/Routix/contract/list';
import type { ReadOptions } from '../../../../nodes/Routix/pagination/readAll';
import { readList } from './reading';

/** Rows whose IDs are their places, so that any part of the list can be shown at any time. */
function rowsFrom(offset: number, count: number, name = 'a') {
	return Array.from({ length: Math.max(0, count) }, (_, index) => ({
		id: `${name}-${offset + index}`,
	}));
}

function counting(answer: (limit: number, offset: number) => Page) {
	const asked = { requests: 0 };
	const fetchPage: FetchPage = async ({ limit, offset }) => {
		asked.requests++;
		return answer(limit, offset);
	};
	return { asked, fetchPage };
}

/** A list of so many rows on a server that answers whatever lies beyond as `beyond` says. */
function ending(
	rows: number,
	beyond: (limit: number) => Page,
	total?: (offset: number) => number | undefined,
) {
	return counting((limit, offset) =>
		offset >= rows
			? beyond(limit)
			: { records: rowsFrom(offset, Math.min(limit, rows - offset)), total: total?.(offset) },
	);
}

const read = async (fetchPage: FetchPage, options?: Partial<ReadOptions>) =>
	await readList(fetchPage, options).then(
		({ records }) => records.length,
		(error: { reason?: string; message: string }) => error.reason ?? error.message,
	);

describe('a list that never ends', () => {
	it.each<[string, (offset: number, limit: number) => number | undefined]>([
		['no total', () => undefined],
		['a total of 1e12', () => 1e12],
		['a total that runs ahead', (offset, limit) => offset + 20 * limit],
		['a total that counts the page', (_offset, limit) => limit],
		['a total of 0', () => 0],
	])('is refused within 120 requests: %s', async (_what, total) => {
		const { asked, fetchPage } = counting((limit, offset) => ({
			records: rowsFrom(offset, limit),
			total: total(offset, limit),
		}));
		expect(await read(fetchPage)).toBe('endless');
		expect(asked.requests).toBeLessThan(120);
	});

	it.each([10, 50])('is refused when its pages have %d rows', async (rows) => {
		const { asked, fetchPage } = counting((_limit, offset) => ({
			records: rowsFrom(offset, rows),
		}));
		expect(await read(fetchPage)).toBe('endless');
		expect(asked.requests).toBeLessThan(600);
	});

	it('is refused when every answer has other IDs, or none but a time', async () => {
		let answers = 0;
		const named = counting((limit, offset) => ({
			records: rowsFrom(offset, limit, `answer${answers++}`),
		}));
		const timed = counting((limit, offset) => ({
			records: rowsFrom(offset, limit).map(({ id }) => ({ name: id, servedAt: answers++ })),
		}));
		for (const { asked, fetchPage } of [named, timed]) {
			expect(await read(fetchPage)).toBe('endless');
			expect(asked.requests).toBeLessThan(600);
		}
	});

	it('is read as far as a limit says', async () => {
		const { fetchPage } = counting((limit, offset) => ({ records: rowsFrom(offset, limit) }));
		expect(await read(fetchPage, { maxRecords: 150_000 })).toBe(150_000);
	});
});

describe('a long list that ends', () => {
	const ROWS = 150_000;

	it.each<[string, (limit: number) => Page]>([
		['with nothing', () => ({ records: [] })],
		['by refusing the offset', () => ({ records: [], isOffsetRefused: true })],
		['with the last row', () => ({ records: rowsFrom(ROWS - 1, 1) })],
		['with the last page', (limit) => ({ records: rowsFrom(ROWS - limit, limit) })],
		['with the first page', (limit) => ({ records: rowsFrom(0, limit) })],
	])('is read whole without a total: %s', async (_what, beyond) => {
		const { asked, fetchPage } = ending(ROWS, beyond);
		expect(await read(fetchPage)).toBe(ROWS);
		expect(asked.requests).toBeLessThan(200);
	});

	it('is read whole by a server that fails when it is asked for a place far beyond', async () => {
		const { fetchPage } = ending(ROWS, () => ({ records: [] }));
		const failing: FetchPage = async (range) => {
			if (range.offset > 10 * ROWS) throw new Error('Out of range');
			return await fetchPage(range);
		};
		expect(await read(failing)).toBe(ROWS);
	});

	it('takes no request more when a steady total tells its length', async () => {
		const { asked, fetchPage } = ending(
			ROWS,
			() => ({ records: [], total: ROWS }),
			() => ROWS,
		);
		expect(await read(fetchPage)).toBe(ROWS);
		expect(asked.requests).toBe(151);
	});
});
