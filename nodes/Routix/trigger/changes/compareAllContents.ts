import type { RoutixRecord } from '../../contract/record';
import type { SeenRecords } from '../memory/seenRecords';
import type { BranchState } from '../memory/state';
import type { BranchList } from './branchList';
import { compareContents, isFlood, type ContentComparison } from './compareContents';
import { readablePath } from './fieldTree';
import { changedSinceVersion1 } from './version1';
import { findVolatileFields } from './volatileFields';

/** As `ContentComparison`, and what was learned about fields that do not count. */
export interface AllContents {
	comparison: ContentComparison;
	/** See `BranchState`. */
	leftOut?: string[];
	notes: string[];
}

/**
 * Compares the contents of a whole list. Looks for fields that differ in every reading when the trigger starts, and when
 * so many records changed that there may be a new one.
 */
export async function compareAllContents(
	list: BranchList,
	records: Map<string, RoutixRecord[]>,
	seen: SeenRecords,
	previous: BranchState | undefined,
	watchFields: string[],
): Promise<AllContents> {
	const before = previous?.leftOut;
	const comparison = compareContents(records, seen, previous, watchFields);
	const { came, vanished } = comparison;
	const notes = [
		...noteOn(came, 'All records have new fields, which is no update of them'),
		...noteOn(vanished, 'All records have lost fields, which is no update of them'),
	];
	if (records.size === 0) return { comparison, leftOut: before, notes };

	const isStart = before === undefined;
	const volatile =
		isStart || isFlood(comparison)
			? await findVolatileFields(list, [...records.values()].flat(), watchFields)
			: [];
	const found = volatile.filter((path) => !before?.includes(path));
	const leftOut = found.length > 0 || isStart ? [...(before ?? []), ...found] : before;
	notes.push(
		...noteOn(
			found,
			'Fields that differ from one reading to the next without a change are left out of the comparison',
		),
	);
	const settled =
		found.length > 0 ? compareContents(records, seen, previous, watchFields, leftOut) : comparison;
	const isTakenOver = previous?.contentHashes !== undefined && leftOut.length === 0;
	return {
		comparison: isTakenOver
			? { ...settled, changed: changedSinceVersion1(records, previous, watchFields) }
			: settled,
		leftOut,
		notes,
	};
}

/** The log names this many fields at most. */
const MAX_NAMES = 10;

function noteOn(paths: string[], what: string): string[] {
	if (paths.length === 0) return [];
	const names = paths
		.slice(0, MAX_NAMES)
		.map((path) => JSON.stringify(readablePath(path).slice(0, 80)));
	const more = paths.length - names.length;
	return [`${what}: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`];
}
