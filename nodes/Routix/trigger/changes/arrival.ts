import type { ListEnd } from '../memory/state';

/**
 * Learns at which end of a list records arrive.
 * @param isNew whether each record is new, in list order
 * @param before what was known so far; kept if no record is new, or every one
 */
export function learnFromList(isNew: boolean[], before?: ListEnd): ListEnd | undefined {
	const firstOld = isNew.indexOf(false);
	const lastOld = isNew.lastIndexOf(false);
	if (firstOld < 0 || !isNew.includes(true)) return before;
	if (isNew.slice(firstOld, lastOld).includes(true)) return undefined;
	return learnFromEnds(firstOld, isNew.length - 1 - lastOld, before);
}

/** The same from how many new records were found at each end; undefined if at both. */
export function learnFromEnds(atStart: number, atEnd: number, before?: ListEnd) {
	if (atStart === 0 && atEnd === 0) return before;
	if (atStart > 0 && atEnd > 0) return undefined;
	return atStart > 0 ? 'start' : 'end';
}

/** Oldest first if the list is known to begin with the newest, else in Routix's order. */
export function inCreationOrder<T>(inListOrder: T[], arrivesAt?: ListEnd): T[] {
	return arrivesAt === 'start' ? [...inListOrder].reverse() : inListOrder;
}
