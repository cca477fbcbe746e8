import type { IdOf } from '../../contract/identity';
import type { RoutixRecord } from '../../contract/record';
import { sortedJson } from '../../json';
import { recordKey } from '../../pagination/keyedPage';
import { hashOf } from '../memory/packedHashes';

/**
 * Identifies a record across polls: the hash of its ID or, without one, of its content with sorted keys, because a later
 * answer may list the keys in another order.
 */
export function recordHash(record: RoutixRecord, readId?: IdOf): string {
	const keyInList = recordKey(record, readId);
	return hashOf(keyInList.startsWith('\u0000{') ? sortedJson(record) : keyInList);
}
