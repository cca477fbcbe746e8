import type { RoutixRecord } from '../../contract/record';
import { contentHash, recordHash } from './contentHash';
import { matchesAll } from '../../query/filters';
import type { SeenRecords } from '../memory/seenRecords';
import type { PollSettings, TriggerEvent } from '../settings';

/** What happened to a record since it was seen last. */
export type Change = 'created' | 'updated';

/** A record that starts the workflow. */
export interface ChangedRecord {
	change: Change;
	record: RoutixRecord;
}

/** Whether the content of records matters, so that all of them must be read in every poll. */
export function watchesUpdates(event: TriggerEvent): boolean {
	return event !== 'created';
}

/** Compares a record with what was seen before, and remembers it as it is now. Undefined: nothing changed. */
export function notice(
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
 * The changes that start the workflow. What the filters hide now is remembered all the same: hidden when it was
 * created, a record does not count as created later, but a change that makes it match counts as an update.
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
