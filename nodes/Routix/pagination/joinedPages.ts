import { joinOf, type Join } from './join';
import { mayGoOn, type KeyedPage } from './keyedPage';
import type { ListMovement } from './listMovement';
import type { RecordCollection } from './recordCollection';

/** Pages in a row that bring nothing new although the end is not reached: so many are no accident. */
const MAX_STALLS = { inQuietList: 3, inMovingList: 20 };
const MAX_SAME_PAGES = 6;

/**
 * - `reached`: the pages are joined from the first row of the list to the last one.
 * - `enough`: there are as many records as are wanted, or as the list has rows where that is enough.
 * - `short`: nothing follows any more, but Routix states more rows.
 * - `samePage`, `keptChanging`, `endless`: the end could not be reached (see `IncompleteReason`).
 * - `wholePages`, `ambiguousIds`, `lowerLimit`: the list has to be read in another way (see `ReadingWay`).
 */
export type PassEnd =
	| 'reached'
	| 'enough'
	| 'short'
	| 'samePage'
	| 'keptChanging'
	| 'endless'
	| 'wholePages'
	| 'ambiguousIds'
	| 'lowerLimit';

export interface JoinRules {
	/** How many rows each page after the first will ask for. */
	limit: number;
	/** The most rows that a page of this list had in an earlier pass. */
	fullest?: number;
	/** The pages may end as soon as there are as many records as the list has rows. */
	untilComplete: boolean;
	/** Pages cannot overlap, since Routix takes multiples of the limit as offset only. */
	wholePages: boolean;
}

/** The pages of one pass, each joined to the one before, so that no row between them is missing. */
export class JoinedPages {
	end?: PassEnd;

	/** How many rows the server really puts on a page. */
	readonly span: number;

	/** The most rows that a page had. */
	fullest?: number;

	private tail: KeyedPage;

	private stalls = 0;

	private samePages = 0;

	constructor(
		private readonly collection: RecordCollection<unknown>,
		private readonly movement: ListMovement,
		private readonly rules: JoinRules,
		first: KeyedPage,
	) {
		const rows = first.keys.length;
		const limit = first.isLimitLower ? first.limit : rules.limit;
		this.span = rows > 0 && rows < first.limit ? rows : limit;
		this.tail = first;
		this.collect(first, 0, true);
		// More rows than were asked for: this list is not paged at all.
		const isWhole = rows === 0 || rows > first.limit;
		this.end ??= isWhole ? this.endOfWhole(first) : this.endAt(first);
		this.noteFullest(first);
	}

	/** Rows by which a page repeats the one before. Pages of a single row cannot overlap. */
	get overlap(): number {
		return this.span > 1 && !this.rules.wholePages ? 1 : 0;
	}

	/** Where the page that continues them has to begin. */
	get nextOffset(): number {
		return Math.max(0, this.tail.offset + this.tail.keys.length - this.overlap);
	}

	/** The length of the list when the tail was read. */
	get total(): number | undefined {
		return this.movement.credible(this.tail.total);
	}

	/** Whether the page shows nothing beyond the tail. */
	endsBehind({ keys, offset }: KeyedPage): boolean {
		return keys.length > 0 && offset + keys.length <= this.tail.offset + this.tail.keys.length;
	}

	/**
	 * Appends the page if it leaves no gap.
	 * @param isRoundedDown the server has moved the page's offset back to the beginning of a whole page
	 */
	append(page: KeyedPage, isRoundedDown = false): boolean {
		if (page.isOffsetRefused || isRoundedDown) {
			this.end = this.endAtRefusedOffset(page);
			return true;
		}
		const join = this.joinOf(page);
		if (!join.joined) return false;
		const [before, now] = [this.total, this.movement.credible(page.total)];
		const growth = now === undefined || before === undefined ? undefined : now - before;
		this.movement.lookAtJoin(join, growth);
		const fresh = this.collect(page, join.shared, join.shift !== undefined);
		this.end ??= this.endAt(page);
		if (this.end === undefined) this.countStalls(page, fresh, growth);
		this.noteFullest(page);
		this.tail = page;
		return true;
	}

	/** The very page before came again for a later offset, although the list has not grown: it may be rounded down. */
	looksRoundedDown(page: KeyedPage): boolean {
		const { keys, offset } = this.tail;
		return (
			keys.length > 1 &&
			page.offset > offset &&
			this.growthTo(page) === 0 &&
			page.keys.length === keys.length &&
			page.keys.every((key, index) => key === keys[index])
		);
	}

	/** 0 when it is not known either. */
	private growthTo(page: KeyedPage): number {
		const [before, now] = [this.total, this.movement.credible(page.total)];
		return now === undefined || before === undefined ? 0 : now - before;
	}

