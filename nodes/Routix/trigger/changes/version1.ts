import type { RoutixRecord } from '../../contract/record';
import { ownValue, sortedJson } from '../../json';
import { HASH_BYTES, hashOf } from '../memory/packedHashes';
import { SeenRecords } from '../memory/seenRecords';
import type { BranchState } from '../memory/state';

/**
 * Which records changed since version 1 of this package remembered them, by key. It kept a single hash of each content,
 * so that nothing tells which fields changed.
 */
export function changedSinceVersion1(
	records: Map<string, RoutixRecord[]>,
	{ seen, absent, contentHashes }: BranchState,
	watchFields: string[],
): Map<string, string[]> {
	const before = SeenRecords.from({ seen, absent, contents: contentHashes }, HASH_BYTES);
	const changed = [...records].filter(([key, rows]) => {
		const content = before.contentOf(key);
		return content !== undefined && rows.every((row) => contentHash(row, watchFields) !== content);
	});
	return new Map(changed.map(([key]) => [key, []]));
}

/** The content of a record as version 1 remembered it. A missing watched field counts as `null`. */
export function contentHash(record: RoutixRecord, watchFields: string[]): string {
	if (watchFields.length === 0) return hashOf(sortedJson(record));
	return hashOf(sortedJson(watchFields.map((field) => valueAt(record, field) ?? null)));
}

/** Version 1 did not look into every entry of a list: `stops.city` had no value. */
function valueAt(record: RoutixRecord, field: string): unknown {
	if (Object.hasOwn(record, field)) return ownValue(record, field);
	let value: unknown = record;
	for (const key of field.split('.')) {
		if (typeof value !== 'object' || value === null) return undefined;
		value = ownValue(value as Record<string, unknown>, key);
	}
	return value;
}
