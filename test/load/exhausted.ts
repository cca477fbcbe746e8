import type { RequestLogEntry } from '../simulator/requestLog';
import { MAX_TRIES } from '../../nodes/Routix/transport/errors/retry';

/**
 * How often a read met a fault at each of its tries, so that it had to end with an error. Faults that come at random do
 * that now and then. The entries are those of one workflow, which runs once at a time, in order of arrival.
 */
export function exhaustedReads(entries: RequestLogEntry[]): number {
	const inARow = new Map<string, number>();
	let exhausted = 0;
	for (const { fault, path, query } of entries) {
		const request = `${path}?${new URLSearchParams(query).toString()}`;
		const faults = fault === undefined ? 0 : (inARow.get(request) ?? 0) + 1;
		inARow.set(request, faults % MAX_TRIES);
		if (faults === MAX_TRIES) exhausted++;
	}
	return exhausted;
}
