import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../inputError';
import { isObject } from '../json';
import type { SortRule } from '../query/sorting';
import { fieldName } from './filters';
import { readChoice, readText } from './plainValues';

/** Shown among the options. */
export const sort: INodeProperties = {
	displayName: 'Sort',
	name: 'sort',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Field',
	default: {},
	description:
		'What to sort by, the first field first. Records without a value come last. With a limit, the first records after sorting are returned.',
	options: [
		{
			displayName: 'Fields',
			name: 'fields',
			values: [
				fieldName,
				{
					displayName: 'Direction',
					name: 'direction',
					type: 'options',
					options: [
						{ name: 'Ascending', value: 'asc', description: 'From A to Z, from old to new' },
						{ name: 'Descending', value: 'desc', description: 'From Z to A, from new to old' },
					],
					default: 'asc',
					description: 'Which values come first',
				},
			],
		},
	],
};

/**
 * The fields to sort by as n8n stores them.
 * @throws {InputError} when one of them cannot be used
 */
export function readSort(value: unknown): SortRule[] {
	const fields = isObject(value) ? (value.fields ?? []) : (value ?? []);
	if (!Array.isArray(fields)) throw notFields();
	return fields.map((one) => {
		if (!isObject(one)) throw notFields();
		const field = readText(one.field);
		const direction = readChoice(one.direction, 'Direction', ['asc', 'desc'] as const);
		if (field !== '') return { field, direction };
		throw new InputError('Sort names no field', 'Choose the field to sort by, or remove it.');
	});
}

function notFields() {
	return new InputError(
		'Sort is not a list of fields',
		'Add the fields in the form, each with a direction.',
	);
}
