import type { RoutixRecord } from '../contract/record';
import { isObject } from '../json';

/** How many names a path has at most: deeper fields are too many to choose from. */
const LONGEST_PATH = 3;

/**
 * The fields of a record and those inside them, as paths: `customer`, `customer.name`, `stops.address.city`. The path of
 * a field in a list of objects is the same for all its entries.
 */
export function fieldPaths(record: RoutixRecord): Set<string> {
	const paths = new Set<string>();
	addPaths(record, '', LONGEST_PATH, paths);
	return paths;
}

function addPaths(record: RoutixRecord, before: string, depth: number, paths: Set<string>): void {
	for (const [name, value] of Object.entries(record)) {
		const path = `${before}${name}`;
		paths.add(path);
		if (depth === 1) continue;
		for (const inner of objectsIn(value)) addPaths(inner, `${path}.`, depth - 1, paths);
	}
}

function objectsIn(value: unknown): RoutixRecord[] {
	if (Array.isArray(value)) return value.filter(isObject);
	return isObject(value) ? [value] : [];
}
