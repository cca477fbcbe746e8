import {
	edited,
	type Edit,
	findHash,
	HASH_BYTES,
	hashAt,
	pack,
	packFlags,
	unpack,
	unpackFlags,
} from './packedHashes';
import type { BranchState } from './state';

/** The part of a branch's state that has something about each record. */
export type SeenState = Pick<BranchState, 'seen' | 'contents' | 'absent' | 'started'>;

/** Stands for a content that is not known, e.g. of a record that has not been met in the form of this version. */
const UNKNOWN = '\u00ff';

/** The records that the trigger knows: what they held and whether they have started the workflow. */
export class SeenRecords {
	private readonly keys: Buffer;
	private readonly contents: Buffer;
	private readonly started: Buffer;
	/** Records that are not in `keys`, by key. */
	private readonly added = new Map<string, { content: string; hasStarted: boolean }>();
	private readonly absent: Set<string>;
	/** For each of `keys`: 1 if this poll met the record. */
	private readonly met: Uint8Array;
	private readonly forgotten = new Set<number>();
	private changed = false;

	/** @param contentBytes how long the content of a record is; 0 if contents are not remembered */
	private constructor(
		private readonly stored: SeenState,
		private readonly contentBytes: number,
	) {
		this.keys = Buffer.from(stored.seen, 'base64');
		const count = this.keys.length / HASH_BYTES;
		this.contents =
			stored.contents === undefined
				? Buffer.alloc(count * contentBytes, UNKNOWN, 'latin1')
				: Buffer.from(stored.contents, 'base64');
		this.started = unpackFlags(stored.started, count);
		this.absent = new Set(unpack(stored.absent));
		this.met = new Uint8Array(count);
	}

	static none(contentBytes: number) {
		return new SeenRecords({ seen: '', absent: '' }, contentBytes);
	}

	static from({ seen, contents, absent, started }: SeenState, contentBytes: number) {
		return new SeenRecords({ seen, contents, absent, started }, contentBytes);
	}

	has(key: string): boolean {
		return findHash(this.keys, key) >= 0 || this.added.has(key);
	}

	/** What the record held when it was remembered; undefined for a record or content that is not known. */
	contentOf(key: string): string | undefined {
		const index = findHash(this.keys, key);
		if (index < 0) return this.added.get(key)?.content;
		const from = index * this.contentBytes;
		const content = this.contents.toString('latin1', from, from + this.contentBytes);
		return content === UNKNOWN.repeat(this.contentBytes) ? undefined : content;
	}

	/** Remembers that a record is there and what it holds. */
	remember(key: string, content: string): void {
		const index = findHash(this.keys, key);
		if (index < 0) {
			this.added.set(key, { content, hasStarted: this.added.get(key)?.hasStarted ?? false });
			this.changed = true;
			return;
		}
		this.met[index] = 1;
		if (this.absent.delete(key)) this.changed = true;
		const from = index * this.contentBytes;
		if (this.contents.toString('latin1', from, from + this.contentBytes) === content) return;
		this.contents.write(content, from, 'latin1');
		this.changed = true;
	}

	/** Whether a remembered record has started the workflow. */
	hasStarted(key: string): boolean {
		const index = findHash(this.keys, key);
		return index < 0 ? this.added.get(key)?.hasStarted === true : this.started[index] === 1;
	}

	/** Notes that a remembered record starts the workflow. */
	noteStart(key: string): void {
		const index = findHash(this.keys, key);
		const added = this.added.get(key);
		if (this.hasStarted(key)) return;
		this.changed = true;
		if (index >= 0) this.started[index] = 1;
		else if (added) added.hasStarted = true;
	}

	/** After an exact full read: marks records that it did not meet, and forgets those marked by the one before. */
	noteAbsent(): void {
		for (let index = 0; index < this.met.length; index++) {
			if (this.met[index]) continue;
			this.changed = true;
			const key = hashAt(this.keys, index);
			if (this.absent.delete(key)) this.forgotten.add(index);
			else this.absent.add(key);
		}
	}

	/** What to store: the very texts that were stored before if nothing changed. */
	toState(): SeenState {
		if (!this.changed) return this.stored;
		const places = this.places();
		const keys = edited(this.keys, places, HASH_BYTES, ({ key }) => key);
		const contents = edited(this.contents, places, this.contentBytes, ({ content }) => content);
		const started = edited(this.started, places, 1, ({ hasStarted }) =>
			hasStarted ? '\u0001' : '\0',
		);
		return {
			seen: keys.toString('base64'),
			...(this.contentBytes > 0 && { contents: contents.toString('base64') }),
			absent: pack(this.absent),
			...(started.includes(1) && { started: packFlags(started) }),
		};
	}

	/** Where to put records in or leave them out, in the order of the keys. */
	private places(): Place[] {
		const added = [...this.added].map(([key, record]) => {
			return { at: ~findHash(this.keys, key), isLeftOut: false, key, ...record };
		});
		const forgotten = [...this.forgotten].map((at) => {
			return { at, isLeftOut: true, key: '', content: '', hasStarted: false };
		});
		added.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
		// A new record that belongs before one that is left out has the same place, and must come first.
		return [...added, ...forgotten].sort(
			(a, b) => a.at - b.at || Number(a.isLeftOut) - Number(b.isLeftOut),
		);
	}
}

interface Place extends Edit {
	key: string;
	content: string;
	hasStarted: boolean;
}
