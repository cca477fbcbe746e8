import type { RoutixRecord } from '../../contract/record';
import type { SeenRecords } from '../memory/seenRecords';
import type { BranchState } from '../memory/state';
import type { PollSettings } from '../parameters/settings';
import { learnFromEnds } from './arrival';
import { isWanted, watchesUpdates, type BranchFindings, type ChangedRecord } from './change';
import { compareContents, isFlood } from './compareContents';
import type { EndsReading } from './listEnds';
import { recordHash } from './recordHash';

/**
 * Finds what changed in the records at both ends of the list. Undefined when only the whole list can tell:
 * - the total does not add up: a higher one means inserts elsewhere; a lower one means deletions, which are harmless only
 *   once it is known at which end records arrive;
 * - the contents look as if the API had changed.
 */
export function compareWithEnds(
	{ atStart, atEnd, total }: Extract<EndsReading, { kind: 'ends' }>,
	seen: SeenRecords,
	previous: BranchState,
	settings: PollSettings,
): BranchFindings | undefined {
	const isNew = (record: RoutixRecord) => !seen.has(recordHash(record));
	const newAtStart = leading(atStart, isNew);
	const newAtEnd = leading([...atEnd].reverse(), isNew);
	const read = byKey([...[...atStart].reverse(), ...atEnd]);
	const added = [...read.values()].filter(isNew).length;
	const expected = (previous.total ?? NaN) + added;
	const onlyDeletions = total < expected && previous.arrivesAt !== undefined;
	if (total !== expected && !onlyDeletions) return undefined;

	const rows = new Map([...read].map(([key, record]) => [key, [record]]));
	const comparison = watchesUpdates(settings.event)
		? compareContents(rows, seen, previous, settings.watchFields)
		: undefined;
	if (comparison && (comparison.came.length > 0 || comparison.vanished.length > 0))
		return undefined;
	if (comparison && isFlood(comparison)) return undefined;

	const records: ChangedRecord[] = [];
	for (const [key, record] of read) {
		const changedFields = comparison?.changed.get(key);
		const change = isNew(record) ? 'created' : changedFields && 'updated';
		if (comparison || change) seen.remember(key, comparison?.contents.get(key) ?? '');
		const changed: ChangedRecord | undefined = change && { record, change, changedFields };
		if (!changed || !isWanted(changed, settings)) continue;
		seen.noteStart(key);
		records.push(changed);
	}
	const cameElsewhere = newAtStart + newAtEnd < added;
	const arrivesAt = cameElsewhere
		? undefined
		: learnFromEnds(newAtStart, newAtEnd, previous.arrivesAt);
	return {
		state: { ...previous, ...seen.toState(), total, arrivesAt },
		records,
		notes: [],
	};
}

/** How many of the first records meet the condition. */
function leading(records: RoutixRecord[], isMet: (record: RoutixRecord) => boolean): number {
	const end = records.findIndex((record) => !isMet(record));
	return end < 0 ? records.length : end;
}

/** A record that moved from one end to the other between the two requests comes twice. */
function byKey(records: RoutixRecord[]): Map<string, RoutixRecord> {
	return new Map(records.map((record) => [recordHash(record), record]));
}
