import type { ListEnd } from '../memory/state';

/**
 * Learns from the whole list at which end records arrive: where the new ones are.
 * @param isNew for every record of the list, in its order
 * @param before what was known so far; stays when nothing is new, or everything
 */
export function learnFromList(isNew: boolean[], before?: ListEnd): ListEnd | undefined {
	const firstOld = isNew.indexOf(false);
	const lastOld = isNew.lastIndexOf(false);
	if (firstOld < 0 || !isNew.includes(true)) return before;
	if (isNew.slice(firstOld, lastOld).includes(true)) return undefined;
	return learnFromEnds(firstOld, isNew.length - 1 - lastOld, before);
}

/** Learns from how many new records were found at each end; undefined if they came at both. */
export function learnFromEnds(atStart: number, atEnd: number, before?: ListEnd) {
	if (atStart === 0 && atEnd === 0) return before;
	if (atStart > 0 && atEnd > 0) return undefined;
	return atStart > 0 ? 'start' : 'end';
}

/** The oldest first, where it is known that a list begins with the newest; else as Routix lists them. */
export function inCreationOrder<T>(inListOrder: T[], arrivesAt?: ListEnd): T[] {
	return arrivesAt === 'start' ? [...inListOrder].reverse() : inListOrder;
}
