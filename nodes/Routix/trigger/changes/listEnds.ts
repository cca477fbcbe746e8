import type { RoutixRecord } from '../../contract/record';
import type { ListReading } from '../../pagination/readAll';
import type { FetchPage, Page } from '../../contract/list';
import { recordHash } from './contentHash';

/** What the ends of a list show. */
export type EndsReading =
	/** One page held the whole list. */
	| { kind: 'whole'; list: ListReading }
	/** The records before the first known one and after the last known one, in list order. */
	| { kind: 'ends'; atStart: RoutixRecord[]; atEnd: RoutixRecord[]; total: number }
	/** The ends do not tell: no total, no known record near, or a list that keeps moving. */
	| { kind: 'unclear' };

/** How many records to ask for, see `PageRange`. */
export interface ReadSizes {
	/** At each end. If more new records than this arrive between two polls, the poll takes further requests. */
	probe: number;
	/** By each further request, when every record of the first page is new. */
	page: number;
}

/** How often to read the ends while the list keeps moving. */
const MAX_ATTEMPTS = 3;

/** Beyond this many further pages a full read is faster, since it reads several pages at once. */
const MAX_WALKED_PAGES = 10;

/** A page does not fit the one before: a record was inserted or deleted between the two requests. */
const MOVED = Symbol('moved');

const UNCLEAR: EndsReading = { kind: 'unclear' };

/**
 * Reads a list from both ends up to the first known record: 2 requests unless more records than a probe are new. That
 * finds every new record if records arrive only at the ends, which the counts must confirm (see `compareWithEnds`).
 */
export async function readEnds(
	fetchPage: FetchPage,
	isSeen: (key: string) => boolean,
	sizes: ReadSizes,
): Promise<EndsReading> {
	for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
		const reading = await readEndsOnce(fetchPage, isSeen, sizes);
		if (reading !== MOVED) return reading;
	}
	return UNCLEAR;
}

async function readEndsOnce(
	fetchPage: FetchPage,
	isSeen: (key: string) => boolean,
	sizes: ReadSizes,
): Promise<EndsReading | typeof MOVED> {
	const first = await fetchPage({ limit: sizes.probe, offset: 0 });
	const { total } = first;
	const length = first.records.length;
	if (total === undefined || length > total) return UNCLEAR;
	if (length === total) {
		return { kind: 'whole', list: { records: first.records, total, passes: 1, requests: 1 } };
	}
	if (length === 0) return UNCLEAR;

	const list = { fetchPage, isSeen, total, pageSize: sizes.page };
	const atStart = await walkFromStart(list, first);
	if (atStart === MOVED || atStart === undefined) return atStart ?? UNCLEAR;

	// As many as the first page really brought: Routix may cap the limit.
	const last = await fetchPage({ limit: length, offset: total - length });
	if (last.total !== total || last.records.length !== length) return MOVED;
	const atEnd = await walkFromEnd(list, last);
	if (atEnd === MOVED || atEnd === undefined) return atEnd ?? UNCLEAR;

	return { kind: 'ends', atStart, atEnd, total };
}

interface List {
	fetchPage: FetchPage;
	isSeen: (key: string) => boolean;
	total: number;
	pageSize: number;
}

/** The new records at the start; undefined if no known record is near. */
async function walkFromStart(list: List, first: Page) {
	const found: RoutixRecord[] = [];
	let { records } = first;
	for (let pages = 0; pages <= MAX_WALKED_PAGES; pages++) {
		const seenAt = records.findIndex((record) => list.isSeen(recordHash(record)));
		append(found, seenAt < 0 ? records : records.slice(0, seenAt));
		if (seenAt >= 0) return found;
		if (found.length >= list.total) return undefined;

		// Asks for the last record again: if it does not come first, the list has moved.
		const next = await list.fetchPage({ limit: list.pageSize, offset: found.length - 1 });
		const joins = sameRecord(next.records[0], found[found.length - 1]);
		if (!joins || next.records.length < 2) return MOVED;
		records = next.records.slice(1);
	}
	return undefined;
}

/** The new records at the end, in list order; undefined if no known record is near. */
async function walkFromEnd(list: List, last: Page) {
	const pages: RoutixRecord[][] = [];
	let { records } = last;
	let offset = list.total - records.length;
	while (pages.length <= MAX_WALKED_PAGES) {
		const seenAt = records.findLastIndex((record) => list.isSeen(recordHash(record)));
		pages.unshift(records.slice(seenAt + 1));
		if (seenAt >= 0) return pages.flat();
		if (offset === 0) return undefined;

		const boundary = pages[0][0];
		const from = Math.max(0, offset + 1 - list.pageSize);
		const next = await list.fetchPage({ limit: offset + 1 - from, offset: from });
		// Routix caps the limit. Leaves that rare case to a full read.
		if (next.records.length < offset + 1 - from) return undefined;
		if (!sameRecord(next.records[next.records.length - 1], boundary)) return MOVED;
		records = next.records.slice(0, -1);
		offset = from;
	}
	return undefined;
}

function append(target: RoutixRecord[], records: RoutixRecord[]) {
	for (const record of records) target.push(record);
}

function sameRecord(one: RoutixRecord | undefined, other: RoutixRecord): boolean {
	return one !== undefined && recordHash(one) === recordHash(other);
}
