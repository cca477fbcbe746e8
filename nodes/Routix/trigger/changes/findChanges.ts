import { SeenRecords } from '../memory/seenRecords';
import type { BranchState } from '../memory/state';
import type { PollSettings } from '../parameters/settings';
import { takeBaseline } from './baseline';
import type { BranchList } from './branchList';
import { watchesUpdates, type BranchFindings } from './change';
import { compareWithEnds } from './compareWithEnds';
import { compareWithList } from './compareWithList';
import { readEnds } from './listEnds';

/** What a poll of one branch needs to know. */
export interface BranchQuestion {
	list: BranchList;
	settings: PollSettings;
	/** What the last poll remembered; missing in the first one. */
	previous?: BranchState;
	/** Unix time in milliseconds. */
	now: number;
}

/**
 * Finds what changed in one branch since the last poll, with as few requests as an exact answer takes. Has no side
 * effects: a caller that drops the result, e.g. because another branch failed, gets the same changes next time.
 */
export async function findChanges(question: BranchQuestion): Promise<BranchFindings> {
	const { list, previous, settings, now } = question;
	if (!previous) return await takeBaseline(list, settings, now);

	const seen = SeenRecords.from(previous);
	if (!mustReadFully(previous, settings, now)) {
		const ends = await readEnds(list.page, (key) => seen.has(key), list.sizes);
		if (ends.kind === 'whole') {
			// Keeps the time of the last full read: a short list is read whole in every poll, and a new time would make
			// every idle poll change the state.
			return compareWithList(ends.list, seen, previous, settings, previous.fullReadAt);
		}
		const findings = ends.kind === 'ends' && compareWithEnds(ends, seen, previous, settings);
		if (findings) return findings;
	}
	return compareWithList(await list.all(), seen, previous, settings, now);
}

/** The ends cannot tell: content matters, the last full read was not exact, it is long ago, or the clock was set back. */
function mustReadFully(previous: BranchState, settings: PollSettings, now: number): boolean {
	const age = now - previous.fullReadAt;
	return (
		watchesUpdates(settings.event) ||
		previous.total === undefined ||
		age >= settings.fullReadEveryMs ||
		age < 0
	);
}
