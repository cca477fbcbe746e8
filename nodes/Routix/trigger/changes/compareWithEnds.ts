import { learnFromEnds } from './arrival';
import { compareAndRemember, wanted, type BranchFindings } from './change';
import { recordHash } from './contentHash';
import type { EndsReading } from './listEnds';
import type { SeenRecords } from '../memory/seenRecords';
import type { PollSettings } from '../parameters/settings';
import type { BranchState } from '../memory/state';
import type { RoutixRecord } from '../../contract/record';

/**
 * Finds new records from both ends of the list. Undefined when the total does not add up: a higher one means inserts
 * elsewhere; a lower one means deletions, which are harmless only once it is known at which end records arrive.
 */
export function compareWithEnds(
	{ atStart, atEnd, total }: Extract<EndsReading, { kind: 'ends' }>,
	seen: SeenRecords,
	previous: BranchState,
	settings: PollSettings,
): BranchFindings | undefined {
	const found = uniqueByKey([...[...atStart].reverse(), ...atEnd]);
	const expected = (previous.total ?? NaN) + found.length;
	const onlyDeletions = total < expected && previous.arrivesAt !== undefined;
	if (total !== expected && !onlyDeletions) return undefined;

	const arrivesAt = learnFromEnds(atStart.length, atEnd.length, previous.arrivesAt);
	for (const record of found) compareAndRemember(record, seen, settings);
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

/** A record that moved from one end to the other between the two requests comes twice. */
function uniqueByKey(records: RoutixRecord[]): RoutixRecord[] {
	return [...new Map(records.map((record) => [recordHash(record), record])).values()];
}
