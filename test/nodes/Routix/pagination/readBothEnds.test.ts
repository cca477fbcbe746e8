import type { PageRange } from '../../../../nodes/Routix/contract/list';
import { readBothEnds } from '../../../../nodes/Routix/pagination/readBothEnds';

/** The IDs of a sample of a list of records 1, 2, 3, …, and the offsets that were asked for. */
async function sampleOf(
	length: number,
	size: number,
	{ cap = Infinity, omitTotal = false, beginsAgain = false } = {},
) {
	const rows = Array.from({ length }, (_, index) => ({ id: index + 1 }));
	const offsets: number[] = [];
	const fetchPage = async ({ limit, offset }: PageRange) => {
		offsets.push(offset);
		const from = beginsAgain && offset >= length ? 0 : offset;
		const records = rows.slice(from, from + Math.min(limit, cap));
		return { records, ...(!omitTotal && { total: length }) };
	};
	const records = await readBothEnds(fetchPage, size);
	return { ids: records.map(({ id }) => id), offsets };
}

test('A list that fits a page takes one request', async () => {
	expect(await sampleOf(3, 4)).toEqual({ ids: [1, 2, 3], offsets: [0] });
});

test('A list that fills a page takes one more, which shows that nothing follows', async () => {
	expect(await sampleOf(3, 3)).toEqual({ ids: [1, 2, 3], offsets: [0, 3] });
});

test('Of a longer list come the first and the last records', async () => {
	expect(await sampleOf(10, 3)).toEqual({ ids: [1, 2, 3, 9, 10], offsets: [0, 8] });
});

test('No record comes twice where both ends meet', async () => {
	expect(await sampleOf(5, 3)).toEqual({ ids: [1, 2, 3, 4, 5], offsets: [0, 3] });
});

test('A server that caps the page size shows less of the end', async () => {
	expect(await sampleOf(10, 4, { cap: 3 })).toEqual({ ids: [1, 2, 3, 9, 10], offsets: [0, 8] });
});

test('A server that begins again beyond the end shows the end too, and no record twice', async () => {
	const { ids } = await sampleOf(200, 100, { omitTotal: true, beginsAgain: true });
	expect(ids).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
	const capped = await sampleOf(75, 100, { cap: 25, omitTotal: true, beginsAgain: true });
	expect(capped.ids.slice(0, 25)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
	expect(capped.ids.at(-1)).toBe(75);
	expect(new Set(capped.ids).size).toBe(capped.ids.length);
});

test('Without a total, the end is looked for in larger and larger steps', async () => {
	const { ids, offsets } = await sampleOf(1000, 10, { omitTotal: true });
	expect(ids.slice(0, 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
	expect(ids.at(-1)).toBe(1000);
	expect(offsets.length).toBeLessThan(20);
});
