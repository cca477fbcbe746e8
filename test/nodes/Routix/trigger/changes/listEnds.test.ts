import { readEnds } from '../../../../../nodes/Routix/trigger/changes/listEnds';
import type { Page, PageRange } from '../../../../../nodes/Routix/contract/list';

const SIZES = { probe: 2, page: 4 };

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

const nothingSeen = () => false;
const everythingSeen = () => true;

test('A list that fits a probe is read with one request', async () => {
	const { asked, fetchPage } = listOf(2);
	const reading = await readEnds(fetchPage, nothingSeen, SIZES);
	expect(reading).toEqual({
		kind: 'whole',
		list: { records: [{ id: 1 }, { id: 2 }], total: 2, passes: 1, requests: 1 },
	});
	expect(asked).toEqual([{ limit: 2, offset: 0 }]);
});

test('An empty list is whole as well', async () => {
	const reading = await readEnds(listOf(0).fetchPage, nothingSeen, SIZES);
	expect(reading).toMatchObject({ kind: 'whole', list: { records: [], total: 0 } });
});

test('Both ends are asked for the same number of records', async () => {
	const { asked, fetchPage } = listOf(10);
	expect(await readEnds(fetchPage, everythingSeen, SIZES)).toEqual({
		kind: 'ends',
		atStart: [],
		atEnd: [],
		total: 10,
	});
	expect(asked).toEqual([
		{ limit: 2, offset: 0 },
		{ limit: 2, offset: 8 },
	]);
});

test('The end is asked for as many records as the server really gives', async () => {
	const { asked, fetchPage } = listOf(10, (_, page) => ({
		...page,
		records: page.records.slice(0, 1),
	}));
	expect(await readEnds(fetchPage, everythingSeen, SIZES)).toMatchObject({ kind: 'ends' });
	expect(asked[1]).toEqual({ limit: 1, offset: 9 });
});

test('A list of which no record was seen before does not tell anything', async () => {
	const { asked, fetchPage } = listOf(6);
	expect(await readEnds(fetchPage, nothingSeen, SIZES)).toEqual({ kind: 'unclear' });
	expect(asked).toEqual([
		{ limit: 2, offset: 0 },
		{ limit: 4, offset: 1 },
		{ limit: 4, offset: 4 },
	]);
});

test('A walk gives up after ten pages', async () => {
	const { asked, fetchPage } = listOf(1000);
	expect(await readEnds(fetchPage, nothingSeen, SIZES)).toEqual({ kind: 'unclear' });
	expect(asked.length).toBe(12);
});

test.each<[string, Partial<Page>]>([
	['no total', { total: undefined }],
	['a total smaller than the page', { total: 1 }],
	['an empty page of a list that is not empty', { records: [] }],
])('%s does not tell anything', async (_, wrong) => {
	const { fetchPage } = listOf(10, (_range, page) => ({ ...page, ...wrong }));
	expect(await readEnds(fetchPage, everythingSeen, SIZES)).toEqual({ kind: 'unclear' });
});

test('A server that caps the page size is not walked from the end', async () => {
	const { asked, fetchPage } = listOf(10, (_, page) => ({
		...page,
		records: page.records.slice(0, 2),
	}));
	const isSeen = (key: string) => asked.length === 1 || key === '';
	expect(await readEnds(fetchPage, isSeen, SIZES)).toEqual({ kind: 'unclear' });
	expect(asked).toEqual([
		{ limit: 2, offset: 0 },
		{ limit: 2, offset: 8 },
		{ limit: 4, offset: 5 },
	]);
});
