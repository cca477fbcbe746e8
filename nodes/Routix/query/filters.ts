import type { RoutixRecord } from '../contract/record';
import { sortedJson } from '../json';
import { valueAt } from './valueAt';

/** The comparisons of a filter, as stored in workflows. */
export const filterOperators = [
	'contains',
	'equals',
	'greaterThan',
	'isEmpty',
	'isNotEmpty',
	'isOneOf',
	'lessThan',
	'notContains',
	'notEquals',
	'startsWith',
] as const;

export type FilterOperator = (typeof filterOperators)[number];

/** One condition that a record must meet. Texts are compared without regard to case and surrounding blanks. */
export interface Filter {
	/** Name or path of the field, see `valueAt`. */
	field: string;
	operator: FilterOperator;
	/** What to compare with; for `isOneOf` several values separated by commas. Unused by `isEmpty` and `isNotEmpty`. */
	value: string;
}

/** Whether the record meets every condition. */
export function matchesAll(record: RoutixRecord, filters: Filter[]): boolean {
	return filters.every((filter) => matches(valueAt(record, filter.field), filter));
}

function matches(actual: unknown, { operator, value }: Filter): boolean {
	switch (operator) {
		case 'equals':
			return equal(actual, value);
		case 'notEquals':
			return !equal(actual, value);
		case 'contains':
			return contains(actual, value);
		case 'notContains':
			return !contains(actual, value);
		case 'startsWith':
			return textOf(actual).startsWith(textOf(value));
		case 'isOneOf':
			return value.split(',').some((one) => equal(actual, one));
		case 'isEmpty':
			return isEmpty(actual);
		case 'isNotEmpty':
			return !isEmpty(actual);
		case 'greaterThan':
			return compare(actual, value) > 0;
		case 'lessThan':
			return compare(actual, value) < 0;
	}
}

/** Numbers by value, so that `12.50` equals 12.5; everything else as text. */
function equal(actual: unknown, value: string): boolean {
	if (typeof actual === 'number' && isNumeric(value)) return actual === Number(value);
	return textOf(actual) === textOf(value);
}

/** A part of a text, or an element of a list. */
function contains(actual: unknown, value: string): boolean {
	if (Array.isArray(actual)) return actual.some((element) => equal(element, value));
	return textOf(actual).includes(textOf(value));
}

/** Positive if `actual` is the greater; NaN, so neither, if they are not both numbers or both dates. */
function compare(actual: unknown, value: string): number {
	if (isNumeric(actual) && isNumeric(value)) return Number(actual) - Number(value);
	return timeOf(actual) - timeOf(value);
}

/** Milliseconds of a date as Routix and n8n write it (ISO 8601), NaN of anything else. */
function timeOf(value: unknown): number {
	return /^\d{4}-\d{2}-\d{2}/.test(textOf(value)) ? Date.parse(String(value).trim()) : NaN;
}

function isNumeric(value: unknown): boolean {
	if (typeof value === 'number') return Number.isFinite(value);
	return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
}

function isEmpty(value: unknown): boolean {
	return textOf(value) === '' || (Array.isArray(value) && value.length === 0);
}

function textOf(value: unknown): string {
	if (value === undefined || value === null) return '';
	return (typeof value === 'object' ? sortedJson(value) : String(value)).trim().toLowerCase();
}
