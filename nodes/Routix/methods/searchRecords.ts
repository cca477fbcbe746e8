import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { isMeantBy } from '../fields/recordSearch';
import { recordTitle } from '../fields/recordTitle';
import { pagesOf } from '../transport/records';
import type { RoutixRecord } from '../types';
import { inEditor } from './editor';

const PAGE_SIZE = 1_000;

/** Enough to fill the dropdown; it asks for more as the user scrolls. */
const ENOUGH_RESULTS = 50;

/** How many pages are searched before the user sees something: Routix has no search of its own. */
const PAGES_PER_SEARCH = 10;

/**
 * Fills the record pickers. A typed word is looked for in all texts and numbers of the records, read page by page.
 * @param paginationToken the offset to go on from
 */
export async function searchRecords(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken = '0',
): Promise<INodeListSearchResult> {
	return await inEditor(this, async (connection, address) => {
		const fetchPage = pagesOf(connection, address);
		const found: RoutixRecord[] = [];
		let offset: number | undefined = Number(paginationToken);
		for (let page = 0; page < PAGES_PER_SEARCH && offset !== undefined; page++) {
			const limit = filter.trim() === '' ? ENOUGH_RESULTS : PAGE_SIZE;
			const { records, total } = await fetchPage({ limit, offset });
			found.push(...records.filter((record) => isMeantBy(record, filter.trim())));
			offset = nextOffset(offset + records.length, records.length, total);
			if (found.length >= ENOUGH_RESULTS) break;
		}
		return {
			results: found.map((record) => ({
				name: recordTitle(record),
				value: String(record.id),
				description: String(record.id),
			})),
			paginationToken: offset?.toString(),
		};
	});
}

/** A page may be short because the server caps it, so only an empty page or a reached total is the end. */
function nextOffset(offset: number, received: number, total: number | undefined) {
	return received === 0 || (total !== undefined && offset >= total) ? undefined : offset;
}
