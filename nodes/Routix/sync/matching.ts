import type { IDataObject } from 'n8n-workflow';
import { ownValue } from '../json';
import type { LearnedFields } from '../fields/learnFields';
import { capitalized, InputError } from '../inputError';
import type { ItemParameters } from '../parameters/itemParameters';
import type { Address } from '../transport/address';
import { isBlank, shown } from '../values/text';

/** What an item is matched by. */
export interface Matching {
	columns: string[];
	values: Record<string, unknown>;
}

/**
 * The fields to match on and the item's values in them: those that it will write, so that the next run finds them.
 * @param learned what the records show, if they were read
 * @throws {InputError} when no field is chosen, a value is blank, or Routix does not show the field
 */
export function matchingOf(
	item: Pick<ItemParameters, 'columns' | 'readValue' | 'whyMissing'>,
	fields: IDataObject,
	address: Address,
	learned?: LearnedFields,
): Matching {
	const { resource } = address;
	const columns = item.columns().matchingColumns ?? [];
	if (columns.length === 0) {
		throw new InputError(
			'Fields to Match On is empty',
			`Choose at least one field that tells whether the ${resource.singular} exists in Routix already, e.g. its name or number.`,
		);
	}
	checkDocumented(columns, address);
	const values = Object.fromEntries(
		columns.map((name) => [
			name,
			Object.hasOwn(fields, name) ? ownValue(fields, name) : item.readValue(name, learned),
		]),
	);
	const blank = columns.find((name) => isBlank(ownValue(values, name)));
	if (blank === undefined) return { columns, values };
	const why = item.whyMissing(blank);
	if (why) throw new InputError(capitalized(why.reason), why.remedy);
	throw new InputError(
		`The field to match on, ${blank}, is empty in this item`,
		'Without it nobody can tell whether the record exists already. Fill it in, or match on another field.',
	);
}

/** For messages: `company_name "Acme" and email "info@acme.nl"`. */
export function describeMatching({ columns, values }: Matching): string {
	return columns.map((name) => `${name} ${quoted(ownValue(values, name))}`).join(' and ');
}

function quoted(value: unknown): string {
	return typeof value === 'string' ? shown(value) : `"${shown(value)}"`;
}

/** Version v1 shows a fixed set of fields, so a mistake is seen before anything is read. */
function checkDocumented(columns: string[], { apiVersion, resource }: Address): void {
	const documented = apiVersion === 'v1' ? resource.fields?.map(({ name }) => name) : undefined;
	const unknown = columns.find((column) => documented && !documented.includes(column));
	if (unknown === undefined) return;
	throw new InputError(
		`The field ${unknown} cannot be matched on: Routix does not show it in API v1`,
		'Choose another field to match on, or API Version v2 under Options.',
	);
}
