import type { RoutixRecord } from '../contract/record';
import { isObject, ownValue } from '../json';
import { keysOf } from './valueAt';

/** The fields to keep, by key; `whole` for all that is below. */
type Selection = Map<string, Selection | 'whole'>;

/**
 * Leaves of a record only these fields and its ID. A field inside another one stays where it is, so that expressions
 * go on working: of `customer.name`, `{ customer: { name } }` is left. A field that the record lacks is left out.
 * @param fields names or paths, see `findAt`
 * @param idNames the fields that may hold the ID, the likeliest first
 */
export function onlyFields(
	fields: string[],
	idNames: string[],
): (record: RoutixRecord) => RoutixRecord {
	const dotted = fields.filter((name) => keysOf(name).length > 1);
	const selection = selectionOf(fields);
	return (record) => {
		const literal = dotted.filter((name) => Object.hasOwn(record, name));
		const left = pick(record, literal.length > 0 ? selectionOf(fields, literal) : selection);
		const idName = idNames.find((name) => Object.hasOwn(record, name));
		return { ...(idName !== undefined && { [idName]: record[idName] }), ...(left as RoutixRecord) };
	};
}

/** @param literal names with dots that are keys of the record itself */
function selectionOf(names: string[], literal: string[] = []): Selection {
	const selection: Selection = new Map();
	for (const name of names) add(selection, literal.includes(name) ? [name] : stepsOf(name));
	return selection;
}

/** Without places in a list: all its entries stay, or those behind would move to other places. */
function stepsOf(name: string): string[] {
	return keysOf(name).filter((key, index) => index === 0 || !/^\d+$/.test(key));
}

function add(selection: Selection, [key, ...rest]: string[]): void {
	const known = selection.get(key);
	if (known === 'whole') return;
	if (rest.length === 0) {
		selection.set(key, 'whole');
		return;
	}
	const inner = known ?? new Map<string, Selection | 'whole'>();
	selection.set(key, inner);
	add(inner, rest);
}

function pick(value: unknown, selection: Selection): unknown {
	if (Array.isArray(value)) return value.map((entry) => pick(entry, selection));
	if (!isObject(value)) return value;
	const entries = [...selection].flatMap(([key, inner]) => {
		if (!Object.hasOwn(value, key)) return [];
		return [[key, inner === 'whole' ? ownValue(value, key) : pick(ownValue(value, key), inner)]];
	});
	return Object.fromEntries(entries) as unknown;
}
