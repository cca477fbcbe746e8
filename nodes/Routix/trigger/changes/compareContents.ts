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
	/** Fields came to some records only, or vanished from some: the API may have changed while the list was read. */
	isMixed: boolean;
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
	// A field that the only record gets may just have been filled in.
	const known = compared > 1 ? previous?.fields : undefined;
	const rowsOf = (keys: Iterable<string>) => [...keys].flatMap((key) => records.get(key)!);
	const fresh = known ? freshFields(rowsOf(different), unchanged, known, watchFields) : [];
	const came = fresh.filter((path) => fields.includes(path));
	const vanished = known ? tree.lacking(known).byAll : [];

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
	const lost = known ? treeOf(rowsOf(changed.keys()), watchFields).lacking(known).bySome : [];
	const isMixed =
		changed.size > 1 &&
		(fresh.length > came.length || lost.some((path) => !vanished.includes(path)));
	return { contents, changed, compared, fields, came, vanished, isMixed };
}

/** Fields that records have got which differ now, unless a record has one that does not differ. */
function freshFields(
	different: RoutixRecord[],
	unchanged: RoutixRecord[],
	known: string[],
	watchFields: string[],
): string[] {
	const values = treeOf(different, watchFields).withValues();
	let fresh = [...values].filter((path) => !known.includes(path));
	for (let from = 0; fresh.length > 0 && from < unchanged.length; from += SLICE) {
		const old = treeOf(unchanged.slice(from, from + SLICE), watchFields).withValues();
		fresh = fresh.filter((path) => !old.has(path));
	}
	return fresh;
}

/** How many records to look at before asking whether it was enough. */
const SLICE = 500;

function treeOf(rows: RoutixRecord[], watchFields: string[]): FieldTree {
	const tree = new FieldTree();
	for (const row of rows) tree.hashes(countingFields(row, watchFields));
	return tree;
}

/** So many records changed that another cause is likely: a field that differs in every reading, or a change of the API. */
export function isFlood({ changed, compared }: ContentComparison): boolean {
	return changed.size > 1 && changed.size * 2 > compared;
}

/** The API may have changed, not the records. */
export function mayBeOfApi(comparison: ContentComparison): boolean {
	const { came, vanished, isMixed } = comparison;
	return came.length > 0 || vanished.length > 0 || isMixed || isFlood(comparison);
}
