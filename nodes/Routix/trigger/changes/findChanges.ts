import type { BranchPoll, BranchQuestion } from '../branchPoll';
import { watchesUpdates } from './change';
import { compareWithEnds } from './compareWithEnds';
import { compareWithList } from './compareWithList';
import { readEnds, type ReadSizes } from './listEnds';
import { firstPoll } from './baseline';
import { SeenRecords } from '../memory/seenRecords';
import type { PollSettings } from '../settings';
import type { BranchState } from '../memory/state';

/** A page of 1000 is the most that Routix gives; at an end, 100 are more than usually arrive within a minute. */
const SIZES: ReadSizes = { probe: 100, page: 1000 };

/**
 * Finds what changed in one branch since the last poll, with as few requests as can be exact. Changes nothing but its
 * result: whoever throws the result away, e.g. because another branch failed, gets the same again.
 */
export async function pollBranch(question: BranchQuestion): Promise<BranchPoll> {
	const { reader, previous, settings, now, sizes = SIZES } = question;
	if (!previous) return await firstPoll(question);

	const seen = SeenRecords.from(previous);
	if (!mustReadFully(previous, settings, now)) {
		const ends = await readEnds(reader.page, (key) => seen.has(key), sizes);
		if (ends.kind === 'whole') {
			// A short list is whole in every poll. Were that noted, an idle poll would change the state.
			return compareWithList(ends.list, seen, previous, settings, previous.fullReadAt);
		}
		const poll = ends.kind === 'ends' && compareWithEnds(ends, seen, previous, settings);
		if (poll) return poll;
	}
	return compareWithList(await reader.all(), seen, previous, settings, now);
}

/** The ends cannot do: content matters, the last full read was not exact, it is long ago, or the clock was set back. */
function mustReadFully(previous: BranchState, settings: PollSettings, now: number): boolean {
	const age = now - previous.fullReadAt;
	return (
		watchesUpdates(settings.event) ||
		previous.total === undefined ||
		age >= settings.fullReadEveryMs ||
		age < 0
	);
}
