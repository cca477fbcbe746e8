import { edited, findHash, HASH_BYTES, hashAt, pack, unpack } from './packedHashes';
import type { BranchState } from './state';

type Stored = Pick<BranchState, 'seen' | 'contents' | 'absent'>;

/** The records that the trigger knows, with their content hashes if it watches updates. */
export class SeenRecords {
	private readonly keys: Buffer;
	private readonly contents: Buffer;
	/** Content hashes of records that are not in `keys`, by key. */
	private readonly added = new Map<string, string>();
	private readonly absent: Set<string>;
	/** For each of `keys`: 1 if this poll met the record. */
	private readonly met: Uint8Array;
	private readonly forgotten = new Set<number>();
	private changed = false;

	private constructor(private readonly stored: Stored) {
		this.keys = Buffer.from(stored.seen, 'base64');
		this.contents = Buffer.from(stored.contents ?? '', 'base64');
		this.absent = new Set(unpack(stored.absent));
		this.met = new Uint8Array(this.keys.length / HASH_BYTES);
	}

	static none(withContents: boolean) {
		return new SeenRecords({ seen: '', absent: '', ...(withContents && { contents: '' }) });
	}

	static from({ seen, contents, absent }: BranchState) {
		return new SeenRecords({ seen, absent, ...(contents !== undefined && { contents }) });
	}

	has(key: string): boolean {
		return findHash(this.keys, key) >= 0 || this.added.has(key);
	}

	/**
	 * Remembers that a record is there and what it holds.
	 * @param content its content hash if the trigger watches updates, else empty
	 * @returns the content remembered before; undefined for a record that was not known
	 */
	remember(key: string, content: string): string | undefined {
		const index = findHash(this.keys, key);
		if (index < 0) {
			const before = this.added.get(key);
			this.added.set(key, content);
			this.changed = true;
			return before;
		}
		this.met[index] = 1;
		if (this.absent.delete(key)) this.changed = true;
		const before = hashAt(this.contents, index);
		if (before === content) return before;
		this.contents.write(content, index * HASH_BYTES, 'latin1');
		this.changed = true;
		return before;
	}

	/** After an exact full read: marks records that it did not meet, and forgets those marked by the one before. */
	noteAbsent() {
		for (let index = 0; index < this.met.length; index++) {
			if (this.met[index]) continue;
			this.changed = true;
			const key = hashAt(this.keys, index);
			if (this.absent.delete(key)) this.forgotten.add(index);
			else this.absent.add(key);
		}
	}

	/** What to store: the very texts that were stored before if nothing changed. */
	toState(): Stored {
		if (!this.changed) return this.stored;
		const places = this.places();
		const seen = places.map(({ at, leaveOut, key }) => ({ at, leaveOut, putIn: key }));
		const contents = places.map(({ at, leaveOut, content }) => ({ at, leaveOut, putIn: content }));
		return {
			seen: edited(this.keys, seen).toString('base64'),
			...(this.stored.contents !== undefined && {
				contents: edited(this.contents, contents).toString('base64'),
			}),
			absent: pack(this.absent),
		};
	}

	/** Where to put records in or leave them out, in the order of the keys. */
	private places() {
		const added = [...this.added].map(([key, content]) => {
			return { at: ~findHash(this.keys, key), leaveOut: 0, key, content };
		});
		const forgotten = [...this.forgotten].map((at) => ({ at, leaveOut: 1, key: '', content: '' }));
		const byPlace = (a: { at: number; key: string }, b: { at: number; key: string }) =>
			a.at - b.at || (a.key < b.key ? -1 : 1);
		// A new record that belongs before one that is left out has the same place, and must come first.
		return [...added.sort(byPlace), ...forgotten].sort(
			(a, b) => a.at - b.at || a.leaveOut - b.leaveOut,
		);
	}
}
