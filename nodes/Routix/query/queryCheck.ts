import { InputError } from '../inputError';
import type { ValueKind } from './fieldReader';
import { checkAgainst } from './filterCheck';
import { nearestNames } from './nearest';
import type { NamedField, Query } from './query';
import type { ShownField, ShownFields } from './shownFields';

/** How a list is called in messages. */
export interface ListWords {
	/** "account" */
	singular: string;
	/** `v1` shows few fields, so another version may show the one that is missing. */
	apiVersion: string;
}

/** With so many names or fewer, all are named. */
const FEW_NAMES = 12;

/**
 * Whether a query names fields that the records have, and compares them with what they may hold. Known only once the
 * records were read; nothing is claimed about lists without records.
 * @param lists what was met in each list that the query was asked of
 * @throws {InputError} when no answer can be right
 */
export function checkQuery(
	{ filters, named }: Pick<Query, 'filters' | 'named'>,
	lists: ShownFields[],
	words: ListWords,
): void {
	if (lists.every(({ records }) => records === 0)) return;
	for (const { place, reader } of named) {
		const shown = lists.flatMap((list) => list.get(reader) ?? []);
		if (!mayExist(shown)) throw unknownField(place, reader.field, lists, words);
		if (place === 'Sort') checkSortable(reader.field, shown);
	}
	for (const filter of filters) {
		const shown = lists.flatMap((list) => list.get(filter.reader) ?? []);
		checkAgainst(filter, kindsOf(shown));
	}
}

function mayExist(shown: ShownField[]): boolean {
	return shown.some(({ isShown }) => isShown) || !shown.some(({ isLacking }) => isLacking);
}

function kindsOf(shown: ShownField[]): Set<ValueKind> {
	return new Set(shown.flatMap(({ kinds }) => [...kinds]));
}

function checkSortable(field: string, shown: ShownField[]): void {
	const kinds = kindsOf(shown);
	kinds.delete('nothing');
	if (!kinds.has('object') || kinds.size > 1) return;
	throw new InputError(
		`Sort: ${field} holds several fields in one, which have no order`,
		'Choose one of the fields within it, such as address.city.',
	);
}

function unknownField(
	place: NamedField['place'],
	field: string,
	lists: ShownFields[],
	{ apiVersion, singular }: ListWords,
): InputError {
	const names = new Set(lists.flatMap((list) => [...list.names]));
	const nearest = nearestNames(field, names);
	const advice = [
		nearest.length > 0 && `The nearest field names are: ${nearest.join(', ')}.`,
		nearest.length === 0 && names.size <= FEW_NAMES && `There are: ${[...names].join(', ')}.`,
		'Choose the field from the list. In an expression, upper and lower case count, and a field inside another one is written with a dot: customer.name.',
		apiVersion === 'v1' && 'API Version v2 under Options may show more fields.',
	];
	return new InputError(
		`${place}: no ${singular} has a field "${field.slice(0, 100)}"`,
		advice.filter(Boolean).join(' '),
	);
}
