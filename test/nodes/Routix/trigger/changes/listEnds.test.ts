import type { Page, PageRange } from '../../../../../nodes/Routix/contract/list';
import type { RoutixRecord } from '../../../../../nodes/Routix/contract/record';
import { readEnds, type EndsToRead } from '../../../../../nodes/Routix/trigger/changes/listEnds';
import { recordHash } from '../../../../../nodes/Routix/trigger/changes/recordHash';

/** Asks for three records at each end, and reads on up to a known one. */
function upTo(isKnown: (id: unknown) => boolean): EndsToRead {
	const reach = {
		probe: 3,
		isEnough: (records: RoutixRecord[]) => records.some(({ id }) => isKnown(id)),
	};
	return { start: reach, end: reach, page: 5, maxFurtherPages: 3 };
}

const KNOWN = upTo(() => true);
const UNKNOWN = upTo(() => false);

/** A list of records 1, 2, 3, … and which ranges of it were asked for. */
function listOf(
	length: number,
	answer: (range: PageRange, page: Page) => Page = (_, page) => page,
) {
	const rows = Array.from({ length }, (_, index) => ({ id: index + 1 }));
	const asked: PageRange[] = [];
	const page = async (range: PageRange) => {
		asked.push(range);
		const { limit, offset } = range;
		return answer(range, { records: rows.slice(offset, offset + limit), total: length });
	};
	return { asked, list: { page, keyOf: recordHash } };
}

const ids = (...numbers: number[]) => numbers.map((id) => ({ id }));

test('A list shorter than a probe is read with one request', async () => {
	const { asked, list } = listOf(2);
	const reading = await readEnds(list, UNKNOWN);
	expect(reading).toEqual({
		kind: 'whole',
		reading: { records: ids(1, 2), total: 2, passes: 1, requests: 1, isSettled: true },
	});
	expect(asked).toEqual([{ limit: 3, offset: 0 }]);
});

test('A list that comes whole although fewer records were asked for is read with one request', async () => {
	const { asked, list } = listOf(10, () => ({
		records: ids(1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
		total: 10,
	}));
	expect(await readEnds(list, KNOWN)).toMatchObject({ kind: 'whole', reading: { total: 10 } });
	expect(asked).toHaveLength(1);
});

test('An empty list is whole as well', async () => {
	const reading = await readEnds(listOf(0).list, UNKNOWN);
	expect(reading).toMatchObject({ kind: 'whole', reading: { records: [], total: 0 } });
});

test('A full page does not prove that it is the whole list, even if the total says so', async () => {
	const { list } = listOf(10, (_, page) => ({ ...page, total: page.records.length }));
	expect(await readEnds(list, KNOWN)).toEqual({ kind: 'unclear' });
});

test('Neither does a page of a size at which servers commonly cap, unless the end proves it', async () => {
	const reach = { probe: 100, isEnough: () => true };
	const wanted = { ...KNOWN, start: reach, end: reach };
	const capped = listOf(300, ({ offset, limit }, { records }) => {
		const shown = records.slice(0, Math.min(limit, 50));
		return { records: shown, total: offset === 0 ? 50 : offset + shown.length };
	});
	expect(await readEnds(capped.list, wanted)).toEqual({ kind: 'unclear' });
	expect(await readEnds(listOf(50).list, wanted)).toMatchObject({ kind: 'ends', total: 50 });
});

test('The end is asked for one record more than it has, which proves that nothing follows', async () => {
	const { asked, list } = listOf(10);
	expect(await readEnds(list, KNOWN)).toEqual({
		kind: 'ends',
		atStart: ids(1, 2, 3),
		atEnd: ids(9, 10),
		total: 10,
	});
	expect(asked).toEqual([
		{ limit: 3, offset: 0 },
		{ limit: 3, offset: 8 },
	]);
});

test('The end is asked for as many records as the server really gives', async () => {
	const { asked, list } = listOf(10, (_, page) => ({
		...page,
		records: page.records.slice(0, 2),
	}));
	expect(await readEnds(list, KNOWN)).toMatchObject({ kind: 'ends', atEnd: ids(10) });
	expect(asked[1]).toEqual({ limit: 2, offset: 9 });
});

test('So it is where only the end shows that the server gives fewer', async () => {
	const { asked, list } = listOf(20, ({ offset }, page) => ({
		...page,
		records: page.records.slice(0, offset === 0 ? 3 : 4),
	}));
	const end = { probe: 8, isEnough: () => true };
	expect(await readEnds(list, { ...KNOWN, end })).toMatchObject({ atEnd: ids(18, 19, 20) });
	expect(asked.slice(1)).toEqual([
		{ limit: 8, offset: 13 },
		{ limit: 4, offset: 17 },
	]);
});

test('Both ends are read on until a known record', async () => {
	const { asked, list } = listOf(30);
	const known = upTo((id) => id === 6 || id === 24);
	expect(await readEnds(list, known)).toEqual({
		kind: 'ends',
		atStart: ids(1, 2, 3, 4, 5, 6, 7),
		atEnd: ids(21, 22, 23, 24, 25, 26, 27, 28, 29, 30),
		total: 30,
	});
	expect(asked).toEqual([
		{ limit: 3, offset: 0 },
		{ limit: 5, offset: 2 },
		{ limit: 3, offset: 28 },
		{ limit: 5, offset: 24 },
		{ limit: 5, offset: 20 },
	]);
});

test('A list of which no record is known does not tell anything', async () => {
	const { asked, list } = listOf(6);
	expect(await readEnds(list, UNKNOWN)).toEqual({ kind: 'unclear' });
	expect(asked).toEqual([
		{ limit: 3, offset: 0 },
		{ limit: 5, offset: 2 },
	]);
});

test('It gives up where a full read takes less time', async () => {
	const { asked, list } = listOf(1000);
	expect(await readEnds(list, UNKNOWN)).toEqual({ kind: 'unclear' });
	expect(asked).toHaveLength(1 + 3);
});

test.each<[string, Partial<Page>]>([
	['no total', { total: undefined }],
	['a total smaller than the page', { total: 1 }],
	['a total of records that are not handed out', { total: 12 }],
	['a total that is capped', { total: 8 }],
	['an empty page of a list that is not empty', { records: [] }],
])('%s does not tell anything', async (_, wrong) => {
	const { list } = listOf(10, (_range, page) => ({ ...page, ...wrong }));
	expect(await readEnds(list, KNOWN)).toEqual({ kind: 'unclear' });
});

test('A total that counts the rows read so far does not tell anything', async () => {
	const { list } = listOf(10, ({ offset }, page) => ({
		...page,
		total: offset + page.records.length,
	}));
	expect(await readEnds(list, KNOWN)).toEqual({ kind: 'unclear' });
});

test('A server that caps the page size is not walked from the end', async () => {
	const { asked, list } = listOf(10, (_, page) => ({
		...page,
		records: page.records.slice(0, 3),
	}));
	expect(
		await readEnds(
			list,
			upTo((id) => id === 1),
		),
	).toEqual({ kind: 'unclear' });
	expect(asked).toEqual([
		{ limit: 3, offset: 0 },
		{ limit: 3, offset: 8 },
		{ limit: 5, offset: 4 },
	]);
});
