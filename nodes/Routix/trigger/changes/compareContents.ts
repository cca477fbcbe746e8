import type { RoutixRecord } from '../../contract/record';
import type { SeenRecords } from '../memory/seenRecords';
import type { BranchState } from '../memory/state';
import { contentOf, countingFields, differenceOf } from './content';
import { FieldTree } from './fieldTree';

/** How the contents of records differ from what was remembered. */
export interface ContentComparison {
	/** What each record holds now, by key. */
	contents: Map<string, string>;
	/** The known records that changed, by key, each with the watched fields that did. */
	changed: Map<string, string[]>;
	/** How many records were known and have been compared. */
	compared: number;
	/** Paths of the fields that all of these records have. */
	fields: string[];
	/** Paths of fields that came to all records at once. */
	came: string[];
	/** Paths of fields that vanished from all records at once. */
	vanished: string[];
}

/**
 * Compares the contents of records. A field that appears in all of them at once, or vanishes from all, is a change of the
 * API and not of the records.
 * @param leftOut paths of fields that do not count
 */
export function compareContents(
	records: Map<string, RoutixRecord[]>,
	seen: SeenRecords,
	previous: BranchState | undefined,
	watchFields: string[],
	leftOut = previous?.leftOut ?? [],
): ContentComparison {
	const tree = new FieldTree(leftOut);
	const contents = new Map<string, string>();
	const unchanged: RoutixRecord[] = [];
	const different: string[] = [];
	for (const [key, rows] of records) {
		const content = contentOf(rows, tree, watchFields);
		contents.set(key, content);
		const before = seen.contentOf(key);
		if (before === content) unchanged.push(...rows);
		else if (before !== undefined) different.push(key);
	}

	const compared = unchanged.length + different.length;
	const fields = tree.everywhere();
	// A field that a single record gets may just have been filled in.
	const known = compared > 1 ? previous?.fields : undefined;
	const came = known ? fieldsThatCame(fields, known, unchanged, watchFields) : [];
	const vanished = known ? tree.vanished(known) : [];

	const newlyLeftOut = leftOut.filter((path) => !previous?.leftOut?.includes(path));
	const gone = [...vanished, ...newlyLeftOut];
	const withoutNew = came.length > 0 ? new FieldTree([...leftOut, ...came]) : undefined;
	const changed = new Map<string, string[]>();
	for (const key of different) {
		const content = withoutNew && contentOf(records.get(key)!, withoutNew, watchFields);
		const now = content ?? contents.get(key)!;
		const difference = differenceOf(seen.contentOf(key)!, now, gone, watchFields);
		if (difference) changed.set(key, difference);
	}
	return { contents, changed, compared, fields, came, vanished };
}

/** Fields that all records have now and did not have before, unless one has it that did not change. */
function fieldsThatCame(
	fields: string[],
	known: string[],
	unchanged: RoutixRecord[],
	watchFields: string[],
): string[] {
	const candidates = fields.filter((path) => !known.includes(path));
	if (candidates.length === 0) return [];
	const tree = new FieldTree();
	for (const row of unchanged) tree.hashes(countingFields(row, watchFields));
	const old = tree.withValues();
	return candidates.filter((path) => !old.has(path));
}

/** So many records changed that another cause is likely: a field that differs in every reading, or a change of the API. */
export function isFlood({ changed, compared }: ContentComparison): boolean {
	return changed.size > 1 && changed.size * 2 > compared;
}
