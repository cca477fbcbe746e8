import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../inputError';
import { isObject } from '../json';
import type { SortRule } from '../query/sorting';
import { fieldName } from './filters';
import { filledByAi, readChoice, readText } from './plainValues';

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
 * The fields to sort by as n8n stores them. An AI Agent that has none to sort by leaves the field empty.
 * @throws {InputError} when one of them cannot be used
 */
export function readSort(value: unknown, isTool = false): SortRule[] {
	const fields = isObject(value) ? (value.fields ?? []) : (value ?? []);
	if (!Array.isArray(fields)) throw notFields();
	return fields.flatMap((one) => {
		if (!isObject(one)) throw notFields();
		const filled = isTool ? filledByAi(one) : one;
		const field = readText(filled.field);
		const direction = readChoice(filled.direction, 'Direction', ['asc', 'desc'] as const);
		if (field !== '') return { field, direction };
		if (isTool) return [];
		throw new InputError('Sort names no field', 'Choose the field to sort by, or remove it.');
	});
}

function notFields() {
	return new InputError(
		'Sort is not a list of fields',
		'Add the fields in the form, each with a direction.',
	);
}
