import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InputError } from '../inputError';
import { isObject } from '../json';
import {
	filterOperators,
	type Combination,
	type Filter,
	type FilterOperator,
} from '../query/filters';
import type { WrittenValue } from '../query/operand';
import { filledByAi, readChoice, readText } from './plainValues';

const OPERATOR_DESCRIPTIONS: Partial<Record<FilterOperator, string>> = {
	contains: 'Has this text in it, or this entry',
	equals: 'Is the same, upper or lower case; a date equals any time of that day',
	greaterThan: 'For numbers and dates; after the day, week or month that the value names',
	isEmpty: 'Has no value, or the record lacks the field',
	isOneOf: 'Equals one of several values, separated by commas or by semicolons',
	lessThan: 'For numbers and dates; before the day, week or month that the value names',
};

/** A field of the records, with those inside it. */
export const fieldName: INodeProperties = {
	displayName: 'Field Name or ID',
	name: 'field',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getFieldNames' },
	default: '',
	description:
		'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};

/** The form of the filters. */
export const filtersParameter: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Filter',
	default: {},
	description: 'Conditions that a record has to meet',
	options: [
		{
			displayName: 'Conditions',
			name: 'conditions',
			values: [
				{
					...fieldName,
					hint: 'In an expression, a field inside another one is written with a dot: customer.name',
				},
				{
					displayName: 'Operator',
					name: 'operator',
					type: 'options',
					noDataExpression: true,
					options: Object.entries(filterOperators).map(([value, { label }]) => ({
						name: label,
						value,
						description: OPERATOR_DESCRIPTIONS[value as FilterOperator],
					})),
					default: 'equals',
					description: 'How to compare',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. confirmed',
					description:
						'What to compare with. For a date, also today, -7d, this week or last month, in the time zone of the workflow.',
					displayOptions: { hide: { operator: ['isEmpty', 'isNotEmpty'] } },
				},
			],
		},
	],
};

/** Shown among the options. */
export const combineFilters: INodeProperties = {
	displayName: 'Combine Filters',
	name: 'combineFilters',
	type: 'options',
	options: [
		{ name: 'All', value: 'all', description: 'A record has to meet every filter' },
		{
			name: 'Any',
			value: 'any',
			description: 'It is enough that a record meets one of the filters',
		},
	],
	default: 'all',
	description: 'Whether a record has to meet all filters or any of them',
};

/** @throws {InputError} when an expression brought something else than `all` or `any` */
export function readCombination(value: unknown): Combination {
	return readChoice(value, 'Combine Filters', ['all', 'any']);
}

/**
 * The conditions as n8n stores them. An AI Agent that has nothing to compare leaves the field or the value empty: it then
 * means no such condition.
 * @throws {InputError} when one of them cannot be used
 */
export function readFilters(value: unknown, isTool = false): Filter[] {
	const conditions = isObject(value) ? (value.conditions ?? []) : (value ?? []);
	if (!Array.isArray(conditions)) throw notConditions();
	return conditions.flatMap((condition, index) => {
		if (!isObject(condition)) throw notConditions();
		const filled = isTool ? filledByAi(condition) : condition;
		return isTool && isLeftOpen(filled) ? [] : readFilter(filled, `Filter ${index + 1}`);
	});
}

function isLeftOpen({ field, operator, value }: IDataObject): boolean {
	const isAlone = operator === 'isEmpty' || operator === 'isNotEmpty';
	return isAlone ? readText(field) === '' : isBlank(readValue(value), 'isOneOf');
}

function readFilter(condition: IDataObject, name: string): Filter {
	const field = readText(condition.field);
	if (field === '') {
		throw new InputError(
			`${name} names no field`,
			'Choose the field of the record to look at, or remove the filter.',
		);
	}
	const operator = readText(condition.operator ?? 'equals');
	if (!isOperator(operator)) {
		throw new InputError(
			`${name} has an unknown operator "${operator}"`,
			`Choose one of: ${Object.keys(filterOperators).join(', ')}.`,
		);
	}
	const value = readValue(condition.value);
	if (filterOperators[operator].needs === 'nothing' || !isBlank(value, operator)) {
		return { field, operator, value };
	}
	throw new InputError(
		`${name} compares the field ${field} with nothing`,
		'Enter a value, or choose Is Empty or Is Not Empty as operator. If the value comes from an expression, check that each input item has it.',
	);
}

function isOperator(name: string): name is FilterOperator {
	return Object.hasOwn(filterOperators, name);
}

/** What was entered, or what an expression brought: a date becomes its ISO text, which can be compared. */
function readValue(value: unknown): WrittenValue | WrittenValue[] {
	return Array.isArray(value) ? value.map(readOne) : readOne(value);
}

function readOne(value: unknown): WrittenValue {
	if (typeof value === 'number' || typeof value === 'boolean') return value;
	return readText(isDate(value) ? value.toJSON() : value);
}

/** A JavaScript date, or one of Luxon's, which n8n uses in expressions. */
function isDate(value: unknown): value is { toJSON(): unknown } {
	return isObject(value) && typeof value.toJSON === 'function';
}

/** Nothing, or nothing between the separators of several values. */
function isBlank(value: WrittenValue | WrittenValue[], operator: FilterOperator): boolean {
	const text = String(value);
	return (operator === 'isOneOf' ? text.replace(/[,;]/g, '') : text).trim() === '';
}

function notConditions() {
	return new InputError(
		'Filters is not a list of conditions',
		'Add the filters in the form, each with a field, an operator and a value.',
	);
}
