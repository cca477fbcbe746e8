import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../inputError';
import { readText } from './plainValues';
import { isObject } from '../json';
import { filterOperators, type Filter, type FilterOperator } from '../query/filters';

/** The form of the option "Filters". */
export const filtersParameter: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Filter',
	default: {},
	description: 'Only records that meet all of these conditions start the workflow',
	options: [
		{
			displayName: 'Conditions',
			name: 'conditions',
			values: [
				{
					displayName: 'Field Name or ID',
					name: 'field',
					type: 'options',
					typeOptions: { loadOptionsMethod: 'getFieldNames' },
					default: '',
					description:
						'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
					hint: 'In an expression, a field inside another one is written with a dot: customer.name',
				},
				{
					displayName: 'Operator',
					name: 'operator',
					type: 'options',
					noDataExpression: true,
					options: [
						{
							name: 'Contains',
							value: 'contains',
							description: 'Has this text in it, or this entry',
						},
						{ name: 'Does Not Contain', value: 'notContains' },
						{ name: 'Does Not Equal', value: 'notEquals' },
						{ name: 'Equals', value: 'equals', description: 'Is the same, upper or lower case' },
						{
							name: 'Is Empty',
							value: 'isEmpty',
							description: 'Has no value, or the record lacks the field',
						},
						{ name: 'Is Greater Than', value: 'greaterThan', description: 'For numbers and dates' },
						{ name: 'Is Less Than', value: 'lessThan', description: 'For numbers and dates' },
						{ name: 'Is Not Empty', value: 'isNotEmpty' },
						{
							name: 'Is One Of',
							value: 'isOneOf',
							description: 'Equals one of several values, separated by commas',
						},
						{ name: 'Starts With', value: 'startsWith' },
					],
					default: 'equals',
					description: 'How to compare',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. confirmed',
					description: 'What to compare with. Dates are written as 2026-11-30.',
					displayOptions: { hide: { operator: ['isEmpty', 'isNotEmpty'] } },
				},
			],
		},
	],
};

/**
 * The conditions as n8n stores them.
 * @throws {InputError} when one of them cannot be used
 */
export function readFilters(value: unknown): Filter[] {
	const conditions = isObject(value) ? (value.conditions ?? []) : (value ?? []);
	if (!Array.isArray(conditions)) throw notConditions();
	return conditions.map((condition, index) => {
		if (!isObject(condition)) throw notConditions();
		return readFilter(condition, `Filter ${index + 1}`);
	});
}

function readFilter(condition: Record<string, unknown>, label: string): Filter {
	const field = readText(condition.field);
	const operator = readText(condition.operator ?? 'equals') as FilterOperator;
	const value = readFilterValue(condition.value);
	if (field === '') {
		throw new InputError(
			`${label} names no field`,
			'Choose the field of the record to look at, or remove the filter.',
		);
	}
	if (!filterOperators.includes(operator)) {
		throw new InputError(
			`${label} has an unknown operator "${operator}"`,
			`Choose one of: ${filterOperators.join(', ')}.`,
		);
	}
	if (value === '' && !MAY_LACK_VALUE.includes(operator)) {
		throw new InputError(
			`${label} compares the field ${field} with nothing`,
			'Enter a value, or choose Is Empty or Is Not Empty as operator.',
		);
	}
	return { field, operator, value };
}

/** What was entered, or what an expression brought: a date becomes its ISO text, which can be compared. */
function readFilterValue(value: unknown): string {
	return value instanceof Date ? value.toISOString() : readText(value);
}

const MAY_LACK_VALUE: FilterOperator[] = ['isEmpty', 'isNotEmpty'];

function notConditions() {
	return new InputError(
		'Filters is not a list of conditions',
		'Add the filters in the form, each with a field, an operator and a value.',
	);
}
