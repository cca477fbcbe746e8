import { readList, widthOf } from '../../pagination/reading';
import type { BranchFindings } from '../../../../../nodes/Routix/trigger/changes/change';
import { findChanges } from '../../../../../nodes/Routix/trigger/changes/findChanges';
import type { ReadSizes } from '../../../../../nodes/Routix/trigger/changes/branchList';
import { recordHash } from '../../../../../nodes/Routix/trigger/changes/recordHash';
import type { RoutixRecord } from '../../../../../nodes/Routix/contract/record';
import type { PollSettings } from '../../../../../nodes/Routix/trigger/parameters/settings';
import type { BranchState } from '../../../../../nodes/Routix/trigger/memory/state';
import type { MovingList } from './movingList';

export const MINUTE = 60_000;

/** New records, looked for at the ends and everywhere once an hour. */
export const CREATED: PollSettings = {
	event: 'created',
	watchFields: [],
	matches: () => true,
	emitExisting: false,
	recentRecords: 0,
	fullReadEveryMs: 60 * MINUTE,
};

/** As the published trigger has them. */
const SIZES: ReadSizes = { probe: 100, page: 1_000 };

const keys = new Map<unknown, string>();

/** Every poll asks for the keys of all records: hashing them each time would take longer than all the rest. */
function keyOf(record: RoutixRecord): string {
	let key = keys.get(record.id);
	if (key === undefined) {
		key = recordHash(record);
		keys.set(record.id, key);
	}
	return key;
}

/** The trigger on one list, polling every minute unless a test lets more time pass. */
export class Watcher {
	state?: BranchState;
	now = Date.UTC(2026, 10, 2, 8);
	/** Whether the last poll read the whole list page by page. */
	readFully = false;
	/** What the last poll told the log. */
	notes: string[] = [];
	/** How many requests the last poll sent. */
	requests = 0;

	constructor(
		readonly list: MovingList,
		readonly settings: PollSettings = CREATED,
		private readonly sizes = SIZES,
		private readonly concurrency?: number,
	) {}

	async poll(passedMs = MINUTE): Promise<BranchFindings> {
		this.now += passedMs;
		this.readFully = false;
		const { list: rows, settings, sizes, now } = this;
		const before = rows.requests;
		rows.beginPoll();
		const all = async () => {
			this.readFully = true;
			return await readList(rows.page, {
				limit: sizes.page,
				throttle: widthOf(this.concurrency ?? 8),
				onCountMismatch: 'return',
			});
		};
		const pause = async () => {};
		const list = { page: rows.page, sizes, all, pause, keyOf };
		try {
			const findings = await findChanges({ list, settings, previous: this.state, now });
			this.state = findings.state;
			this.notes = findings.notes;
			return findings;
		} finally {
			this.requests = rows.requests - before;
			rows.endPoll();
		}
	}

	/** The IDs that the next poll emits. */
	async pollIds(passedMs?: number): Promise<unknown[]> {
		return (await this.poll(passedMs)).records.map(({ record }) => record.id);
	}

	/** n8n stops and starts again from the state that it stored some time before. */
	restartFrom(stored: string | undefined) {
		this.state = stored === undefined ? undefined : JSON.parse(stored);
	}
}
