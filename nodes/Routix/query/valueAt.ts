import type { RoutixRecord } from '../contract/record';

/**
 * The value of a field, named as in the record (`status`) or by its path (`customer.name`, `stops.0.city`).
 * A key that really contains dots wins over the path. Undefined if there is none.
 */
export function valueAt(record: RoutixRecord, field: string): unknown {
	if (Object.hasOwn(record, field)) return record[field];
	let value: unknown = record;
	for (const key of field.split('.')) {
		if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
		value = (value as Record<string, unknown>)[key];
	}
	return value;
}
