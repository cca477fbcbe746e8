import { InputError } from '../inputError';
import { columnsOf } from '../parameters/ofItem';
import type { Run } from '../run';
import { isEmpty, readMatchingValue } from '../parameters/columns';
import type { Address } from '../transport/url';
import type { IDataObject } from 'n8n-workflow';

/** What an item is matched by. */
export interface Matching {
	columns: string[];
	values: Record<string, unknown>;
	/** For messages: `company_name "Acme" and email "info@acme.nl"`. */
	text: string;
}

/**
 * The fields to match on and the item's values in them.
 * @throws {InputError} when no field is chosen, a value is blank, or Routix does not show the field
 */
export function matchingOf(
	run: Run,
	itemIndex: number,
	fields: IDataObject,
	{ apiVersion, resource }: Address,
): Matching {
	const mapper = columnsOf(run, itemIndex);
	const columns = mapper.matchingColumns ?? [];
	if (columns.length === 0) {
		throw new InputError(
			'Fields to Match On is empty',
			`Choose at least one field that tells whether the ${resource.singular} exists in Routix already, e.g. its name or number.`,
		);
	}
	const documented = apiVersion === 'v1' ? resource.fields : undefined;
	const unknown = columns.find(
		(column) => documented && !documented.some(({ name }) => name === column),
	);
	if (unknown !== undefined) {
		throw new InputError(
			`The field ${unknown} cannot be matched on: Routix does not show it in API v1`,
			'Choose another field to match on, or API Version v2 under Options.',
		);
	}
	const input = run.context.getInputData()[itemIndex].json;
	const values = Object.fromEntries(
		columns.map((name) => [name, fields[name] ?? readMatchingValue(mapper, input, name)]),
	);
	const blank = columns.find((name) => isEmpty(values[name]) || String(values[name]).trim() === '');
	if (blank !== undefined) {
		throw new InputError(
			`The field to match on ${blank} is empty in this item`,
			'Without it nobody can tell whether the record exists already. Fill it in, or match on another field.',
		);
	}
	const text = columns.map((name) => `${name} "${String(values[name])}"`).join(' and ');
	return { columns, values, text };
}
