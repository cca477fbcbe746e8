import type { Filter } from '../../query/filters';

/** `created`: records never seen before. `updated`: seen ones whose content changed. */
export type TriggerEvent = 'created' | 'updated' | 'createdOrUpdated';

/** What the trigger looks for in every branch. */
export interface PollSettings {
	event: TriggerEvent;
	/** Update events fire only when one of these fields changes; empty = any field. */
	watchFields: string[];
	/** A record is emitted only if it meets all of them. */
	filters: Filter[];
	/** Whether the first poll emits the records that are already there. */
	emitExisting: boolean;
	/** How often the whole list is read even if the counts add up, in milliseconds; 0 = in every poll. */
	fullReadEveryMs: number;
}
