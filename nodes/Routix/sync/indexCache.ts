import type { LiveIndex } from './liveIndexes';

/** How old an index may be that a loop uses again, in milliseconds. */
const LIFETIME_MS = 5 * 60_000;

/** How much JSON the records of all kept indexes may hold together, in characters. */
const CAPACITY = 50_000_000;

interface Entry {
	executionId: string;
	index: LiveIndex;
	readAt: number;
	size: number;
}

/**
 * The indexes of executions that come back to the node in a loop, so that a list is read once and not in each round. Our
 * own writes are in them; what others change in Routix meanwhile is seen after five minutes at the latest.
 */
export class IndexCache {
	/** By execution, node, list and way of matching. The oldest come first. */
	private readonly entries = new Map<string, Entry>();

	constructor(private readonly capacity = CAPACITY) {}

	get(key: string): LiveIndex | undefined {
		this.dropWhere(({ readAt }) => Date.now() - readAt >= LIFETIME_MS);
		return this.entries.get(key)?.index;
	}

	/** Keeps an index, and lets go of the oldest that have no room beside it. One that is too large is not kept. */
	set(key: string, entry: Entry): void {
		this.entries.delete(key);
		if (entry.size > this.capacity) return;
		this.entries.set(key, entry);
		for (const oldest of this.entries.keys()) {
			if (this.size <= this.capacity) return;
			this.entries.delete(oldest);
		}
	}

	/** To be called when an execution ends. */
	drop(executionId: string): void {
		this.dropWhere((entry) => entry.executionId === executionId);
	}

	/** Of the records in it, in characters of JSON. */
	get size(): number {
		return [...this.entries.values()].reduce((sum, { size }) => sum + size, 0);
	}

	private dropWhere(isMeant: (entry: Entry) => boolean): void {
		for (const [key, entry] of this.entries) if (isMeant(entry)) this.entries.delete(key);
	}
}

/** That of this process. */
export const indexCache = new IndexCache();
