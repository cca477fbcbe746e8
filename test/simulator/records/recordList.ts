import type { SimulatedRecord } from '../data/generate';

/** A stored record with its JSON text, which is made once: a page of 1000 is then a join of strings. */
export interface StoredRecord {
	record: SimulatedRecord;
	/** Text with all fields, and text with the fields of v1; made when first asked for. */
	fullText?: string;
	v1Text?: string;
}

export type Position = 'start' | 'end' | number;

/** The records of one resource in one branch, in the order in which they are listed. */
export class RecordList {
	private stored: StoredRecord[] = [];
	private byId = new Map<unknown, StoredRecord>();
	/** Number of the latest record; new ones count on from it, even when older ones were removed. */
	lastSequence = 0;

	get length(): number {
		return this.stored.length;
	}

	find(id: unknown): StoredRecord | undefined {
		return this.byId.get(id);
	}

	slice(offset: number, count: number): StoredRecord[] {
		return this.stored.slice(offset, offset + count);
	}

	all(): SimulatedRecord[] {
		return this.stored.map(({ record }) => record);
	}

	/** Any one record, or none of an empty list. */
	pick(choose: <T>(values: readonly T[]) => T): SimulatedRecord | undefined {
		return this.stored.length === 0 ? undefined : choose(this.stored).record;
	}

	replaceBy(records: SimulatedRecord[]): void {
		this.stored = [];
		this.byId = new Map();
		this.insert(records, 'end');
	}

	insert(records: SimulatedRecord[], at: Position): void {
		const added = records.map((record): StoredRecord => ({ record }));
		for (const stored of added) {
			if (stored.record.id !== undefined) this.byId.set(stored.record.id, stored);
		}
		const index = at === 'start' ? 0 : at === 'end' ? this.stored.length : at;
		this.stored = [...this.stored.slice(0, index), ...added, ...this.stored.slice(index)];
	}

	/** Replaces a record's fields; with `moveTo` the record goes to that end of the list. */
	update(stored: StoredRecord, fields: SimulatedRecord, moveTo?: 'start' | 'end'): void {
		stored.record = { ...stored.record, ...fields };
		stored.fullText = undefined;
		stored.v1Text = undefined;
		if (moveTo === undefined) return;
		const others = this.stored.filter((other) => other !== stored);
		this.stored = moveTo === 'start' ? [stored, ...others] : [...others, stored];
	}

	/** Removes records by id, and says how many there were. */
	remove(ids: unknown[]): number {
		const gone = new Set(ids);
		return this.keep(({ record }) => !gone.has(record.id));
	}

	/** Removes records by their position in the list. */
	removeAt(positions: number[]): number {
		const gone = new Set(positions);
		return this.keep((_, index) => !gone.has(index));
	}

	reverse(): void {
		this.stored.reverse();
	}

	private keep(isKept: (stored: StoredRecord, index: number) => boolean): number {
		const before = this.stored.length;
		this.stored = this.stored.filter((stored, index) => {
			const kept = isKept(stored, index);
			if (!kept && this.byId.get(stored.record.id) === stored) this.byId.delete(stored.record.id);
			return kept;
		});
		return before - this.stored.length;
	}
}
