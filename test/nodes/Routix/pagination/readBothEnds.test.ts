import type { PageRange } from '../../../../nodes/Routix/contract/list';
import { readBothEnds } from '../../../../nodes/Routix/pagination/readBothEnds';

/** The IDs of a sample of a list of records 1, 2, 3, …, and the offsets that were asked for. */
async function sampleOf(length: number, size: number, { cap = Infinity, omitTotal = false } = {}) {
	const rows = Array.from({ length }, (_, index) => ({ id: index + 1 }));
	const offsets: number[] = [];
	const fetchPage = async ({ limit, offset }: PageRange) => {
		offsets.push(offset);
		const records = rows.slice(offset, offset + Math.min(limit, cap));
		return { records, ...(!omitTotal && { total: length }) };
	};
	const records = await readBothEnds(fetchPage, size);
	return { ids: records.map(({ id }) => id), offsets };
}

test('A list that fits a page takes one request', async () => {
	expect(await sampleOf(3, 3)).toEqual({ ids: [1, 2, 3], offsets: [0] });
});

test('Of a longer list come the first and the last records', async () => {
	expect(await sampleOf(10, 2)).toEqual({ ids: [1, 2, 9, 10], offsets: [0, 8] });
});

test('No record comes twice where both ends meet', async () => {
	expect(await sampleOf(5, 3)).toEqual({ ids: [1, 2, 3, 4, 5], offsets: [0, 3] });
});

test('A server that caps the page size shows less of the end', async () => {
	expect(await sampleOf(10, 4, { cap: 2 })).toEqual({ ids: [1, 2, 7, 8], offsets: [0, 6] });
});

test('Without a total, only the start is known', async () => {
	expect(await sampleOf(10, 2, { omitTotal: true })).toEqual({ ids: [1, 2], offsets: [0] });
});
