import type { Join } from './join';

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

	/** @param highestTotal the largest total that was stated so far; 0 while none was */
	constructor(public highestTotal = 0) {}

	/** A total lower than one that was known when the request was sent means that rows were deleted since. */
	lookAtTotal(total: number | undefined, highestWhenSent: number): void {
		if (total === undefined) return;
		if (total < highestWhenSent) this.isOrderly = false;
		this.highestTotal = Math.max(this.highestTotal, total);
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
