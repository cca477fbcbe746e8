import type { RoutixRecord } from '../contract/record';
import type { BranchList } from './changes/branchList';
import type { ChangedRecord } from './changes/change';
import { findChanges } from './changes/findChanges';
import type { BranchState } from './memory/state';
import type { PollSettings, TriggerEvent } from './parameters/settings';

/** A branch that the trigger watches. */
export interface WatchedBranch {
	/** The public branch ID. */
	publicId: string;
	list: BranchList;
}

/** What a poll of all branches needs to know. */
export interface AllBranchesQuestion {
	branches: WatchedBranch[];
	settings: PollSettings;
	/** What the last poll remembered, by public branch ID. A branch that is missing here is polled for the first time. */
	previous: Record<string, BranchState>;
	/** Unix time in milliseconds. */
	now: number;
}

/** What a poll found in all branches. */
export interface AllBranchesFindings {
	/** What to remember, by public branch ID; branches that are no longer watched are gone. */
	branches: Record<string, BranchState>;
	/** What starts the workflow: branch after branch, in creation order where that is known. */
	records: RoutixRecord[];
}

/** Finds what changed in every branch. All or nothing: if one branch fails, nothing is found and nothing is remembered. */
export async function findChangesInAllBranches({
	branches,
	settings,
	previous,
	now,
}: AllBranchesQuestion): Promise<AllBranchesFindings> {
	const found: AllBranchesFindings = { branches: {}, records: [] };
	for (const { publicId, list } of branches) {
		const before = Object.hasOwn(previous, publicId) ? previous[publicId] : undefined;
		const { state, records } = await findChanges({ list, settings, previous: before, now });
		found.branches[publicId] = state;
		const branch = branches.length > 1 ? publicId : undefined;
		for (const changed of records) found.records.push(emitted(changed, settings.event, branch));
	}
	return found;
}

/**
 * A record as the workflow gets it: as Routix sent it, with our own fields beside it.
 * @param branch its public branch ID if the trigger watches several
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
