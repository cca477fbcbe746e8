import type { RoutixRecord } from '../contract/record';
import { pollBranch } from './changes/findChanges';
import type { BranchReader } from './changes/branchList';
import type { ReadSizes } from './changes/listEnds';
import type { PollSettings, TriggerEvent } from './settings';
import type { ChangedRecord } from './changes/change';
import type { BranchState } from './memory/state';

/** A branch that the trigger watches. */
export interface WatchedBranch {
	/** The public branch ID. */
	publicId: string;
	reader: BranchReader;
}

export interface PollQuestion {
	branches: WatchedBranch[];
	settings: PollSettings;
	/** What the last poll remembered, by public branch ID. A branch that is not in it is polled for the first time. */
	previous: Record<string, BranchState>;
	/** Unix time in milliseconds. */
	now: number;
	sizes?: ReadSizes;
}

export interface PollResult {
	/** To be stored; branches that are no longer watched are gone from it. */
	branches: Record<string, BranchState>;
	/** What starts the workflow: branch after branch, in creation order where that is known. */
	records: RoutixRecord[];
}

/** Polls every branch. All or nothing: if one branch fails, nothing was found and nothing is remembered. */
export async function poll({
	branches,
	settings,
	previous,
	...rest
}: PollQuestion): Promise<PollResult> {
	const result: PollResult = { branches: {}, records: [] };
	for (const { publicId, reader } of branches) {
		const before = Object.hasOwn(previous, publicId) ? previous[publicId] : undefined;
		const { state, records } = await pollBranch({ ...rest, reader, settings, previous: before });
		result.branches[publicId] = state;
		const branch = branches.length > 1 ? publicId : undefined;
		for (const changed of records) result.records.push(emitted(changed, settings.event, branch));
	}
	return result;
}

/**
 * A record as the workflow gets it: as Routix sent it, and beside it what we add.
 * @param branch its public branch ID when the trigger watches several
 */
export function emitted(
	{ record, change }: ChangedRecord,
	event: TriggerEvent,
	branch?: string,
): RoutixRecord {
	return {
		...record,
		...(branch !== undefined && { branch_public_id: branch }),
		...(event === 'createdOrUpdated' && { trigger_event: change }),
	};
}