	/** The offset is none at which a page may begin, or it lies beyond the end of the list. */
	private endAtRefusedOffset(page: KeyedPage): PassEnd {
		const couldGoOn = mayGoOn(this.tail, this.fullestBefore(this.tail));
		if (this.rules.wholePages && !page.isOffsetRefused) return 'samePage';
		const isBetweenPages = this.overlap > 0 && couldGoOn;
		return isBetweenPages || !page.isOffsetRefused ? 'wholePages' : this.endOfWhole(this.tail);
	}

	private joinOf(page: KeyedPage): Join {
		if (this.overlap === 0) {
			const isNext = page.offset === this.nextOffset && page.total === this.tail.total;
			// Without a count, nothing shows that no row moved from one page to the other in between.
			const isKnown = isNext && (this.span === 1 || this.total !== undefined);
			return { joined: true, shared: 0, shift: isKnown ? 0 : undefined };
		}
		const join = joinOf(this.tail, page, (key) => this.collection.has(key));
		// The first row of the list has none before it.
		return page.offset === 0 ? { ...join, joined: true } : join;
	}

	/** @returns how many records are new to this pass */
	private collect({ keys, records }: KeyedPage, shared: number, isInOrder: boolean): number {
		let fresh = 0;
		let rowsByKey: ReturnType<typeof rowsOf> | undefined;
		for (let index = shared; index < keys.length; index++) {
			const key = keys[index];
			if (this.collection.add(key, records[index])) {
				fresh++;
				continue;
			}
			// Made only now: every record of every list comes by here, and hardly any comes twice.
			rowsByKey ??= rowsOf(keys);
			const { count, first } = rowsByKey.get(key)!;
			if (first < index) {
				if (!isSameRow(records[first], records[index])) this.end = 'ambiguousIds';
				this.collection.addTwin(key, count);
			} else if (isInOrder) {
				this.movement.lookAtRepeatedRecord();
			}
		}
		return fresh;
	}

	private endAt(page: KeyedPage): PassEnd | undefined {
		if (this.collection.isFull) return 'enough';
		const total = this.movement.credible(page.total);
		const isStated = total !== undefined && page.offset + page.keys.length >= total;
		if (this.rules.untilComplete && total !== undefined && this.collection.rows >= total)
			return 'enough';
		// Only a page that is not full proves the end of a list.
		const isLast = !mayGoOn(page, this.fullestBefore(page));
		if (!isLast || (total !== undefined && !isStated)) return undefined;
		// Another answer knew of more rows: this one was read before they came.
		const isOutdated =
			total !== undefined && this.movement.isOrderly && total < this.movement.highestTotal;
		return isOutdated ? undefined : 'reached';
	}

	/** The end of a list of which nothing more can be asked for. */
	private endOfWhole(page: KeyedPage): PassEnd {
		if (this.collection.isFull) return 'enough';
		const total = this.movement.credible(page.total) ?? 0;
		return total > this.collection.rows ? 'short' : 'reached';
	}

	/** For a first page it counts what sizes are common, for any other what this list has shown. */
	private fullestBefore(page: KeyedPage): number | undefined {
		return page.offset === 0 ? this.rules.fullest : (this.fullest ?? this.rules.fullest);
	}

	private noteFullest({ keys }: KeyedPage): void {
		this.fullest = Math.max(this.fullest ?? this.rules.fullest ?? 0, keys.length);
	}

	private countStalls(page: KeyedPage, fresh: number, growth: number | undefined): void {
		if (fresh > 0) {
			this.stalls = 0;
			this.samePages = 0;
			return;
		}
		if (this.endsBehind(page) || page.keys.length === 0) this.stalls++;
		const isSamePage =
			!growth &&
			page.offset !== this.tail.offset &&
			page.keys.length === this.tail.keys.length &&
			page.keys.every((key, index) => key === this.tail.keys[index]);
		this.samePages = isSamePage ? this.samePages + 1 : 0;
		const { inQuietList, inMovingList } = MAX_STALLS;
		if (this.stalls >= (this.movement.isOrderly ? inQuietList : inMovingList)) this.end = 'short';
		if (this.samePages >= MAX_SAME_PAGES) this.end = 'samePage';
	}
}

/** By key: the first of a page's rows that has it, and how many have. */
function rowsOf(keys: string[]): Map<string, { first: number; count: number }> {
	const rows = new Map<string, { first: number; count: number }>();
	for (const [index, key] of keys.entries()) {
		const known = rows.get(key);
		if (known) known.count++;
		else rows.set(key, { first: index, count: 1 });
	}
	return rows;
}

/** Two rows with one ID may be one row shown twice, or rows that the ID does not tell apart. */
function isSameRow(one: unknown, other: unknown): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
