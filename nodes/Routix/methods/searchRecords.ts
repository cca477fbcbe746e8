import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchFor } from '../query/search';
import { recordTitle } from '../fields/recordTitle';
import { InputError } from '../inputError';
import { asText } from '../json';
import type { RoutixRecord } from '../contract/record';
import { pagesOf } from '../transport/recordApi';
import { idOf, isRecordId } from '../contract/identity';
import { isFull, PAGE_LIMIT, type FetchPage, type Page, type PageRange } from '../contract/list';
import type { Resource } from '../resources';
import { inEditor } from './editor';

/** Enough to fill the dropdown; it asks for more as the user scrolls. */
const ENOUGH_RESULTS = 50;

/** Longest search in milliseconds: nobody waits longer for a dropdown, and a list may have no end. */
const SEARCH_MS = 20_000;

/** How many pages are read at once. */
const PAGES_AT_ONCE = 5;

/** Where a picker goes on; n8n hands it back as text. */
interface Place {
	offset: number;
	/** The most rows that a page had so far. */
	fullest: number;
	/** The IDs of the list's first row, and of the first and last rows that were read last. */
	seen: string[];
}

const START: Place = { offset: 0, fullest: 0, seen: [] };

/**
 * Fills the record pickers. Routix has no search of its own, so a typed word is looked for in the records, page by page
 * until the dropdown is full or the list ends: it offers no way to go on from a search that found little.
 * @param paginationToken a {@link Place} as JSON
 * @throws {InputError} when the records have no ID to choose them by, or none was found in the time that there is
 */
export async function searchRecords(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken = JSON.stringify(START),
): Promise<INodeListSearchResult> {
	return await inEditor(this, async (connection, address) => {
		if (address.isBranchUnknown) {
			throw new InputError(
				'Branch Public ID is an expression that needs input data, so no records can be listed',
				'Choose By ID here, or run the nodes before this one, or enter a fixed Branch Public ID while you choose.',
			);
		}
		const start = JSON.parse(paginationToken) as Place;
		const fetchPage = pagesOf(connection, address, start.offset > 0);
		const isSearch = filter.trim() !== '';
		const { found, next } = isSearch
			? await searchFrom(fetchPage, start, filter)
			: await listFrom(fetchPage, start);
		if (isSearch && found.length === 0 && next) throw tooLong(address.resource, next.offset);
		const results = found.map(toResult).filter(({ value }) => isRecordId(value));
		if (found.length > 0 && results.length === 0) throw withoutId(address.resource);
		return { results, paginationToken: next && JSON.stringify(next) };
	});
}

interface Found {
	found: RoutixRecord[];
	/** Where to go on; undefined at the end of the list. */
	next?: Place;
}

async function listFrom(fetchPage: FetchPage, start: Place): Promise<Found> {
	const range = { limit: ENOUGH_RESULTS, offset: start.offset };
	return newIn(await fetchPage(range), range, start);
}

/** The first page alone tells how long the pages are; then several are read at once. */
async function searchFrom(fetchPage: FetchPage, start: Place, typed: string): Promise<Found> {
	const isMeant = searchFor(typed);
	const endsAt = Date.now() + SEARCH_MS;
	const found: RoutixRecord[] = [];
	let place: Place | undefined = start;
	let ranges: PageRange[] = [{ limit: PAGE_LIMIT, offset: start.offset }];
	for (;;) {
		const pages = await fetchTogether(fetchPage, ranges);
		for (const [index, page] of pages.entries()) {
			const read = newIn(page, ranges[index], place);
			found.push(...read.found.filter(isMeant));
			place = read.next;
			if (place === undefined) return { found };
		}
		const isEnough = found.length >= ENOUGH_RESULTS || Date.now() > endsAt;
		if (isEnough) return { found, next: place };
		ranges = rangesFrom(place);
	}
}

/** A server that refuses requests at the same time may answer to one after the other. */
async function fetchTogether(fetchPage: FetchPage, ranges: PageRange[]): Promise<Page[]> {
	const outcomes = await Promise.allSettled(ranges.map(async (range) => await fetchPage(range)));
	const pages: Page[] = [];
	for (const [index, outcome] of outcomes.entries()) {
		const isAlone = ranges.length === 1;
		if (outcome.status === 'fulfilled') pages.push(outcome.value);
		else pages.push(await (isAlone ? Promise.reject(outcome.reason) : fetchPage(ranges[index])));
	}
	return pages;
}

/**
 * What a page has that was not there before, and where the list goes on. Only a page that is not full proves the end of a
 * list, whatever total is stated; some servers begin again behind the end, or repeat the last page or row.
 */
function newIn(page: Page, range: PageRange, before: Place): Found {
	const { records, statedLimit, sentLimit, total } = page;
	const { fullest, seen } = before;
	const ids = records.map(idTextOf);
	const [top = ids[0], first, last] = seen;
	if (seen.length > 0 && ids[0] !== '' && (ids[0] === top || ids[0] === first))
		return { found: [] };
	const found = ids[0] !== '' && ids[0] === last ? records.slice(1) : records;
	const offset = range.offset + records.length;
	const isCut = isFull(records.length, sentLimit ?? range.limit, statedLimit, fullest || undefined);
	const isStated = records.length > 0 && total !== undefined && total > offset;
	if (!isCut && !isStated) return { found };
	const next = { offset, fullest: Math.max(records.length, fullest) };
	return { found, next: { ...next, seen: [top, ids[0], ids.at(-1)!] } };
}

function rangesFrom({ offset, fullest: limit }: Place): PageRange[] {
	return Array.from({ length: PAGES_AT_ONCE }, (_, page) => ({
		limit,
		offset: offset + page * limit,
	}));
}

function toResult(record: RoutixRecord) {
	return { name: recordTitle(record), value: idTextOf(record) };
}

/** Empty when the record has no ID. */
function idTextOf(record: RoutixRecord): string {
	const id = idOf(record);
	return id === undefined ? '' : asText(id);
}

function withoutId({ singular, plural }: Resource): InputError {
	return new InputError(
		`Routix shows no ID for ${plural} by which they could be chosen`,
		`Choose By Name or Number instead, and enter what only this ${singular} has.`,
	);
}

function tooLong({ plural, singular }: Resource, looked: number): InputError {
	return new InputError(
		`${SEARCH_MS / 1_000} seconds were enough for the first ${looked} ${plural} only, and none of them matches`,
		`Choose By Name or Number, which looks at all ${plural} when the workflow runs, or By ID for this ${singular}.`,
	);
}
