import { idOf, type IdOf } from '../contract/identity';
import { isFull, PAGE_LIMIT, type FetchPage } from '../contract/list';
import { recordKey } from './keyedPage';

/**
 * How many records a list has, if one page or two prove it: the first one holds them all, or the last row is where the
 * total says, with nothing behind it. Undefined if only reading the list can tell.
 * @param readId finds a record's ID
 */
export async function countRows(
	fetchPage: FetchPage,
	readId: IdOf = idOf,
): Promise<number | undefined> {
	const page = await fetchPage({ limit: PAGE_LIMIT, offset: 0 });
	const { records, sentLimit = PAGE_LIMIT, statedLimit, total = records.length } = page;
	const rows = records.length;
	// Rows that show one record, or more than were asked for: this list has to be looked at closely.
	const keys = new Set(records.map((record) => recordKey(record, readId)));
	if (keys.size < rows || rows > sentLimit || total < rows) return undefined;
	if (!isFull(rows, sentLimit, statedLimit)) return total === rows ? rows : undefined;
	if (page.total === undefined) return undefined;
	const last = await fetchPage({ limit: 2, offset: total - 1 });
	return last.records.length === 1 ? total : undefined;
}
