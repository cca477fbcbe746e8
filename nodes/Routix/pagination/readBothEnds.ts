import { isFull, type FetchPage, type Page } from '../contract/list';
import type { RoutixRecord } from '../contract/record';
import { contentKey } from './keyedPage';

/** From how many requests on the end is not looked for any longer: 2^20 pages are more than any list has. */
const MOST_STEPS = 25;

/**
 * A sample of a list: up to `size` records of its start and as many of its end, in Routix's order. One request for a
 * list that fits a page, two where the stated total leads to the end, and a few more where it does not.
 */
export async function readBothEnds(fetchPage: FetchPage, size: number): Promise<RoutixRecord[]> {
	const first = await fetchPage({ limit: size, offset: 0 });
	const { records, total = 0 } = first;
	const rows = records.length;
	const isWhole = rows > size || (total <= rows && !mayGoOn(first, size));
	if (isWhole) return records;
	// One row fewer than a page has, since only a page that is not full proves the end.
	const stated = total > rows ? Math.max(rows, total - rows + 1) : rows;
	return [...records, ...(await lastRows(fromThereOn(fetchPage, records[0]), rows, stated))];
}

/** Some servers begin again beyond the end of a list: such a page has no row of the place that was asked for. */
function fromThereOn(fetchPage: FetchPage, top?: RoutixRecord): FetchPage {
	return async (range) => {
		const page = await fetchPage(range);
		const [first] = page.records;
		const isAgain =
			first !== undefined && top !== undefined && contentKey(first) === contentKey(top);
		return isAgain ? { ...page, records: [] } : page;
	};
}

function mayGoOn(
	{ records, sentLimit, statedLimit }: Page,
	asked: number,
	fullest?: number,
): boolean {
	return isFull(records.length, sentLimit ?? asked, statedLimit, fullest);
}

/**
 * The last rows of a list, looked for in ever larger steps from where they are said to be.
 * @param limit how many rows a page of the list has, at least 1
 * @param offset where the last page begins, if the total is right
 */
async function lastRows(
	fetchPage: FetchPage,
	limit: number,
	offset: number,
): Promise<RoutixRecord[]> {
	let low = limit;
	let high = Infinity;
	let last: RoutixRecord[] = [];
	for (let steps = 0; steps < MOST_STEPS && low < high; steps++) {
		const page = await fetchPage({ limit, offset });
		const isLast = page.records.length > 0 && !mayGoOn(page, limit, limit);
		if (isLast) return page.records;
		if (page.records.length === 0) {
			// A total that leads beyond the end may do so by far, so it is better to come from the start.
			if (steps > 0 || offset === low) high = offset;
		} else {
			last = page.records;
			low = offset + page.records.length;
		}
		offset = high === Infinity ? 2 * low : Math.floor((low + high) / 2);
		if (high - low < limit) offset = low;
	}
	return last;
}
