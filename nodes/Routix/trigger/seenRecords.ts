import { pack, unpack } from './packed';
import type { BranchState } from './state';

/** The records that the trigger knows, with their content hashes when updates are watched. */
export class SeenRecords {
	private readonly contentOf: Map<string, string>;
	private readonly absent: Set<string>;
	private changed = false;

	private constructor(
		private readonly stored: Pick<BranchState, 'seen' | 'contents' | 'absent'>,
		private readonly withContents: boolean,
	) {
		const contents = unpack(stored.contents ?? '');
		this.contentOf = new Map(unpack(stored.seen).map((key, index) => [key, contents[index] ?? '']));
		this.absent = new Set(unpack(stored.absent));
	}

	static none(withContents: boolean) {
		return new SeenRecords(
			{ seen: '', absent: '', ...(withContents && { contents: '' }) },
			withContents,
		);
	}

	static from({ seen, contents, absent }: BranchState) {
		const withContents = contents !== undefined;
		return new SeenRecords({ seen, absent, ...(withContents && { contents }) }, withContents);
	}

	has(key: string): boolean {
		return this.contentOf.has(key);
	}

	/** The content hash that was remembered last. */
	contentHash(key: string): string | undefined {
		return this.contentOf.get(key);
	}

	/** The record was there just now. `content` is its content hash when updates are watched. */
	remember(key: string, content = '') {
		if (this.contentOf.get(key) !== content) this.changed = true;
		this.contentOf.set(key, content);
		if (this.absent.delete(key)) this.changed = true;
	}

	/** After an exact full read: forgets what is absent for the second time, and notes what is for the first. */
	noteAbsent(present: Set<string>) {
		for (const key of this.contentOf.keys()) {
			if (present.has(key)) continue;
			this.changed = true;
			if (this.absent.delete(key)) this.contentOf.delete(key);
			else this.absent.add(key);
		}
	}

	/** As it is stored; the very texts that were stored before if nothing changed. */
	toState(): Pick<BranchState, 'seen' | 'contents' | 'absent'> {
		if (!this.changed) return this.stored;
		return {
			seen: pack(this.contentOf.keys()),
			...(this.withContents && { contents: pack(this.contentOf.values()) }),
			absent: pack(this.absent),
		};
	}
}
