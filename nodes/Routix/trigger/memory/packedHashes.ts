import { createHash } from 'crypto';

/** Bytes of a SHA-256 that are kept: two of 100,000 records share them once in 3.7 billion lists. */
export const HASH_BYTES = 8;

/** A short hash of a text, one character per byte (latin1): a key for maps and sets that packs into base64. */
export function hashOf(text: string): string {
	return createHash('sha256').update(text).digest().toString('latin1', 0, HASH_BYTES);
}

/** Hashes in a row as base64: 10.7 characters each, where hexadecimal in a JSON list takes 19. */
export function pack(hashes: Iterable<string>): string {
	return Buffer.from([...hashes].join(''), 'latin1').toString('base64');
}

/** The hashes of a packed text, in order. */
export function unpack(text: string): string[] {
	const bytes = Buffer.from(text, 'base64');
	return Array.from({ length: bytes.length / HASH_BYTES }, (_, index) => hashAt(bytes, index));
}

/** The hash at an index of unpacked bytes. */
export function hashAt(bytes: Buffer, index: number): string {
	return bytes.toString('latin1', index * HASH_BYTES, (index + 1) * HASH_BYTES);
}

/**
 * How many values a packed text holds. Undefined if it is damaged: not base64, or cut within a value.
 * @param width bytes per value
 */
export function packedCount(text: unknown, width = HASH_BYTES): number | undefined {
	if (typeof text !== 'string' || text.length % 4 !== 0) return undefined;
	if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
	const bytes = Buffer.byteLength(text, 'base64');
	return bytes % width === 0 ? bytes / width : undefined;
}

/**
 * The index of a hash in bytes that hold hashes in ascending order or, if it is missing, the complement (`~`) of the
 * index where it belongs. A search in the stored bytes makes an idle poll almost free; a `Set` of 100,000 hashes would
 * have to be built in each poll.
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

/** Four characters of a hash, read as a big-endian number. */
function numberAt(hash: string, at: number): number {
	return (
		hash.charCodeAt(at) * 0x1000000 +
		hash.charCodeAt(at + 1) * 0x10000 +
		hash.charCodeAt(at + 2) * 0x100 +
		hash.charCodeAt(at + 3)
	);
}

/** A change to a column of values of equal width: at an index, one to leave out or one to put in. */
export interface Edit {
	at: number;
	isLeftOut: boolean;
}

/**
 * A column with all edits applied, which must be in the order of their indexes.
 * @param width bytes per value
 * @param valueOf what to put in
 */
export function edited<T extends Edit>(
	column: Buffer,
	edits: T[],
	width: number,
	valueOf: (edit: T) => string,
): Buffer {
	const bytes = Buffer.alloc(column.length + edits.length * width);
	let from = 0;
	let length = 0;
	for (const edit of edits) {
		const to = edit.at * width;
		length += column.copy(bytes, length, from, to);
		from = edit.isLeftOut ? to + width : to;
		if (!edit.isLeftOut) length += bytes.write(valueOf(edit), length, 'latin1');
	}
	length += column.copy(bytes, length, from);
	return bytes.subarray(0, length);
}

/** Flags, one byte each, as base64 of one bit each. */
export function packFlags(flags: Uint8Array): string {
	const bits = Buffer.alloc(Math.ceil(flags.length / 8));
	flags.forEach((flag, index) => {
		if (flag) bits[index >> 3] |= 1 << (index & 7);
	});
	return bits.toString('base64');
}

/** The flags of a packed text; a missing text has none set. */
export function unpackFlags(text: string | undefined, count: number): Buffer {
	const flags = Buffer.alloc(count);
	if (text === undefined) return flags;
	const bits = Buffer.from(text, 'base64');
	for (let index = 0; index < count; index++) flags[index] = (bits[index >> 3] >> (index & 7)) & 1;
	return flags;
}
