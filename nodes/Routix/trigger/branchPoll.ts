import type { BranchReader } from './changes/branchList';
import type { ChangedRecord } from './changes/change';
import type { ReadSizes } from './changes/listEnds';
import type { PollSettings } from './settings';
import type { BranchState } from './memory/state';

/** What one poll of one branch needs to know. */
export interface BranchQuestion {
	reader: BranchReader;
	settings: PollSettings;
	/** What the last poll remembered; missing on the first one. */
	previous?: BranchState;
	/** Unix time in milliseconds. */
	now: number;
	sizes?: ReadSizes;
}

/** What one poll of one branch found. */
export interface BranchPoll {
	/** To be stored once every branch was polled. */
	state: BranchState;
	/** The records that start the workflow, in creation order where that is known. */
	records: ChangedRecord[];
}
