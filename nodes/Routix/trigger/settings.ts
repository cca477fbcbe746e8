import type { Filter } from '../query/filters';

/** `created`: records never seen before. `updated`: seen ones whose content changed. */
export type TriggerEvent = 'created' | 'updated' | 'createdOrUpdated';

/** How the trigger looks at a list, whatever the branch. */
export interface PollSettings {
	event: TriggerEvent;
	/** Update events fire only when one of these fields changes; empty = any field. */
	watchFields: string[];
	/** A record is emitted only if all of them hold. */
	filters: Filter[];
	/** The first poll emits the records that are already there. */
	emitExisting: boolean;
	/** After how long the whole list is read although the counts add up, in milliseconds; 0 = every poll. */
	fullReadEveryMs: number;
}
