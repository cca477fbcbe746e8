import type { KeyedPage } from './keyedPage';
import type { ListMovement } from './listMovement';
import { joinOf, type Join } from './join';
import type { RecordCollection } from './recordCollection';

/** Pages in a row that bring nothing new although the end is not reached: so many are no accident. */
const MAX_STALLS = { inQuietList: 3, inMovingList: 20 };
const MAX_SAME_PAGES = 6;

/**
 * - `reached`: the pages are joined from the first row of the list to the last one.
 * - `enough`: there are as many records as are wanted, or as the list has rows where that is enough.
 * - `short`, `samePage`, `keptChanging`: the end could not be reached (see `IncompleteReason`).
 */
export type PassEnd = 'reached' | 'enough' | 'short' | 'samePage' | 'keptChanging';

/** The pages of one pass, each joined to the one before, so that no row between them is missing. */
export class JoinedPages {
	end?: PassEnd;

	/** How many rows the server really puts on a page. */
	readonly span: number;

	private tail: KeyedPage;

	private stalls = 0;

	private samePages = 0;

	/**
	 * @param limit how many rows each page after the first will ask for
	 * @param untilComplete the pages may end as soon as there are as many records as the list has rows
	 */
	constructor(
		private readonly collection: RecordCollection<unknown>,
		private readonly movement: ListMovement,
		limit: number,
		private readonly untilComplete: boolean,
		first: KeyedPage,
	) {
		const rows = first.keys.length;
		this.span = rows > 0 && rows < first.limit ? rows : limit;
		this.tail = first;
		this.collect(first, 0, true);
		// More rows than were asked for: this list is not paged at all.
		this.end = this.endAt(first, rows === 0 || rows > first.limit);
	}

	/** Rows by which a page repeats the one before. Pages of a single row cannot overlap. */
	get overlap(): number {
		return this.span > 1 ? 1 : 0;
	}

	/** Where the page that continues them has to begin. */
	get nextOffset(): number {
		return Math.max(0, this.tail.offset + this.tail.keys.length - this.overlap);
	}

	/** The length of the list when the tail was read. */
	get total(): number | undefined {
		return this.tail.total;
	}

	/** Whether the page shows nothing beyond the tail. */
	endsBehind({ keys, offset }: KeyedPage): boolean {
		return keys.length > 0 && offset + keys.length <= this.tail.offset + this.tail.keys.length;
	}

	/** Appends the page if it leaves no gap. */
	append(page: KeyedPage): boolean {
		const join = this.joinOf(page);
		if (!join.joined) return false;
		const growth =
			page.total === undefined || this.tail.total === undefined
				? undefined
				: page.total - this.tail.total;
		this.movement.lookAtJoin(join, growth);
		const fresh = this.collect(page, join.shared, join.shift !== undefined);
		this.end = this.endAt(page, fresh === 0 && page.keys.length < page.limit);
		if (this.end === undefined) this.countStalls(page, fresh, growth);
		this.tail = page;
		return true;
	}

	private joinOf(page: KeyedPage): Join {
		if (this.overlap === 0) {
			const isNext = page.offset === this.nextOffset && page.total === this.tail.total;
			return { joined: true, shared: 0, shift: isNext ? 0 : undefined };
		}
		const join = joinOf(this.tail, page, (key) => this.collection.has(key));
		// The first row of the list has none before it.
		return page.offset === 0 ? { ...join, joined: true } : join;
	}

	/** @returns how many records are new to this pass */
	private collect({ keys, records }: KeyedPage, shared: number, isInOrder: boolean): number {
		let fresh = 0;
		for (let index = shared; index < keys.length; index++) {
			const key = keys[index];
			if (this.collection.add(key, records[index])) {
				fresh++;
				continue;
			}
			const onThisPage = keys.filter((other, place) => place <= index && other === key).length;
			if (onThisPage > 1) this.collection.addTwin(key, onThisPage);
			else if (isInOrder) this.movement.lookAtRepeatedRecord();
		}
		return fresh;
	}

	private endAt(page: KeyedPage, isLastWithoutTotal: boolean): PassEnd | undefined {
		if (this.collection.isFull) return 'enough';
		if (page.total === undefined) return isLastWithoutTotal ? 'reached' : undefined;
		if (this.untilComplete && this.collection.rows >= page.total) return 'enough';
		// Another answer knew of more rows: this one was read before they came.
		if (this.movement.isOrderly && page.total < this.movement.highestTotal) return undefined;
		return page.offset + page.keys.length >= page.total ? 'reached' : undefined;
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
