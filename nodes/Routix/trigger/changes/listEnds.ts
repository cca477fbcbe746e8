import type { RoutixRecord } from '../../contract/record';
import type { ListReading } from '../../pagination/readAll';
import type { FetchPage, Page } from '../../contract/list';
import { recordHash } from './contentHash';

/** What the ends of a list show without reading what lies between. */
export type EndsReading =
	/** One page held the whole list. */
	| { kind: 'whole'; list: ListReading }
	/** The records before the first and after the last one seen before, in the order of the list. */
	| { kind: 'ends'; atStart: RoutixRecord[]; atEnd: RoutixRecord[]; total: number }
	/** The ends do not tell: no total, no record seen before left, or a list that keeps moving. */
	| { kind: 'unclear' };

/** How many records are asked for, 1 to 1000 (Routix docs). */
export interface ReadSizes {
	/** At each end. More than usually arrive between two polls, or each poll that finds some takes more requests. */
	probe: number;
	/** By every further request when all records of the first one are new. */
	page: number;
}

/** How often the ends are read again when the list moves meanwhile. */
const MAX_ATTEMPTS = 3;

/** From how many further pages on a full read is better: it asks for several pages at a time. */
const MAX_WALKED_PAGES = 10;

/** The list was not what the page before showed: somebody inserted or deleted a record between two requests. */
const MOVED = Symbol('moved');

const UNCLEAR: EndsReading = { kind: 'unclear' };

/**
 * Reads both ends of a list, from each of them until a record that was seen before: 2 requests when no more than a
 * probe is new. The records found are every new one if records arrive at the ends only; whether they do, the counts
 * must tell (see `pollBranch.ts`).
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

/** The new records at the start; undefined when no record seen before was near. */
async function walkFromStart(list: List, first: Page) {
	const found: RoutixRecord[] = [];
	let { records } = first;
	for (let pages = 0; pages <= MAX_WALKED_PAGES; pages++) {
		const seenAt = records.findIndex((record) => list.isSeen(recordHash(record)));
		append(found, seenAt < 0 ? records : records.slice(0, seenAt));
		if (seenAt >= 0) return found;
		if (found.length >= list.total) return undefined;

		// One record that is known already comes again: the pages join, or the list has moved.
		const next = await list.fetchPage({ limit: list.pageSize, offset: found.length - 1 });
		const joins = sameRecord(next.records[0], found[found.length - 1]);
		if (!joins || next.records.length < 2) return MOVED;
		records = next.records.slice(1);
	}
	return undefined;
}

/** The new records at the end, in the order of the list; undefined when no record seen before was near. */
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
		// A shorter page than asked for: Routix caps the limit, and how the end joins is not worth finding out.
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
