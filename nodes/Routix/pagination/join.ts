/** The rows that one answer showed: the part of the list from `offset` on, as it was at one moment. */
export interface Window {
	offset: number;
	keys: string[];
	/** The length of the list at that moment; undefined when it was not stated, or contradicts the rows. */
	total?: number;
}

export interface Join {
	joined: boolean;
	/** How many rows at the start of the page repeat the end of the tail. */
	shared: number;
	/** By how many places those rows had moved back since the tail was read; undefined when the join is a loose one. */
	shift?: number;
}

/**
 * Whether a page continues a chain of pages whose last one is `tail`.
 *
 * Rows that are only inserted and deleted keep their order, so two windows with a common row leave no gap between
 * them, whichever was read first. A row that was itself moved proves nothing, so a common row counts when the page
 * begins with the very rows that the tail ends with; failing that, at least two and at least half of the rows up to
 * the last known one have to be known.
 */
export function joinOf(tail: Window, page: Window, isCollected: (key: string) => boolean): Join {
	const meeting = page.keys.length === 0 ? -1 : tail.keys.lastIndexOf(page.keys[0]);
	const shared = Math.min(tail.keys.length - meeting, page.keys.length);
	if (meeting >= 0 && repeats(tail.keys, meeting, page.keys, shared)) {
		return { joined: true, shared, shift: page.offset - (tail.offset + meeting) };
	}
	let known = 0;
	let lastKnown = -1;
	for (let index = 0; index < page.keys.length; index++) {
		if (!isCollected(page.keys[index])) continue;
		known++;
		lastKnown = index;
	}
	return { joined: known >= 2 && known * 2 > lastKnown, shared: 0 };
}

function repeats(tail: string[], from: number, page: string[], length: number): boolean {
	for (let index = 1; index < length; index++) {
		if (tail[from + index] !== page[index]) return false;
	}
	return true;
}
