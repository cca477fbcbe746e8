import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchFor } from '../query/search';
import { recordTitle } from '../fields/recordTitle';
import { InputError } from '../inputError';
import { asText } from '../json';
import type { RoutixRecord } from '../contract/record';
import { pagesOf } from '../transport/recordApi';
import { idOf, isRecordId } from '../contract/identity';
import { isFull, PAGE_LIMIT, type FetchPage, type Page, type PageRange } from '../contract/list';
import { inEditor } from './editor';

/** Enough to fill the dropdown; it asks for more as the user scrolls. */
const ENOUGH_RESULTS = 50;

/** How many pages are read at once. */
const PAGES_AT_ONCE = 5;

/**
 * Fills the record pickers. Routix has no search of its own, so a typed word is looked for in the records, page by page
 * until the dropdown is full or the list ends: it offers no way to go on from a search that found little.
 * @param paginationToken the offset to go on from, and how many rows the pages had so far
 */
export async function searchRecords(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken = '0+0',
): Promise<INodeListSearchResult> {
	return await inEditor(this, async (connection, address) => {
		if (address.isBranchUnknown) {
			throw new InputError(
				'Branch Public ID is an expression that needs input data, so no records can be listed',
				'Choose By ID here, or run the nodes before this one, or enter a fixed Branch Public ID while you choose.',
			);
		}
		const fetchPage = pagesOf(connection, address);
		const [start, rows] = paginationToken.split('+').map(Number);
		const { found, next, fullest } =
			filter.trim() === ''
				? await listFrom(fetchPage, start, rows || undefined)
				: await searchFrom(fetchPage, start, filter);
		return {
			results: found.map(toResult).filter(({ value }) => isRecordId(value)),
			paginationToken: next === undefined ? undefined : `${next}+${fullest ?? 0}`,
		};
	});
}

interface Found {
	found: RoutixRecord[];
	/** Where to go on; undefined at the end of the list. */
	next?: number;
	/** The most rows that a page had. */
	fullest?: number;
}

async function listFrom(fetchPage: FetchPage, offset: number, before?: number): Promise<Found> {
	const range = { limit: ENOUGH_RESULTS, offset };
	const page = await fetchPage(range);
	const fullest = Math.max(page.records.length, before ?? 0);
	return { found: page.records, next: offsetAfter(page, range, before), fullest };
}

/** The first page alone tells how long the pages are; then several are read at once. */
async function searchFrom(fetchPage: FetchPage, start: number, typed: string): Promise<Found> {
	const isMeant = searchFor(typed);
	const found: RoutixRecord[] = [];
	let ranges: PageRange[] = [{ limit: PAGE_LIMIT, offset: start }];
	let fullest: number | undefined;
	for (;;) {
		const pages = await Promise.all(ranges.map(async (range) => await fetchPage(range)));
		let next: number | undefined;
		for (const [index, page] of pages.entries()) {
			next = offsetAfter(page, ranges[index], fullest);
			found.push(...page.records.filter(isMeant));
			if (next === undefined) break;
		}
		if (next === undefined || found.length >= ENOUGH_RESULTS) return { found, next, fullest };
		fullest = Math.max(...pages.map(({ records }) => records.length));
		ranges = rangesFrom(next, fullest);
	}
}

/**
 * Where the list goes on after a page. Only a page that is not full proves its end, whatever total is stated; one with
 * more rows than were asked for is the whole list.
 */
function offsetAfter(page: Page, range: PageRange, fullest?: number): number | undefined {
	const { records, statedLimit, sentLimit, total } = page;
	const next = range.offset + records.length;
	if (records.length > range.limit) return undefined;
	const isCut = isFull(records.length, sentLimit ?? range.limit, statedLimit, fullest);
	const isStated = records.length > 0 && total !== undefined && total > next;
	return isCut || isStated ? next : undefined;
}

function rangesFrom(next: number, limit: number): PageRange[] {
	return Array.from({ length: PAGES_AT_ONCE }, (_, page) => ({
		limit,
		offset: next + page * limit,
	}));
}

function toResult(record: RoutixRecord) {
	return { name: recordTitle(record), value: asText(idOf(record)) };
}
