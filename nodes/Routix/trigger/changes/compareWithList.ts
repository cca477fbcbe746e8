import { inCreationOrder, learnFromList } from './arrival';
import { notice, wanted } from './change';
import { isExact } from './branchList';
import type { ListReading } from '../../pagination/readAll';
import type { BranchPoll } from '../branchPoll';
import type { SeenRecords } from '../memory/seenRecords';
import type { PollSettings } from '../settings';
import type { BranchState } from '../memory/state';

/**
 * Finds what changed by comparing the whole list with what was seen before.
 * @param fullReadAt what to remember as the time of the last full read, Unix time in milliseconds
 */
export function compareWithList(
	reading: ListReading,
	seen: SeenRecords,
	previous: BranchState,
	settings: PollSettings,
	fullReadAt: number,
): BranchPoll {
	const { records, total } = reading;
	const exact = isExact(reading);
	const changes = records.map((record) => ({ record, change: notice(record, seen, settings) }));
	const isNew = changes.map(({ change }) => change === 'created');
	const arrivesAt = learnFromList(isNew, previous.arrivesAt);

	// An empty list is no proof that everything was deleted: for a server that answers wrongly once or twice,
	// all records would be new again.
	if (exact && records.length > 0) seen.noteAbsent();

	const changed = changes.flatMap(({ record, change }) => (change ? [{ record, change }] : []));
	return {
		state: {
			...seen.toState(),
			...(exact && { total }),
			...(arrivesAt && { arrivesAt }),
			fullReadAt,
		},
		records: wanted(inCreationOrder(changed, arrivesAt), settings),
	};
}
