import { learnFromEnds } from './arrival';
import { notice, wanted } from './change';
import { recordHash } from './contentHash';
import type { EndsReading } from './listEnds';
import type { BranchPoll } from '../branchPoll';
import type { SeenRecords } from '../memory/seenRecords';
import type { PollSettings } from '../settings';
import type { BranchState } from '../memory/state';
import type { RoutixRecord } from '../../contract/record';

/**
 * Finds what is new from the ends of the list alone, or undefined if the counts say that there may be more:
 * - more records than those known and the new ones: some were inserted elsewhere;
 * - fewer: some were deleted. Where records arrive is known once the end is learned; before, an insert elsewhere may
 *   hide behind the deletions.
 */
export function compareWithEnds(
	{ atStart, atEnd, total }: Extract<EndsReading, { kind: 'ends' }>,
	seen: SeenRecords,
	previous: BranchState,
	settings: PollSettings,
): BranchPoll | undefined {
	// From the start the newest comes first; from the end it comes last.
	const found = uniqueByKey([...[...atStart].reverse(), ...atEnd]);
	const expected = (previous.total ?? NaN) + found.length;
	const onlyDeletions = total < expected && previous.arrivesAt !== undefined;
	if (total !== expected && !onlyDeletions) return undefined;

	const arrivesAt = learnFromEnds(atStart.length, atEnd.length, previous.arrivesAt);
	for (const record of found) notice(record, seen, settings);
	return {
		state: {
			...seen.toState(),
			total,
			...(arrivesAt && { arrivesAt }),
			fullReadAt: previous.fullReadAt,
		},
		records: wanted(
			found.map((record) => ({ change: 'created', record })),
			settings,
		),
	};
}

/** A record that moved from one end to the other between the two requests was read twice. */
function uniqueByKey(records: RoutixRecord[]): RoutixRecord[] {
	return [...new Map(records.map((record) => [recordHash(record), record])).values()];
}
