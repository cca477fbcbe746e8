import type { RoutixRecord } from '../../contract/record';
import type { BranchState } from '../memory/state';
import type { PollSettings, TriggerEvent } from '../parameters/settings';

/** What happened to a record since it was seen last. */
export type Change = 'created' | 'updated';

/** A record that starts the workflow. */
export interface ChangedRecord {
	change: Change;
	record: RoutixRecord;
	/** Of an updated record: the watched fields that changed; empty if that is unknown, or every field is watched. */
	changedFields?: string[];
}

/** What a poll found in one branch. */
export interface BranchFindings {
	/** What to remember until the next poll. */
	state: BranchState;
	/** The records that start the workflow, in creation order where that is known. */
	records: ChangedRecord[];
	/** For the log: what the poll learned about the fields of the records. */
	notes: string[];
}

/** Whether the content of records matters. */
export function watchesUpdates(event: TriggerEvent): boolean {
	return event !== 'created';
}

/**
 * Whether a change starts the workflow. A record that the filters hide is remembered all the same: if it was hidden when
 * it was created, it does not count as created later, but a change that makes it match counts as an update.
 */
export function isWanted(
	{ change, record }: ChangedRecord,
	{ event, matches }: PollSettings,
): boolean {
	return (event === change || event === 'createdOrUpdated') && matches(record);
}
