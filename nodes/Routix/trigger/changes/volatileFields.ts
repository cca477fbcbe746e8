import type { RoutixRecord } from '../../contract/record';
import { isObject, sortedJson } from '../../json';
import { readBothEnds } from '../../pagination/readBothEnds';
import type { BranchList } from './branchList';
import { countingFields } from './content';
import { pathOf, topOf } from './fieldTree';
import { recordHash } from './recordHash';

/** How often to read a sample again at most. A list of two in random order comes out alike in every second reading. */
const MAX_READINGS = 4;

/** More paths than this are left out as the fields that they belong to. */
const MAX_PATHS = 50;

/**
 * Fields that differ from one reading to the next although nobody changes them, such as a signed address or a list in
 * random order: those that differ twice in one record, in samples read right after each other. Two requests, or more
 * while something differs.
 * @param records the list as it was read just now
 * @returns paths of fields, for `FieldTree`
 */
export async function findVolatileFields(
	list: BranchList,
	records: RoutixRecord[],
	watchFields: string[],
): Promise<string[]> {
	const suspects = new Map<string, Map<string, number>>();
	let before = records;
	for (let readings = 1; readings <= MAX_READINGS; readings++) {
		const sample = await readBothEnds(list.page, list.sizes.page);
		for (const { key, path } of differencesBetween(before, sample, watchFields)) {
			const records = suspects.get(path) ?? new Map<string, number>();
			suspects.set(path, records.set(key, (records.get(key) ?? 0) + 1));
		}
		if ([...suspects.values()].every(isConfirmed)) break;
		before = sample;
	}
	const paths = [...suspects].filter(([, records]) => isConfirmed(records)).map(([path]) => path);
	return [...new Set(paths.length > MAX_PATHS ? paths.map(topOf) : paths)].sort();
}

/** Somebody may change a record between two readings, but hardly twice. */
function isConfirmed(timesByRecord: Map<string, number>): boolean {
	return [...timesByRecord.values()].some((times) => times > 1);
}

function* differencesBetween(
	some: RoutixRecord[],
	others: RoutixRecord[],
	watchFields: string[],
): Generator<{ key: string; path: string }> {
	const before = new Map(some.map((record) => [recordHash(record), record]));
	for (const record of others) {
		const key = recordHash(record);
		const earlier = before.get(key);
		if (!earlier) continue;
		const values = [earlier, record].map((row) => countingFields(row, watchFields));
		for (const path of new Set(differingPaths(values[0], values[1], ''))) yield { key, path };
	}
}

/** Where two values differ, as deep inside as can be told. Two lists of the same entries differ as a whole. */
function* differingPaths(one: unknown, other: unknown, path: string): Generator<string> {
	if (one === other) return;
	if (isObject(one) && isObject(other)) {
		for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
			yield* differingPaths(one[name] ?? null, other[name] ?? null, pathOf(path, name));
		}
	} else if (Array.isArray(one) && Array.isArray(other) && one.length === other.length) {
		const [these, those] = [one.map(sortedJson), other.map(sortedJson)];
		if (these.every((entry, index) => entry === those[index])) return;
		if (sortedJson(these.sort()) === sortedJson(those.sort())) yield path;
		else
			for (const [index, entry] of one.entries()) yield* differingPaths(entry, other[index], path);
	} else {
		yield path;
	}
}
