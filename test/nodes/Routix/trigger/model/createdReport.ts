import type { History } from './history';
import { MovingList, type ListOptions } from './movingList';
import { play } from './play';

/** What a perfect trigger for created records would have done otherwise. The names are record IDs. */
export interface CreatedReport {
	/** Emitted a second time. */
	repeated: string[];
	/** Emitted although they were there before the trigger was. */
	oldAsNew: string[];
	/** There all through a poll that succeeded without emitting them, one entry a poll. */
	late: LateRecord[];
	/** Late, and never emitted at all. */
	lost: string[];
	/** Late, never emitted, and still there after the last full read. */
	lostForGood: string[];
	polls: number;
	failedPolls: number;
	fullReads: number;
	created: number;
	emitted: number;
}

export interface LateRecord {
	id: string;
	/** The poll read the whole list. */
	isFullRead: boolean;
	/** It was inserted at neither end of the list. */
	wasInsertedAnywhere: boolean;
	/** At least as many records as were late were deleted since the last full read, and hid them in the count. */
	isHiddenByDeletions: boolean;
}

/** Plays a history, and keeps plain books of which records the trigger owes. */
export async function reportOnCreated(
	history: History,
	options?: ListOptions,
): Promise<CreatedReport> {
	const list = new MovingList(history.size, options);
	const report: CreatedReport = {
		repeated: [],
		oldAsNew: [],
		late: [],
		lost: [],
		lostForGood: [],
		polls: 0,
		failedPolls: 0,
		fullReads: 0,
		created: 0,
		emitted: 0,
	};
	const old = new Set<string>();
	/** Created during the first poll: it may have seen them or not. */
	const either = new Set<string>();
	const emitted = new Set<string>();
	const owed = new Set<string>();

	for await (const poll of play(history, list, { event: 'created' })) {
		report.polls++;
		if (!poll) {
			report.failedPolls++;
			continue;
		}
		for (const { record } of poll.records) {
			const id = String(record.id);
			if (emitted.has(id)) report.repeated.push(id);
			if (old.has(id)) report.oldAsNew.push(id);
			emitted.add(id);
			owed.delete(id);
		}
		const idsBefore = new Set(poll.before.map(({ id }) => String(id)));
		if (poll.isFirst) {
			for (const id of idsBefore) old.add(id);
			for (const id of list.created.keys()) if (!old.has(id)) either.add(id);
		}
		const late = list.ids.filter(
			(id) => idsBefore.has(id) && !old.has(id) && !either.has(id) && !emitted.has(id),
		);
		for (const id of late) {
			owed.add(id);
			report.late.push({
				id,
				isFullRead: poll.isFullRead,
				wasInsertedAnywhere: list.created.get(id)!.anywhere,
				isHiddenByDeletions: late.length <= poll.deletedSinceFullRead,
			});
		}
		if (poll.isFullRead) report.fullReads++;
	}
	report.lost = [...owed];
	report.lostForGood = report.lost.filter((id) => list.ids.includes(id));
	report.created = list.created.size;
	report.emitted = emitted.size;
	return report;
}
