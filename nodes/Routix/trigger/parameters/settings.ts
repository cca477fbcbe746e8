import type { RecordTest } from '../../query/filters';

/** `created`: records never seen before. `updated`: seen ones whose content changed. */
export type TriggerEvent = 'created' | 'updated' | 'createdOrUpdated';

/** What the trigger looks for in every branch. */
export interface PollSettings {
	event: TriggerEvent;
	/** Update events fire only when one of these fields changes; empty = any field. */
	watchFields: string[];
	/** Whether the filters let a record through; only those are emitted. */
	matches: RecordTest;
	/** Whether the records that are already there are emitted once, by the first poll with this setting. */
	emitExisting: boolean;
	/** For update events: how many of the newest records each poll reads; 0 = all. */
	recentRecords: number;
	/** How often the whole list is read even if the counts add up, in milliseconds; 0 = in every poll. */
	fullReadEveryMs: number;
}
