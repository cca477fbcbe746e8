import type { RoutixRecord } from '../contract/record';
import { isObject, ownValue } from '../json';

/** What stands at a path in a record. */
export interface Found {
	/** One value, or those of all entries where the path passes through a list; none where there is none. */
	values: unknown[];
	/** The record has the field, if only with `null` in it. */
	isShown: boolean;
	/** The record has something that the field would be in, and not the field; `null` and an empty list tell nothing. */
	isLacking: boolean;
	passesList: boolean;
}

/** The keys on the way to a field. */
export function keysOf(field: string): string[] {
	return field.split('.');
}

/**
 * What a record has in a field, named as in the record (`status`) or by its path (`customer.name`, `stops.0.city`). A
 * path through a list reaches all its entries (`stops.city`). A key that really contains dots wins over the path.
 * @param keys `keysOf` the field, for those who ask often
 */
export function findAt(record: RoutixRecord, field: string, keys = keysOf(field)): Found {
	const found: Found = { values: [], isShown: false, isLacking: false, passesList: false };
	if (keys.length > 1 && Object.hasOwn(record, field))
		follow(ownValue(record, field), [], 0, found);
	else follow(record, keys, 0, found);
	return found;
}

/** The one value that a record has in a field, or a list of those in all entries. Undefined if there is none. */
export function valueAt(record: RoutixRecord, field: string): unknown {
	const { values, passesList } = findAt(record, field);
	return passesList ? values : values[0];
}

function follow(value: unknown, keys: string[], index: number, found: Found): void {
	if (index === keys.length) {
		found.isShown = true;
		found.values.push(value);
	} else if (hasKey(value, keys[index])) {
		follow(value[keys[index]], keys, index + 1, found);
	} else if (Array.isArray(value) && value.length > 0) {
		found.passesList = true;
		for (const entry of value) follow(entry, keys, index, found);
	} else if (value !== null && !Array.isArray(value)) {
		found.isLacking = true;
	}
}

function hasKey(value: unknown, key: string): value is Record<string, unknown> {
	return (isObject(value) || Array.isArray(value)) && Object.hasOwn(value, key);
}

/** Whether something holds for any text, number or switch in a value, however deep. Names of fields do not count. */
export function someWithin(
	value: unknown,
	holds: (inner: string | number | boolean) => boolean,
): boolean {
	switch (typeof value) {
		case 'string':
		case 'number':
		case 'boolean':
			return holds(value);
		case 'object':
			return value !== null && Object.values(value).some((inner) => someWithin(inner, holds));
		default:
			return false;
	}
}
