import { isFull, type Page } from '../../contract/list';
import type { RoutixRecord } from '../../contract/record';
import type { ListReading } from '../../pagination/readAll';
import type { BranchList } from './branchList';

/** What the ends of a list show. */
export type EndsReading =
	/** One page held the whole list. */
	| { kind: 'whole'; reading: ListReading }
	/** The first and the last records, in list order, and the length of the list, which the last page confirms. */
	| { kind: 'ends'; atStart: RoutixRecord[]; atEnd: RoutixRecord[]; total: number }
	/** The ends do not tell: no total or a wrong one, no known record near, or a list that keeps moving. */
	| { kind: 'unclear' };

/** A list to read from its ends. */
export type ListPages = Pick<BranchList, 'page' | 'keyOf'>;

/** How far to read from one end of a list. */
export interface Reach {
	/** How many records to ask for first. If more are needed, the poll takes further requests. */
	probe: number;
	/** Whether these records are enough, the outermost first. */
	isEnough(records: RoutixRecord[]): boolean;
}

export interface EndsToRead {
	start: Reach;
	end: Reach;
	/** How many records to ask for by each further request. */
	page: number;
	/** Beyond this many further pages a full read is faster, since it reads several pages at once. */
	maxFurtherPages: number;
}

/** How often to read the ends while the list keeps moving. */
const MAX_ATTEMPTS = 3;

/** A page does not fit the one before: a record was inserted or deleted between the two requests. */
const MOVED = Symbol('moved');

const UNCLEAR: EndsReading = { kind: 'unclear' };

/**
 * Reads a list from both ends as far as it takes: 2 requests if the first pages are enough. What was read is all that is
 * new if records arrive only at the ends, which the counts must confirm (see `compareWithEnds`).
 */
export async function readEnds(list: ListPages, wanted: EndsToRead): Promise<EndsReading> {
	for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
		const reading = await readEndsOnce(list, wanted);
		if (reading !== MOVED) return reading;
	}
	return UNCLEAR;
}

async function readEndsOnce(
	list: ListPages,
	wanted: EndsToRead,
): Promise<EndsReading | typeof MOVED> {
	const { start, end, page, maxFurtherPages } = wanted;
	const first = await list.page({ limit: start.probe, offset: 0 });
	const { records, statedLimit, total } = first;
	const rows = records.length;
	if (total === undefined || rows > total) return UNCLEAR;
	// More rows than asked for: this list is not paged at all.
	const isWhole = rows > start.probe || !isFull(rows, start.probe, statedLimit);
	if (rows === total && isWhole) {
		const reading = { records, total, passes: 1, requests: 1, isSettled: true };
		return { kind: 'whole', reading };
	}
	// Fewer rows than asked for may be the most that Routix puts on a page.
	const cap = rows < start.probe ? rows : Infinity;
	const walk = { list, total, limit: page, maxFurtherPages };
	const atStart = await walkFromStart(walk, first, start);
	if (atStart === MOVED || atStart === undefined) return atStart ?? UNCLEAR;

	const last = await lastPage(list, total, Math.min(end.probe, cap));
	if (last === MOVED || last === undefined) return last ?? UNCLEAR;
	const atEnd = await walkFromEnd({ ...walk, limit: Math.min(page, cap) }, last, end);
	if (atEnd === MOVED || atEnd === undefined) return atEnd ?? UNCLEAR;

	return { kind: 'ends', atStart, atEnd, total };
}

/**
 * The last rows of a list. Asks for one more than there should be, since only a page that is not full proves that the
 * list ends there. Undefined if it does not end where the total says.
 */
async function lastPage(list: ListPages, total: number, limit: number) {
	for (let asked = limit; asked > 1; ) {
		const expected = Math.min(asked - 1, total);
		const page = await list.page({ limit: asked, offset: total - expected });
		const rows = page.records.length;
		if (page.total !== total) return MOVED;
		if (rows === expected) return page;
		if (rows > expected) return undefined;
		// Routix gives fewer rows than that on a page.
		asked = rows;
	}
	return undefined;
}

interface Walk {
	list: ListPages;
	total: number;
	limit: number;
	maxFurtherPages: number;
}

/** The records at the start; undefined if too many are needed. */
async function walkFromStart(walk: Walk, first: Page, { isEnough }: Reach) {
	const { list, total, limit, maxFurtherPages } = walk;
	const found = [...first.records];
	for (let pages = 0; !isEnough(found); pages++) {
		if (found.length >= total || pages === maxFurtherPages) return undefined;

		// Asks for the last record again: if it does not come first, the list has moved.
		const next = await list.page({ limit, offset: found.length - 1 });
		const joins = isSame(list, next.records[0], found[found.length - 1]);
		if (!joins || next.records.length < 2) return MOVED;
		append(found, next.records.slice(1));
	}
	return found;
}

/** The records at the end, in list order; undefined if too many are needed. */
async function walkFromEnd(walk: Walk, last: Page, { isEnough }: Reach) {
	const { list, total, limit, maxFurtherPages } = walk;
	const outermostFirst = [...last.records].reverse();
	for (let pages = 0; !isEnough(outermostFirst); pages++) {
		const offset = total - outermostFirst.length;
		if (offset === 0 || pages === maxFurtherPages) return undefined;

		const from = Math.max(0, offset + 1 - limit);
		const next = await list.page({ limit: offset + 1 - from, offset: from });
		// Routix caps the limit. Leaves that rare case to a full read.
		if (next.records.length < offset + 1 - from) return undefined;
		const [joint, ...more] = [...next.records].reverse();
		if (!isSame(list, joint, outermostFirst[outermostFirst.length - 1])) return MOVED;
		append(outermostFirst, more);
	}
	return outermostFirst.reverse();
}

function append(target: RoutixRecord[], records: RoutixRecord[]) {
	for (const record of records) target.push(record);
}

function isSame({ keyOf }: ListPages, one: RoutixRecord | undefined, other: RoutixRecord): boolean {
	return one !== undefined && keyOf(one) === keyOf(other);
}
