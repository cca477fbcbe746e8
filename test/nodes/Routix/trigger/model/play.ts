import type { ChangedRecord } from '../../../../../nodes/Routix/trigger/changes/change';
import type { PollSettings } from '../../../../../nodes/Routix/trigger/parameters/settings';
import type { RoutixRecord } from '../../../../../nodes/Routix/contract/record';
import type { History, Round } from './history';
import type { MovingList } from './movingList';
import { CREATED, MINUTE, Watcher } from './watcher';

/** A poll that succeeded. */
export interface PlayedPoll {
	/** The trigger had nothing to compare with. */
	isFirst: boolean;
	/** It read the whole list. */
	isFullRead: boolean;
	/** How many records were deleted since the last full read began that the trigger remembers. */
	deletedSinceFullRead: number;
	/** The list just before the poll. */
	before: RoutixRecord[];
	records: ChangedRecord[];
}

/**
 * Plays a history to the trigger: yields every poll that succeeded, and undefined for one that failed. n8n is played as
 * it is: it stores the state after the first poll and when something was emitted, and a restart begins from there.
 * At the end come two polls in peace, the first of them a full read.
 */
export async function* play(
	history: History,
	list: MovingList,
	settings: Partial<PollSettings>,
): AsyncGenerator<PlayedPoll | undefined> {
	const fullReadEveryMs = history.fullReadEvery * MINUTE;
	const watcher = new Watcher(
		list,
		{ ...CREATED, ...settings, fullReadEveryMs },
		history,
		history.concurrency,
	);
	const peace: Round = { before: [], during: [], restart: false };
	let removedAtFullRead = 0;
	let stored: { state?: string; removedAtFullRead: number } = { removedAtFullRead };

	for (const round of [...history.rounds, undefined, peace]) {
		const { before, during, failingRequest, restart } = round ?? peace;
		for (const operation of before) list.apply(operation);
		if (restart) {
			watcher.restartFrom(stored.state);
			removedAtFullRead = stored.removedAtFullRead;
		}
		list.failAtRequest(failingRequest);
		for (const { beforeRequest, operation } of during) {
			list.beforeRequest(beforeRequest, () => list.apply(operation));
		}
		const isFirst = watcher.state === undefined;
		const removedBefore = list.removed;
		const rowsBefore = [...list.rows];
		let records;
		try {
			({ records } = await watcher.poll(round ? MINUTE : fullReadEveryMs));
		} catch {
			yield undefined;
			continue;
		}
		const isFullRead = watcher.readFully;
		if (isFullRead) removedAtFullRead = removedBefore;
		if (isFirst || records.length > 0) {
			stored = { state: JSON.stringify(watcher.state), removedAtFullRead };
		}
		const deletedSinceFullRead = list.removed - removedAtFullRead;
		yield { isFirst, isFullRead, deletedSinceFullRead, before: rowsBefore, records };
	}
}
