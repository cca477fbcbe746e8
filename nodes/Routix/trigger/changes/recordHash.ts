import { sortedJson } from '../../json';
import { recordKey } from '../../pagination/keyedPage';
import type { RoutixRecord } from '../../contract/record';
import { hashOf } from '../memory/packedHashes';

/**
 * Identifies a record across polls: the hash of its ID or, without one, of its content with sorted keys, because a later
 * answer may list the keys in another order.
 */
export function recordHash(record: RoutixRecord): string {
	const keyInList = recordKey(record);
	return hashOf(keyInList.startsWith('\u0000{') ? sortedJson(record) : keyInList);
}

/** The rows of a list by record, in list order. A server may list an order once for each of its stops. */
export function rowsByRecord(rows: RoutixRecord[]): Map<string, RoutixRecord[]> {
	const records = new Map<string, RoutixRecord[]>();
	for (const row of rows) {
		const key = recordHash(row);
		const others = records.get(key);
		if (others) others.push(row);
		else records.set(key, [row]);
	}
	return records;
}
