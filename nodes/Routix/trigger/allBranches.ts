import type { RoutixRecord } from '../contract/record';
import type { BranchList } from './changes/branchList';
import type { BranchFindings, ChangedRecord } from './changes/change';
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
	/** Branches that the last poll could not read and did not report. */
	failed?: string[];
	/** Unix time in milliseconds. */
	now: number;
}

/** What a poll found in all branches. */
export interface AllBranchesFindings {
	/** What to remember, by public branch ID; branches that are no longer watched are gone. */
	branches: Record<string, BranchState>;
	/** What starts the workflow: branch after branch, in creation order where that is known. */
	records: RoutixRecord[];
	/** For the log. */
	notes: string[];
	/** Branches that could not be read. What was remembered about them stays. */
	failures: BranchFailure[];
}

export interface BranchFailure {
	publicId: string;
	error: Error;
}

/**
 * Finds what changed in every branch. A branch that cannot be read does not stop the others, unless the poll before could
 * not read it either and did not say so: then nothing is found, so that this poll can end with its error.
 */
export async function findChangesInAllBranches({
	branches,
	settings,
	previous,
	failed = [],
	now,
}: AllBranchesQuestion): Promise<AllBranchesFindings> {
	const before = new Map(Object.entries(previous));
	const found = new Map<string, BranchFindings>();
	const failures: BranchFailure[] = [];
	const isOverdue = ({ publicId }: WatchedBranch) => failed.includes(publicId);
	const overdueFirst = [...branches].sort((a, b) => Number(isOverdue(b)) - Number(isOverdue(a)));
	for (const branch of overdueFirst) {
		const { publicId, list } = branch;
		try {
			const question = { list, settings, previous: before.get(publicId), now };
			found.set(publicId, await findChanges(question));
		} catch (error) {
			failures.push({ publicId, error: error as Error });
			if (!isOverdue(branch)) continue;
			found.clear();
			break;
		}
	}
	const states = branches.map(({ publicId }) => [
		publicId,
		found.get(publicId)?.state ?? before.get(publicId),
	]);
	const severalBranches = branches.length > 1;
	return {
		branches: Object.fromEntries(states.filter(([, state]) => state !== undefined)),
		records: branches.flatMap(({ publicId }) => {
			const branch = severalBranches ? publicId : undefined;
			const { records = [] } = found.get(publicId) ?? {};
			return records.map((changed) => emitted(changed, settings.event, branch));
		}),
		notes: branches.flatMap(({ publicId }) => found.get(publicId)?.notes ?? []),
		failures,
	};
}

/**
 * A record as the workflow gets it: as Routix sent it, with our own fields beside it.
 * @param branch its public branch ID if the trigger watches several
 */
export function emitted(
	{ record, change, changedFields = [] }: ChangedRecord,
	event: TriggerEvent,
	branch?: string,
): RoutixRecord {
	return {
		...record,
		...(branch !== undefined && { branch_public_id: branch }),
		...(event === 'createdOrUpdated' && { trigger_event: change }),
		...(changedFields.length > 0 && { changed_fields: changedFields }),
	};
}
