import type { RoutixRecord } from '../../../../../nodes/Routix/contract/record';
import type { FetchPage, Page, PageRange } from '../../../../../nodes/Routix/contract/list';

/** One change that somebody makes in Routix. `pick` chooses the record, modulo how many there are. */
export interface Operation {
	kind: 'insertAtStart' | 'insertAtEnd' | 'insertAnywhere' | 'remove' | 'update' | 'move';
	pick: number;
}

/** A change that happens during a poll, just before its n-th request is answered. */
export interface Interruption {
	beforeRequest: number;
	operation: Operation;
}

export interface ListOptions {
	/** The most records that a page holds whatever is asked for. */
	cap?: number;
	omitTotal?: boolean;
}

/** A list in Routix, kept in memory, that changes whenever the test says so: also between two requests of one read. */
export class MovingList {
	readonly rows: RoutixRecord[] = [];
	/** Every record that ever existed, and whether it was inserted at neither end. */
	readonly created = new Map<string, { anywhere: boolean }>();
	/** What the API makes of a record, in each answer. */
	shows: (row: RoutixRecord) => RoutixRecord = (row) => ({ ...row });
	requests = 0;
	/** How many records were deleted so far. */
	removed = 0;
	private interruptions: Array<{ number: number; change: () => void }> = [];
	private failing?: number;
	private requestsOfPoll = 0;
	private nextId = 1;
	private nextVersion = 1;

	constructor(
		size: number,
		private readonly options: ListOptions = {},
	) {
		for (let count = 0; count < size; count++) this.insertAt(this.rows.length, false);
	}

	get ids(): string[] {
		return this.rows.map(({ id }) => id as string);
	}

	/** What somebody does during the next poll, just before its n-th request is answered. */
	beforeRequest(number: number, change: () => void) {
		this.interruptions.push({ number, change });
	}

	/** The n-th request of the next poll fails. */
	failAtRequest(number: number | undefined) {
		this.failing = number;
	}

	beginPoll() {
		this.requestsOfPoll = 0;
	}

	endPoll() {
		this.interruptions = [];
		this.failing = undefined;
	}

	readonly page: FetchPage = async ({ limit, offset }: PageRange): Promise<Page> => {
		this.requests++;
		this.requestsOfPoll++;
		this.interruptions = this.interruptions.filter(({ number, change }) => {
			if (number > this.requestsOfPoll) return true;
			change();
			return false;
		});
		if (this.requestsOfPoll === this.failing) throw new Error('The server is down');
		const size = Math.min(limit, this.options.cap ?? limit);
		return {
			records: this.rows.slice(offset, offset + size).map((row) => this.shows(row)),
			...(!this.options.omitTotal && { total: this.rows.length }),
		};
	};

	apply({ kind, pick }: Operation) {
		const index = this.rows.length ? pick % this.rows.length : 0;
		if (kind === 'insertAtStart') this.insertAt(0, false);
		else if (kind === 'insertAtEnd') this.insertAt(this.rows.length, false);
		else if (kind === 'insertAnywhere') this.insertAt(pick % (this.rows.length + 1), true);
		else if (!this.rows.length) return;
		else if (kind === 'remove') this.removed += this.rows.splice(index, 1).length;
		else if (kind === 'update')
			this.rows[index] = { ...this.rows[index], version: this.nextVersion++ };
		else {
			const [row] = this.rows.splice(index, 1);
			this.rows.splice((pick >> 8) % (this.rows.length + 1), 0, row);
		}
	}

	/** New records, one after the other: each at the very start, at the very end, or at that place. */
	insert(at: 'start' | 'end' | number, count = 1) {
		for (let inserted = 0; inserted < count; inserted++) {
			const index = at === 'start' ? 0 : at === 'end' ? this.rows.length : at;
			this.insertAt(index, typeof at === 'number');
		}
	}

	removeIds(ids: string[]) {
		for (const id of ids) this.apply({ kind: 'remove', pick: this.indexOf(id) });
	}

	/** Takes a record out of the list; `put` brings it back to the end. */
	take(id: string): RoutixRecord {
		return this.rows.splice(this.indexOf(id), 1)[0];
	}

	put(record: RoutixRecord) {
		this.rows.push(record);
	}

	change(id: string, fields: RoutixRecord) {
		const index = this.indexOf(id);
		this.rows[index] = { ...this.rows[index], ...fields };
	}

	/** Moves a record to the end of the list, as an update may where the list has no fixed order. */
	moveToEnd(id: string) {
		this.put(this.take(id));
	}

	private indexOf(id: string): number {
		return this.rows.findIndex((row) => row.id === id);
	}

	private insertAt(index: number, anywhere: boolean) {
		const id = `record-${this.nextId++}`;
		this.rows.splice(index, 0, { id, version: 0 });
		this.created.set(id, { anywhere });
	}
}
