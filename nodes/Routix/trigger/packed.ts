import { HASH_BYTES } from './changes/contentHash';

/** Hashes one after another in base64: 10.7 characters each, where hexadecimal in a JSON list would take 19. */
export function pack(hashes: Iterable<string>): string {
	return Buffer.from([...hashes].join(''), 'latin1').toString('base64');
}

/** The hashes of a packed text, in their order. */
export function unpack(text: string): string[] {
	const bytes = Buffer.from(text, 'base64');
	return Array.from({ length: bytes.length / HASH_BYTES }, (_, index) => hashAt(bytes, index));
}

/** The hash at a place in bytes that hold one after another. */
export function hashAt(bytes: Buffer, index: number): string {
	return bytes.toString('latin1', index * HASH_BYTES, (index + 1) * HASH_BYTES);
}

/** How many hashes a packed text holds, or undefined if it is damaged: not base64, or cut within a hash. */
export function packedCount(text: unknown): number | undefined {
	if (typeof text !== 'string' || text.length % 4 !== 0) return undefined;
	if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
	const bytes = Buffer.byteLength(text, 'base64');
	return bytes % HASH_BYTES === 0 ? bytes / HASH_BYTES : undefined;
}
