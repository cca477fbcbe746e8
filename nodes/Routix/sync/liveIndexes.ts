import { sleep, type IDataObject } from 'n8n-workflow';
import type { RoutixRecord } from '../contract/record';
import type { SyncIndex } from './syncIndex';

/** How soon a cancelled execution stops waiting for another one, in milliseconds. */
const SLICE_MS = 250;

/** What became of creating a record. */
export interface Creation {
	/** What was sent, and what the item was matched by. */
	values: IDataObject;
	/** Missing when the answer was lost. */
	record?: RoutixRecord;
}

/** The index of one execution, which learns of what others create in the list, from before it is read. */
export class LiveIndex {
	private known?: SyncIndex;

	private readonly missed: Creation[] = [];

	/** Once it has been read. */
	get index(): SyncIndex {
		return this.known!;
	}

	/** What was created while the list was read may be in it or not. */
	begin(index: SyncIndex): void {
		this.known = index;
		for (const creation of this.missed.splice(0)) learn(index, creation);
	}

	learn(creation: Creation): void {
		if (this.known) learn(this.known, creation);
		else this.missed.push(creation);
	}
}

function learn(index: SyncIndex, { values, record }: Creation): void {
	if (!record) return index.markUncertain(values);
	const made = { ...values, ...record };
	if ([made, values].some((one) => index.find(one).length > 0)) return;
	index.add(made, values);
}

/**
 * The executions of this process that keep the same list in step. Routix has no way to create a record only if there is
 * none, so they take turns to create those that may be the same, and tell each other of them.
 */
export class LiveIndexes {
	/** By list. Weak, so that an index is gone with its execution, however that ends. */
	private readonly byList = new Map<string, Array<WeakRef<LiveIndex>>>();

	/** What is being created, by what it is matched by. */
	private readonly turns = new Map<string, Promise<unknown>>();

	/**
	 * Reads the index of an execution.
	 * @param list which list it is, and whose: what one credential writes is none of another's business
	 */
	async follow(list: string, read: () => Promise<SyncIndex>): Promise<LiveIndex> {
		const live = new LiveIndex();
		this.forgetEnded();
		this.byList.set(list, [...(this.byList.get(list) ?? []), new WeakRef(live)]);
		live.begin(await read());
		return live;
	}

	/** Tells all other executions that follow the list. */
	tell(list: string, teller: LiveIndex, creation: Creation): void {
		for (const reference of this.byList.get(list) ?? []) {
			const live = reference.deref();
			if (live !== teller) live?.learn(creation);
		}
	}

	/**
	 * Does the work when nobody else is at it under the same key. A cancelled execution does not wait for its turn: it
	 * sends nothing any more.
	 */
	async inTurn<T>(key: string, isCancelled: () => boolean, work: () => Promise<T>): Promise<T> {
		for (;;) {
			const before = this.turns.get(key);
			if (before === undefined) break;
			if (isCancelled()) return await work();
			await Promise.race([before, sleep(SLICE_MS)]);
		}
		const working = work();
		this.turns.set(
			key,
			working.catch(() => undefined),
		);
		try {
			return await working;
		} finally {
			this.turns.delete(key);
		}
	}

	/** How many turns are being taken: none when nobody creates anything. */
	get turnCount(): number {
		return this.turns.size;
	}

	private forgetEnded(): void {
		for (const [list, references] of this.byList) {
			const alive = references.filter((reference) => reference.deref() !== undefined);
			if (alive.length > 0) this.byList.set(list, alive);
			else this.byList.delete(list);
		}
	}
}

/** Those of this process. */
export const liveIndexes = new LiveIndexes();
