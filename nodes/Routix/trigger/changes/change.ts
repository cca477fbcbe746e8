import type { RoutixRecord } from '../../contract/record';
import { matchesAll } from '../../query/filters';
import type { SeenRecords } from '../memory/seenRecords';
import type { BranchState } from '../memory/state';
import type { PollSettings, TriggerEvent } from '../parameters/settings';
import { contentHash, recordHash } from './contentHash';

/** What happened to a record since it was seen last. */
export type Change = 'created' | 'updated';

/** A record that starts the workflow. */
export interface ChangedRecord {
	change: Change;
	record: RoutixRecord;
}

/** What a poll found in one branch. */
export interface BranchFindings {
	/** What to remember until the next poll. */
	state: BranchState;
	/** The records that start the workflow, in creation order where that is known. */
	records: ChangedRecord[];
}

/** Whether the content of records matters, so that every poll must read all of them. */
export function watchesUpdates(event: TriggerEvent): boolean {
	return event !== 'created';
}

/** Compares a record with what was seen before, and remembers it as it is now. Undefined: nothing changed. */
export function compareAndRemember(
	record: RoutixRecord,
	seen: SeenRecords,
	{ event, watchFields }: PollSettings,
): Change | undefined {
	const key = recordHash(record);
	const content = watchesUpdates(event) ? contentHash(record, watchFields) : '';
	const before = seen.remember(key, content);
	if (before === undefined) return 'created';
	return before === content ? undefined : 'updated';
}

/**
 * The changes that start the workflow. A record that the filters hide is remembered all the same: if it was hidden when
 * it was created, it does not count as created later, but a change that makes it match counts as an update.
 */
export function wanted(
	changes: ChangedRecord[],
	{ event, filters }: PollSettings,
): ChangedRecord[] {
	return changes.filter(
		({ change, record }) =>
			(event === change || event === 'createdOrUpdated') && matchesAll(record, filters),
	);
}
