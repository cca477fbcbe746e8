import { sortedJson } from '../../json';
import { createHash } from 'crypto';
import { recordKey as recordKeyInList } from '../../pagination/keyedPage';
import type { RoutixRecord } from '../../contract/record';
import { valueAt } from '../../query/valueAt';

/** How many bytes of a SHA-256 stand for an id or a content: two of 100,000 ids collide once in 3.7 billion lists. */
export const HASH_BYTES = 8;

/**
 * Eight bytes that stand for a text, one character a byte (latin1): a short key for maps and sets that packs into
 * base64 without loss.
 */
export function hashOf(text: string): string {
	return createHash('sha256').update(text).digest().toString('latin1', 0, HASH_BYTES);
}

/**
 * What tells a record from every other one, over any number of polls: the hash of what does so within a list, but for a
 * record without an id of its content with the keys sorted, since a later answer may order them otherwise.
 */
export function recordKey(record: RoutixRecord): string {
	const keyInList = recordKeyInList(record);
	return hashOf(keyInList.startsWith('\u0000{') ? sortedJson(record) : keyInList);
}

/**
 * Changes when the record changes, whatever the order of its keys.
 * @param watchFields only these fields count; empty = all. A field that is missing counts as `null`.
 */
export function contentHash(record: RoutixRecord, watchFields: string[]): string {
	if (watchFields.length === 0) return hashOf(sortedJson(record));
	return hashOf(sortedJson(watchFields.map((field) => valueAt(record, field) ?? null)));
}
