import { readList } from '../../../../../nodes/Routix/pagination/readAll';
import type { ChangedRecord } from '../../../../../nodes/Routix/trigger/changes';
import { pollBranch } from '../../../../../nodes/Routix/trigger/pollBranch';
import type { PollSettings } from '../../../../../nodes/Routix/trigger/settings';
import type { BranchState } from '../../../../../nodes/Routix/trigger/state';
import type { RoutixRecord } from '../../../../../nodes/Routix/types';
import type { History, Round } from './history';
import type { MovingList } from './movingList';

interface Memory {
	state: BranchState;
	removedAtFullRead: number;
}

const POLL_EVERY_MS = 60_000;

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
	event: PollSettings['event'],
): AsyncGenerator<PlayedPoll | undefined> {
	const settings: PollSettings = {
		event,
		watchFields: [],
		filters: [],
		emitExisting: false,
		fullReadEveryMs: history.fullReadEvery * POLL_EVERY_MS,
	};
	const peace: Round = { before: [], during: [], restart: false };
	let remembered: Memory | undefined;
	let stored: string | undefined;
	let now = Date.UTC(2026, 10, 2, 8);

	for (const round of [...history.rounds, undefined, peace]) {
		now += round ? POLL_EVERY_MS : settings.fullReadEveryMs;
		const { before, during, failingRequest, restart } = round ?? peace;
		for (const operation of before) list.apply(operation);
		if (restart) remembered = stored === undefined ? undefined : JSON.parse(stored);

		const removedBefore = list.removed;
		list.plan(during, failingRequest);
		const rowsBefore = [...list.rows];
		const isFirst = remembered === undefined;
		let isFullRead = false;
		const all = async () => {
			isFullRead = true;
			return await readList(list.page, {
				pageSize: history.page,
				concurrency: history.concurrency,
			});
		};
		const sizes = { probe: history.probe, page: history.page };
		const reader = { page: list.page, all };
		let poll;
		try {
			poll = await pollBranch({ reader, settings, previous: remembered?.state, now, sizes });
		} catch {
			yield undefined;
			continue;
		}
		const removedAtFullRead =
			isFullRead || !remembered ? removedBefore : remembered.removedAtFullRead;
		remembered = { state: poll.state, removedAtFullRead };
		if (isFirst || poll.records.length > 0) stored = JSON.stringify(remembered);
		const deletedSinceFullRead = list.removed - removedAtFullRead;
		yield { isFirst, isFullRead, deletedSinceFullRead, before: rowsBefore, records: poll.records };
	}
}
