import { HASH_BYTES } from '../changes/contentHash';

/**
 * Where a hash stands among hashes that follow one another in `bytes` in ascending order: its index, or if it is not
 * there, the complement (`~`) of the index where it belongs. Looking into the bytes as they are stored costs an idle
 * poll next to nothing; a `Set` of 100,000 hashes would have to be built in each poll.
 */
export function findHash(bytes: Buffer, hash: string): number {
	const high = numberAt(hash, 0);
	const low = numberAt(hash, 4);
	let from = 0;
	let to = bytes.length / HASH_BYTES;
	while (from < to) {
		const middle = (from + to) >>> 1;
		const at = middle * HASH_BYTES;
		const order = bytes.readUInt32BE(at) - high || bytes.readUInt32BE(at + 4) - low;
		if (order === 0) return middle;
		if (order < 0) from = middle + 1;
		else to = middle;
	}
	return ~from;
}

/** Four characters of a hash as the number that their bytes make. */
function numberAt(hash: string, at: number): number {
	return (
		hash.charCodeAt(at) * 0x1000000 +
		hash.charCodeAt(at + 1) * 0x10000 +
		hash.charCodeAt(at + 2) * 0x100 +
		hash.charCodeAt(at + 3)
	);
}

/** A change to a sequence of hashes: at an index, so many are left out and these are put in. */
export interface Edit {
	at: number;
	leaveOut: number;
	putIn: string;
}

/** The sequence with all changes, which must be in the order of their places. */
export function edited(bytes: Buffer, edits: Edit[]): Buffer {
	const parts: Buffer[] = [];
	let from = 0;
	for (const { at, leaveOut, putIn } of edits) {
		parts.push(bytes.subarray(from * HASH_BYTES, at * HASH_BYTES), Buffer.from(putIn, 'latin1'));
		from = at + leaveOut;
	}
	parts.push(bytes.subarray(from * HASH_BYTES));
	return Buffer.concat(parts);
}
