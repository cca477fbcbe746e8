import { inCreationOrder, learnFromList } from './arrival';
import { compareAndRemember, wanted, type BranchFindings } from './change';
import { isExact } from './branchList';
import type { ListReading } from '../../pagination/readAll';
import type { SeenRecords } from '../memory/seenRecords';
import type { PollSettings } from '../parameters/settings';
import type { BranchState } from '../memory/state';

/**
 * Finds what changed by comparing the whole list with what was seen before.
 * @param fullReadAt the time of the last full read to remember, Unix time in milliseconds
 */
export function compareWithList(
	reading: ListReading,
	seen: SeenRecords,
	previous: BranchState,
	settings: PollSettings,
	fullReadAt: number,
): BranchFindings {
	const { records, total } = reading;
	const exact = isExact(reading);
	const changes = records.map((record) => ({
		record,
		change: compareAndRemember(record, seen, settings),
	}));
	const isNew = changes.map(({ change }) => change === 'created');
	const arrivesAt = learnFromList(isNew, previous.arrivesAt);

	// An empty list does not prove that everything was deleted. If a server answered wrongly twice, all records would
	// count as new again.
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
