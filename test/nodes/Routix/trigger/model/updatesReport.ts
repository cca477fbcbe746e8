import type { History } from './history';
import { MovingList, type ListOptions } from './movingList';
import { play } from './play';

/** What a perfect trigger for created and updated records would have done otherwise. */
export interface UpdatesReport {
	/** Emitted although the trigger had emitted or remembered exactly this content before. */
	repeated: string[];
	/** Changed before a poll that succeeded, unchanged during it, and not emitted. */
	missed: string[];
	/** Missed by a poll that read the whole list. */
	missedByFullRead: string[];
	/** Emitted as created although they were known, or as updated although they were not. */
	mislabelled: string[];
	polls: number;
	fullReads: number;
	failedPolls: number;
	created: number;
	updated: number;
}

/** Plays a history, and keeps plain books of the version in which the trigger knows each record. */
export async function reportOnUpdates(
	history: History,
	{ recentRecords = 0, ...options }: ListOptions & { recentRecords?: number } = {},
): Promise<UpdatesReport> {
	const list = new MovingList(history.size, options);
	const report: UpdatesReport = {
		repeated: [],
		missed: [],
		missedByFullRead: [],
		fullReads: 0,
		mislabelled: [],
		polls: 0,
		failedPolls: 0,
		created: 0,
		updated: 0,
	};
	/** Missing for a record that the first poll may have seen in one of two versions, or not at all. */
	const versions = new Map<string, unknown>();
	const uncertain = new Set<string>();

	for await (const poll of play(history, list, { event: 'createdOrUpdated', recentRecords })) {
		report.polls++;
		if (!poll) {
			report.failedPolls++;
			continue;
		}
		const before = new Map(poll.before.map(({ id, version }) => [String(id), version]));
		const after = new Map(list.rows.map(({ id, version }) => [String(id), version]));
		if (poll.isFirst) {
			for (const id of list.created.keys()) {
				if (before.has(id) && before.get(id) === after.get(id)) versions.set(id, after.get(id));
				else uncertain.add(id);
			}
			continue;
		}
		for (const { record, change } of poll.records) {
			const id = String(record.id);
			if (versions.get(id) === record.version) report.repeated.push(id);
			if (!uncertain.has(id) && (change === 'updated') !== versions.has(id))
				report.mislabelled.push(id);
			versions.set(id, record.version);
			uncertain.delete(id);
			report[change]++;
		}
		if (poll.isFullRead) report.fullReads++;
		for (const [id, version] of after) {
			const isSettled = before.has(id) && before.get(id) === version && !uncertain.has(id);
			if (!isSettled || versions.get(id) === version) continue;
			report.missed.push(id);
			if (poll.isFullRead) report.missedByFullRead.push(id);
		}
	}
	return report;
}
