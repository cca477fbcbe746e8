import type { Join } from './join';
import type { KeyedPage } from './keyedPage';

/** What the totals that Routix states have shown of themselves; shared by all passes. */
export interface StatedTotals {
	/** They cannot be the length of the list. */
	isWrong: boolean;
	/** Those that counted the rows asked for so far, on pages that did not have as many. */
	ofAsked: Set<number>;
}

/**
 * What the answers of one pass tell about changes between the requests.
 *
 * Rows that only arrive show in the counts alike: the list grows by as many rows as the next page is shifted, or by
 * more. Any other difference may mean a row that was moved to a place already read, and so was missed.
 */
export class ListMovement {
	/** No row can have been deleted or moved, as far as the answers show. */
	isOrderly = true;

	/** How many rows came in before places that were already read. */
	arrivals = 0;

	/** The totals of all answers were the same. */
	isTotalSteady = true;

	private lastTotal?: number;

	/**
	 * @param highestTotal the largest total that was stated so far; 0 while none was
	 */
	constructor(
		readonly totals: StatedTotals,
		public highestTotal = 0,
	) {}

	/**
	 * A total that contradicts the rows that came with it is not the length of the list, so none of them is used any more.
	 * One that is lower than a total known when the request was sent means that rows were deleted since.
	 */
	lookAtTotal({ keys, limit, offset, total }: KeyedPage, highestWhenSent: number): void {
		if (total === undefined) return;
		if (total === offset + limit && keys.length < limit) this.totals.ofAsked.add(total);
		if (keys.length > 0 && total < offset + keys.length) this.totals.isWrong = true;
		// Once may be chance.
		if (this.totals.ofAsked.size > 1) this.totals.isWrong = true;
		if (this.totals.isWrong) return;
		if (total < highestWhenSent) this.isOrderly = false;
		this.isTotalSteady &&= this.lastTotal === undefined || this.lastTotal === total;
		this.lastTotal = total;
		this.highestTotal = Math.max(this.highestTotal, total);
	}

	/** The total of an answer, as long as totals can be right. */
	credible(total: number | undefined): number | undefined {
		return this.totals.isWrong ? undefined : total;
	}

	/** @param growth by how many rows the list grew between the two answers, whichever came first; undefined if unknown */
	lookAtJoin({ shift }: Join, growth: number | undefined): void {
		if (shift === undefined || (shift !== 0 && shift !== growth)) this.isOrderly = false;
		this.arrivals += Math.max(0, shift ?? growth ?? 0);
	}

	/** A record that this pass had met at another place. */
	lookAtRepeatedRecord(): void {
		this.isOrderly = false;
	}
}
