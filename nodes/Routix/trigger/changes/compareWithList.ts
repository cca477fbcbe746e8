import type { RoutixRecord } from '../../contract/record';
import type { ListReading } from '../../pagination/readAll';
import type { SeenRecords } from '../memory/seenRecords';
import type { BranchState } from '../memory/state';
import type { PollSettings } from '../parameters/settings';
import { inCreationOrder, learnFromList } from './arrival';
import { isWanted, type BranchFindings, type ChangedRecord } from './change';
import type { ContentComparison } from './compareContents';

/** A list that was read completely. */
export interface WholeList {
	reading: ListReading;
	/** Its rows by record. */
	records: Map<string, RoutixRecord[]>;
	/** How the contents differ, if they matter. */
	comparison?: ContentComparison;
	/** When the list was last read page by page, Unix time in milliseconds. */
	fullReadAt: number;
}

/**
 * Finds what changed by comparing the whole list with what was seen before. Nothing before: this is the first poll, which
 * remembers everything that is there so that it never counts as new.
 */
export function compareWithList(
	{ reading, records, comparison, fullReadAt }: WholeList,
	seen: SeenRecords,
	previous: BranchState | undefined,
	settings: PollSettings,
): Omit<BranchFindings, 'notes'> {
	const emitsExisting = settings.emitExisting && !previous?.existing;
	const isNew: boolean[] = [];
	const found: ChangedRecord[] = [];
	for (const [key, rows] of records) {
		const isKnown = seen.has(key);
		const changedFields = comparison?.changed.get(key);
		seen.remember(key, comparison?.contents.get(key) ?? '');
		isNew.push(!isKnown);
		const isExisting = emitsExisting && !seen.hasStarted(key);
		const change = isExisting || !isKnown ? 'created' : changedFields && 'updated';
		if (!change || (!previous && !isExisting)) continue;
		const starting = rows
			.map((record): ChangedRecord => ({ record, change, changedFields }))
			.filter((changed) =>
				isExisting ? settings.matches(changed.record) : isWanted(changed, settings),
			);
		if (starting.length > 0) seen.noteStart(key);
		found.push(...starting);
	}
	const arrivesAt = learnFromList(isNew, previous?.arrivesAt);

	// An empty list does not prove that everything was deleted. If a server answered wrongly twice, all records would
	// count as new again.
	if (reading.isSettled && records.size > 0) seen.noteAbsent();
	const isEachOnce = records.size === reading.records.length;
	return {
		state: {
			...seen.toState(),
			existing: previous?.existing || emitsExisting || undefined,
			total: isEachOnce && reading.isSettled ? reading.total : undefined,
			arrivesAt,
			fullReadAt,
		},
		records: inCreationOrder(found, arrivesAt),
	};
}
