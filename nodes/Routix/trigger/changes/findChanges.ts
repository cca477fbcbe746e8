import type { ListReading } from '../../pagination/readAll';
import { SeenRecords } from '../memory/seenRecords';
import type { BranchState } from '../memory/state';
import type { PollSettings } from '../parameters/settings';
import type { BranchList } from './branchList';
import { watchesUpdates, type BranchFindings } from './change';
import { compareAllContents } from './compareAllContents';
import { compareWithEnds } from './compareWithEnds';
import { compareWithList } from './compareWithList';
import { contentBytes } from './content';
import { endsToRead } from './endsToRead';
import { readEnds } from './listEnds';
import { rowsByRecord } from './recordHash';

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
 * effects: a caller that drops the result gets the same changes next time.
 */
export async function findChanges(question: BranchQuestion): Promise<BranchFindings> {
	const { list, previous, settings, now } = question;
	if (previous && !mustReadFully(previous, settings, now)) {
		const seen = SeenRecords.from(previous, contentBytes(settings));
		const ends = await readEnds(list.page, endsToRead(list.sizes, seen, previous, settings));
		if (ends.kind === 'whole') {
			// Keeps the time of the last full read: a short list is read whole in every poll, and a new time would make
			// every idle poll change the state.
			return await findInList(question, ends.list, previous.fullReadAt);
		}
		const findings = ends.kind === 'ends' && compareWithEnds(ends, seen, previous, settings);
		if (findings) return findings;
	}
	return await findInList(question, await list.all(), now);
}

/**
 * The ends cannot tell: the content of all records matters, the last full read was not exact, it is long ago, or the
 * clock was set back.
 */
function mustReadFully(previous: BranchState, settings: PollSettings, now: number): boolean {
	const { total = 0, fullReadAt, leftOut, existing } = previous;
	const age = now - fullReadAt;
	const isNothingCompared = leftOut === undefined || previous.contents === undefined;
	return (
		previous.total === undefined ||
		age >= settings.fullReadEveryMs ||
		age < 0 ||
		(settings.emitExisting && !existing) ||
		(watchesUpdates(settings.event) && (isNothingCompared || total <= settings.recentRecords)) ||
		(watchesUpdates(settings.event) && settings.recentRecords === 0)
	);
}

async function findInList(
	{ list, previous, settings }: BranchQuestion,
	reading: ListReading,
	fullReadAt: number,
): Promise<BranchFindings> {
	const bytes = contentBytes(settings);
	const seen = previous ? SeenRecords.from(previous, bytes) : SeenRecords.none(bytes);
	const records = rowsByRecord(reading.records);
	if (!watchesUpdates(settings.event)) {
		const found = compareWithList({ reading, records, fullReadAt }, seen, previous, settings);
		return { ...found, notes: [] };
	}
	const { comparison, leftOut, notes } = await compareAllContents(
		list,
		records,
		seen,
		previous,
		settings.watchFields,
	);
	const whole = { reading, records, comparison, fullReadAt };
	const found = compareWithList(whole, seen, previous, settings);
	const fields = records.size > 0 ? comparison.fields : previous?.fields;
	return { ...found, state: { ...found.state, fields, leftOut }, notes };
}
