import { sortedJson } from '../../json';
import { recordKey } from '../../pagination/keyedPage';
import type { RoutixRecord } from '../../contract/record';
import { valueAt } from '../../query/valueAt';
import { hashOf } from '../memory/packedHashes';

/**
 * Identifies a record across polls: the hash of its ID or, without one, of its content with sorted keys, because a later
 * answer may list the keys in another order.
 */
export function recordHash(record: RoutixRecord): string {
	const keyInList = recordKey(record);
	return hashOf(keyInList.startsWith('\u0000{') ? sortedJson(record) : keyInList);
}

/**
 * Changes when the record changes, whatever the order of its keys.
 * @param watchFields only these fields count; empty = all. A missing field counts as `null`.
 */
export function contentHash(record: RoutixRecord, watchFields: string[]): string {
	if (watchFields.length === 0) return hashOf(sortedJson(record));
	return hashOf(sortedJson(watchFields.map((field) => valueAt(record, field) ?? null)));
}
