import type { Page, PageRange } from '../../../../../nodes/Routix/contract/list';
import type { RoutixRecord } from '../../../../../nodes/Routix/contract/record';
import { readEnds, type EndsToRead } from '../../../../../nodes/Routix/trigger/changes/listEnds';

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
	const fetchPage = async (range: PageRange) => {
		asked.push(range);
		const { limit, offset } = range;
		return answer(range, { records: rows.slice(offset, offset + limit), total: length });
	};
	return { asked, fetchPage };
}

const ids = (...numbers: number[]) => numbers.map((id) => ({ id }));

test('A list shorter than a probe is read with one request', async () => {
	const { asked, fetchPage } = listOf(2);
	const reading = await readEnds(fetchPage, UNKNOWN);
	expect(reading).toEqual({
		kind: 'whole',
		list: { records: [{ id: 1 }, { id: 2 }], total: 2, passes: 1, requests: 1 },
	});
	expect(asked).toEqual([{ limit: 3, offset: 0 }]);
});

test('An empty list is whole as well', async () => {
	const reading = await readEnds(listOf(0).fetchPage, UNKNOWN);
	expect(reading).toMatchObject({ kind: 'whole', list: { records: [], total: 0 } });
});

test('A full page does not prove that it is the whole list, even if the total says so', async () => {
	const { fetchPage } = listOf(10, (_, page) => ({ ...page, total: page.records.length }));
	expect(await readEnds(fetchPage, KNOWN)).toEqual({ kind: 'unclear' });
});

test('The end is asked for one record more than it has, which proves that nothing follows', async () => {
	const { asked, fetchPage } = listOf(10);
	expect(await readEnds(fetchPage, KNOWN)).toEqual({
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
	const { asked, fetchPage } = listOf(10, (_, page) => ({
		...page,
		records: page.records.slice(0, 2),
	}));
	expect(await readEnds(fetchPage, KNOWN)).toMatchObject({ kind: 'ends', atEnd: ids(10) });
	expect(asked[1]).toEqual({ limit: 2, offset: 9 });
});

test('So it is where only the end shows that the server gives fewer', async () => {
	const { asked, fetchPage } = listOf(20, ({ offset }, page) => ({
		...page,
		records: page.records.slice(0, offset === 0 ? 3 : 4),
	}));
	const end = { probe: 8, isEnough: () => true };
	expect(await readEnds(fetchPage, { ...KNOWN, end })).toMatchObject({ atEnd: ids(18, 19, 20) });
	expect(asked.slice(1)).toEqual([
		{ limit: 8, offset: 13 },
		{ limit: 4, offset: 17 },
	]);
});

test('Both ends are read on until a known record', async () => {
	const { asked, fetchPage } = listOf(30);
	const known = upTo((id) => id === 6 || id === 24);
	expect(await readEnds(fetchPage, known)).toEqual({
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
	const { asked, fetchPage } = listOf(6);
	expect(await readEnds(fetchPage, UNKNOWN)).toEqual({ kind: 'unclear' });
	expect(asked).toEqual([
		{ limit: 3, offset: 0 },
		{ limit: 5, offset: 2 },
	]);
});

test('It gives up where a full read takes less time', async () => {
	const { asked, fetchPage } = listOf(1000);
	expect(await readEnds(fetchPage, UNKNOWN)).toEqual({ kind: 'unclear' });
	expect(asked).toHaveLength(1 + 3);
});

test.each<[string, Partial<Page>]>([
	['no total', { total: undefined }],
	['a total smaller than the page', { total: 1 }],
	['a total of records that are not handed out', { total: 12 }],
	['a total that is capped', { total: 8 }],
	['an empty page of a list that is not empty', { records: [] }],
])('%s does not tell anything', async (_, wrong) => {
	const { fetchPage } = listOf(10, (_range, page) => ({ ...page, ...wrong }));
	expect(await readEnds(fetchPage, KNOWN)).toEqual({ kind: 'unclear' });
});

test('A total that counts the rows read so far does not tell anything', async () => {
	const { fetchPage } = listOf(10, ({ offset }, page) => ({
		...page,
		total: offset + page.records.length,
	}));
	expect(await readEnds(fetchPage, KNOWN)).toEqual({ kind: 'unclear' });
});

test('A server that caps the page size is not walked from the end', async () => {
	const { asked, fetchPage } = listOf(10, (_, page) => ({
		...page,
		records: page.records.slice(0, 3),
	}));
	expect(
		await readEnds(
			fetchPage,
			upTo((id) => id === 1),
		),
	).toEqual({ kind: 'unclear' });
	expect(asked).toEqual([
		{ limit: 3, offset: 0 },
		{ limit: 3, offset: 8 },
		{ limit: 5, offset: 4 },
	]);
});
