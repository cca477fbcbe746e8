import type { IDataObject } from 'n8n-workflow';
import { ownValue } from '../json';
import { isNeverSent, isWritable } from '../fields/ownFields';
import type { Refusal } from './conversion';
import { covers } from './covers';
import { cut, isBlank, nearText, shown, tidyText } from './text';

/** A field that may be meant by a heading. */
export interface NamedField {
	name: string;
	/** What the form calls it. */
	label?: string;
}

/** The field that a column means, its own tidy name where no field is known by it; undefined for one never sent. */
export type NameOf = (column: string) => string | undefined;

/** A byte order mark of UTF-8 in a file that was read as Windows-1252. */
const MISREAD_BOM = /^ï»¿/;

/** How many columns a message names, and how much of each. */
const MOST_COLUMNS = 12;
const LONGEST_COLUMN = 30;

/** Headings that are remembered; items of one run nearly always have the same. */
const MOST_HEADINGS = 1_000;

/**
 * Finds the field by its name or label, whatever the case, blanks, underscores, hyphens and other punctuation of the
 * heading ("E-mail", "Company Name *"). A heading that fits several fields means none of them.
 */
export function columnNames(known: readonly NamedField[]): NameOf {
	const names = new Set(known.map(({ name }) => name));
	const byName = uniquely(known, ({ name }) => name);
	const byLabel = uniquely(known, ({ name, label = name }) => label);
	const remembered = new Map<string, string | undefined>();

	function find(column: string): string | undefined {
		const heading = tidyText(column.replace(MISREAD_BOM, ''));
		if (isHelper(heading)) return undefined;
		if (names.has(heading)) return heading;
		const near = nearText(heading);
		const meant = byName.get(near) ?? byLabel.get(near);
		if (meant !== undefined) return meant;
		// The ID and times of Routix are known by any heading, or they would be sent as other fields.
		const name = snakeCase(heading);
		return isWritable(name) ? heading : name;
	}

	return (column) => {
		if (remembered.has(column)) return remembered.get(column);
		if (remembered.size === MOST_HEADINGS) remembered.clear();
		const name = find(column);
		remembered.set(column, name);
		return name;
	};
}

/** The fields by what is near to their text; without those that are near to each other. */
function uniquely(
	known: readonly NamedField[],
	textOf: (field: NamedField) => string,
): Map<string, string> {
	const found = new Map<string, string>();
	const several = new Set<string>();
	for (const field of known) {
		const near = nearText(textOf(field));
		const other = found.get(near);
		if (other !== undefined && other !== field.name) several.add(near);
		found.set(near, field.name);
	}
	for (const near of several) found.delete(near);
	return found;
}

/**
 * What an item has for each field that its columns mean, in the order of the columns. The ID and times that Routix
 * sets are among them, to match on.
 */
export function readItem(
	item: IDataObject,
	nameOf: NameOf,
): { fields: IDataObject } | { refuse: Refusal } {
	const columns = new Map<string, string>();
	for (const column of Object.keys(item)) {
		const name = nameOf(column);
		if (name === undefined) continue;
		const other = columns.get(name);
		if (other === undefined || isBlank(ownValue(item, other))) columns.set(name, column);
		else if (
			!isBlank(ownValue(item, column)) &&
			!sameInBoth(ownValue(item, other), ownValue(item, column))
		) {
			if (isWritable(name)) return { refuse: twice(name, other, column) };
			// Never sent, so only the field itself counts.
			if (column === name) columns.set(name, column);
		}
	}
	return {
		fields: Object.fromEntries(
			[...columns].map(([name, column]) => [name, ownValue(item, column)]),
		),
	};
}

function sameInBoth(left: unknown, right: unknown): boolean {
	return covers(left, right) && covers(right, left);
}

function twice(name: string, one: string, other: string): Refusal {
	return {
		reason: `the columns ${shown(one)} and ${shown(other)} both mean ${cut(name)} and differ in this item`,
		remedy: 'Remove one of the two columns, or give it the name of another field.',
	};
}

/** Says what is there instead of a column that an item must have: a heading in another language, a file read as one column. */
export function missingColumn(name: string, item: IDataObject): Refusal {
	return misses(item, `no ${cut(name)}`, `Rename the column that holds it to ${cut(name)}`);
}

/**
 * Says what is there when no column is a field.
 * @param plural what the records are called
 */
export function noKnownColumn(item: IDataObject, plural: string): Refusal {
	const nothing = `no column that Routix shows of any of its ${plural}`;
	return misses(item, nothing, 'Rename the columns to the names of the fields');
}

/** @param renaming how to mend it, unless the whole line is one column */
function misses(item: IDataObject, what: string, renaming: string): Refusal {
	const columns = Object.keys(item)
		.map(tidyText)
		.filter((column) => !isHelper(column));
	const named = columns.slice(0, MOST_COLUMNS).map((column) => cut(column, LONGEST_COLUMN));
	const more = columns.length - named.length;
	const list = named.join(', ') + (more > 0 ? ` and ${more} more` : '');
	const isOneColumn = columns.length === 1 && /[;,\t|]/.test(columns[0]);
	return {
		reason: `the item has ${what}; it has ${list || 'no columns'}`,
		remedy: isOneColumn
			? 'The whole line was read as one column: choose the delimiter of the file where it is read.'
			: `${renaming}, or map the fields one by one.`,
	};
}

/** Columns that other nodes and this one add: Google Sheets' row, headings that a sheet does not have, our own names. */
export function isHelper(heading: string): boolean {
	if (heading === '' || heading === 'row_number' || heading.startsWith('__EMPTY')) return true;
	const name = snakeCase(heading);
	return isNeverSent(name) && name !== 'id';
}

function snakeCase(heading: string): string {
	return heading
		.replace(/(?<=[a-z])(?=[A-Z])/g, '_')
		.toLowerCase()
		.replace(/[\s-]+/g, '_');
}
