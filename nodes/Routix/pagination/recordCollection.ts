import type { RoutixRecord } from '../contract/record';

/**
 * The records read so far, each once, over one or more passes. A later pass replaces a record by what it was then,
 * so that no second copy of the list is ever held.
 */
export class RecordCollection {
	private readonly records: RoutixRecord[] = [];

	private readonly slots = new Map<string, number>();

	/** By slot: the pass that met the record last. */
	private readonly passes: number[] = [];

	/** By key: how many rows more than one a single page showed. */
	private readonly twins = new Map<string, number>();

	private pass = 1;

	/** How many records only this pass has met, and how many it has met in all. */
	private added = 0;

	private met = 0;

	/** Slots in the order of the passes before this one; undefined while the slots themselves are in order. */
	private earlier?: number[];

	/** Slots in the order of this pass. Not kept in the first one, whose order is that of the slots. */
	private sequence: number[] = [];

	constructor(private readonly maximum: number) {}

	get size(): number {
		return this.records.length;
	}

	get isFull(): boolean {
		return this.records.length >= this.maximum;
	}

	/** How many rows of the list the records stand for: rows that one page showed twice are one record. */
	get rows(): number {
		let rows = this.records.length;
		for (const extra of this.twins.values()) rows += extra;
		return rows;
	}

	/** Whether this pass has met every record that the earlier ones did, and no other. */
	get isSameAsBefore(): boolean {
		return this.pass > 1 && this.added === 0 && this.met === this.records.length;
	}

	beginNextPass(): void {
		this.added = 0;
		this.met = 0;
		this.earlier = this.order();
		this.sequence = [];
		this.pass++;
	}

	/** Whether this pass has met the record. */
	has(key: string): boolean {
		const slot = this.slots.get(key);
		return slot !== undefined && this.passes[slot] === this.pass;
	}

	/**
	 * Takes a record, unless this pass has met it before; beyond the maximum it is left out.
	 * @returns whether this pass meets it for the first time
	 */
	add(key: string, record: RoutixRecord): boolean {
		let slot = this.slots.get(key);
		if (slot === undefined) {
			if (this.isFull) return true;
			slot = this.records.length;
			this.added++;
			this.slots.set(key, slot);
		} else if (this.passes[slot] === this.pass) {
			return false;
		}
		this.records[slot] = record;
		this.passes[slot] = this.pass;
		this.met++;
		if (this.pass > 1) this.sequence.push(slot);
		return true;
	}

	/** Notes that one page showed the record on `count` rows. */
	addTwin(key: string, count: number): void {
		this.twins.set(key, Math.max(count - 1, this.twins.get(key) ?? 0));
	}

	/** The records in the order of the latest pass, then those that only earlier passes met. */
	inOrder(): RoutixRecord[] {
		if (this.pass === 1) return this.records;
		return this.order().map((slot) => this.records[slot]);
	}

	private order(): number[] {
		if (this.pass === 1) return [...this.records.keys()];
		const missed = (this.earlier ?? []).filter((slot) => this.passes[slot] !== this.pass);
		return this.sequence.concat(missed);
	}
}
