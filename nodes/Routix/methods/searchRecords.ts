import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchFor } from '../query/search';
import { recordTitle } from '../fields/recordTitle';
import { InputError } from '../inputError';
import { asText } from '../json';
import type { RoutixRecord } from '../contract/record';
import { pagesOf } from '../transport/recordApi';
import { PAGE_LIMIT, type FetchPage, type Page } from '../contract/list';
import { inEditor } from './editor';

/** Enough to fill the dropdown; it asks for more as the user scrolls. */
const ENOUGH_RESULTS = 50;

/** How many pages are read at once. */
const PAGES_AT_ONCE = 5;

/**
 * Fills the record pickers. Routix has no search of its own, so a typed word is looked for in the records, page by page
 * until the dropdown is full or the list ends: it offers no way to go on from a search that found little.
 * @param paginationToken the offset to go on from
 */
export async function searchRecords(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken = '0',
): Promise<INodeListSearchResult> {
	return await inEditor(this, async (connection, address) => {
		if (address.isBranchUnknown) {
			throw new InputError(
				'Branch Public ID is an expression that needs input data, so no records can be listed',
				'Choose By ID here, or run the nodes before this one, or enter a fixed Branch Public ID while you choose.',
			);
		}
		const fetchPage = pagesOf(connection, address);
		const start = Number(paginationToken);
		const { found, next } =
			filter.trim() === ''
				? await listFrom(fetchPage, start)
				: await searchFrom(fetchPage, start, filter);
		return {
			results: found
				.filter(({ id }) => typeof id === 'string' || typeof id === 'number')
				.map(toResult),
			paginationToken: next?.toString(),
		};
	});
}

interface Found {
	found: RoutixRecord[];
	/** Where to go on; undefined at the end of the list. */
	next?: number;
}

async function listFrom(fetchPage: FetchPage, offset: number): Promise<Found> {
	const page = await fetchPage({ limit: ENOUGH_RESULTS, offset });
	return { found: page.records, next: offsetAfter(page, offset) };
}

/** The first page alone tells how long the pages and the list are; then several are read at once. */
async function searchFrom(fetchPage: FetchPage, start: number, typed: string): Promise<Found> {
	const isMeant = searchFor(typed);
	const found: RoutixRecord[] = [];
	let offsets = [start];
	for (;;) {
		const pages = await Promise.all(
			offsets.map(async (offset) => await fetchPage({ limit: PAGE_LIMIT, offset })),
		);
		for (const { records } of pages) {
			found.push(...records.filter(isMeant));
		}
		const lastPage = pages[pages.length - 1];
		const next = offsetAfter(lastPage, offsets[offsets.length - 1]);
		if (next === undefined || found.length >= ENOUGH_RESULTS) return { found, next };
		offsets = offsetsFrom(next, lastPage);
	}
}

/** A page may be short because Routix caps it, so only an empty page or a reached total is the end. */
function offsetAfter({ records, total }: Page, offset: number): number | undefined {
	const next = offset + records.length;
	return records.length === 0 || (total !== undefined && next >= total) ? undefined : next;
}

function offsetsFrom(next: number, { records, total }: Page): number[] {
	if (total === undefined) return [next];
	const offsets = Array.from({ length: PAGES_AT_ONCE }, (_, page) => next + page * records.length);
	return offsets.filter((offset) => offset < total);
}

function toResult(record: RoutixRecord) {
	return { name: recordTitle(record), value: asText(record.id) };
}
