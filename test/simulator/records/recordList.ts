import type { SimulatedRecord } from '../data/generate';

/** A record as JSON text, in full and as v1 shows it: hundreds of thousands of objects would keep the collector busy. */
interface StoredRecord {
	id: unknown;
	text: string;
	v1Text: string;
}

export type Position = 'start' | 'end' | number;

/** So many bytes of pages are kept at most, for each list. */
const pageCacheBytes = 256 * 1024 * 1024;

/** The records of one resource in one branch, in the order in which they are listed. */
export class RecordList {
	private stored: StoredRecord[] = [];
	private byId = new Map<unknown, StoredRecord>();
	private readonly pages = new Map<string, Buffer>();
	private cachedBytes = 0;
	/** Number of the latest record; new ones count on from it, even when older ones were removed. */
	lastSequence = 0;

	/** `v1`: what v1 shows of a record, where that differs. */
	constructor(private readonly v1?: (record: SimulatedRecord) => SimulatedRecord) {}

	get length(): number {
		return this.stored.length;
	}

	find(id: unknown): SimulatedRecord | undefined {
		const stored = this.byId.get(id);
		return stored && parse(stored);
	}

	/** A record's JSON as one version shows it; undefined when there is no such record. */
	text(id: unknown, version: string): string | undefined {
		const stored = this.byId.get(id);
		return version === 'v1' ? stored?.v1Text : stored?.text;
	}

	/** The JSON texts of some records as one version shows them. */
	texts(version: string, offset: number, limit: number): string[] {
		const stored = this.stored.slice(offset, offset + limit);
		return version === 'v1' ? stored.map(({ v1Text }) => v1Text) : stored.map(({ text }) => text);
	}

	/**
	 * What `make` makes of this list, kept until the list changes: a benchmark asks for the same pages over and over,
	 * and is to measure its client.
	 */
	remembered(key: string, make: () => Buffer): Buffer {
		const known = this.pages.get(key);
		if (known) return known;
		const page = make();
		if (this.cachedBytes + page.length > pageCacheBytes) this.forgetPages();
		this.cachedBytes += page.length;
		this.pages.set(key, page);
		return page;
	}

	all(): SimulatedRecord[] {
		return this.stored.map(parse);
	}

	/** So many records at most, from all over the list. */
	sample(count: number): SimulatedRecord[] {
		const step = Math.max(1, Math.ceil(this.stored.length / count));
		return this.stored.filter((_, index) => index % step === 0).map(parse);
	}

	replaceBy(records: Iterable<SimulatedRecord>): void {
		this.stored = [];
		this.byId = new Map();
		this.insert(records, 'end');
	}

	insert(records: Iterable<SimulatedRecord>, at: Position): void {
		const added: StoredRecord[] = [];
		for (const record of records) {
			const stored = this.store(record);
			added.push(stored);
			if (stored.id !== undefined) this.byId.set(stored.id, stored);
		}
		const index = at === 'start' ? 0 : at === 'end' ? this.stored.length : at;
		this.stored = [...this.stored.slice(0, index), ...added, ...this.stored.slice(index)];
		this.forgetPages();
	}

	/** Changes fields of a record and returns it whole; with `moveTo` it goes to that end of the list. */
	update(id: unknown, fields: SimulatedRecord, moveTo?: 'start' | 'end'): SimulatedRecord {
		const stored = this.byId.get(id);
		if (!stored) throw new RangeError(`There is no record ${String(id)}`);
		const record = { ...parse(stored), ...fields };
		Object.assign(stored, this.store(record));
		this.forgetPages();
		if (moveTo !== undefined) {
			const others = this.stored.filter((other) => other !== stored);
			this.stored = moveTo === 'start' ? [stored, ...others] : [...others, stored];
		}
		return record;
	}

	/** Removes records by id, and says how many there were. */
	remove(ids: unknown[]): number {
		const gone = new Set(ids);
		return this.keep(({ id }) => !gone.has(id));
	}

	/** Removes records by their position in the list. */
	removeAt(positions: number[]): number {
		const gone = new Set(positions);
		return this.keep((_, index) => !gone.has(index));
	}

	reverse(): void {
		this.stored.reverse();
		this.forgetPages();
	}

	private keep(isKept: (stored: StoredRecord, index: number) => boolean): number {
		const before = this.stored.length;
		this.stored = this.stored.filter((stored, index) => {
			const kept = isKept(stored, index);
			if (!kept && this.byId.get(stored.id) === stored) this.byId.delete(stored.id);
			return kept;
		});
		this.forgetPages();
		return before - this.stored.length;
	}

	private store(record: SimulatedRecord): StoredRecord {
		const text = JSON.stringify(record);
		return { id: record.id, text, v1Text: this.v1 ? JSON.stringify(this.v1(record)) : text };
	}

	private forgetPages(): void {
		this.pages.clear();
		this.cachedBytes = 0;
	}
}

function parse({ text }: StoredRecord): SimulatedRecord {
	return JSON.parse(text) as SimulatedRecord;
}
