import {
	validateFieldType,
	type FieldType,
	type IDataObject,
	type INodeProperties,
	type ResourceMapperValue,
} from 'n8n-workflow';
import { InputError } from '../inputError';
import { isWritable } from '../fields/ownFields';
import type { Resource } from '../resources';

/** The form of the fields to write; its content is learned from Routix (see `methods/`). */
export function columnsParameter(mode: 'add' | 'upsert'): INodeProperties {
	return {
		displayName: 'Fields',
		name: 'columns',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		required: true,
		typeOptions: {
			// Not the branch: n8n empties the form when one of these changes, as a branch by expression does with each item.
			loadOptionsDependsOn: ['resource', 'operation', 'options.apiVersion'],
			resourceMapper: {
				resourceMapperMethod: 'getFields',
				mode,
				fieldWords: { singular: 'field', plural: 'fields' },
				addAllFields: true,
				multiKeyMatch: true,
				supportAutoMap: true,
				matchingFieldsLabels: {
					title: 'Fields to Match On',
					description: 'The fields that tell whether a record exists in Routix already',
					hint: 'A record that has the same values in all of these is updated; otherwise a new one is created',
				},
			},
		},
	};
}

/** Says why a field may be missing from the form, where Routix does not document all of them. */
export function learnedFieldsNotice(resource: Resource): INodeProperties {
	return {
		displayName:
			'Routix does not publish these fields: they are learned from the first and last 1,000 records of the branch. Send a field that is missing here with Additional Fields (JSON) under Options.',
		name: 'learnedFieldsNotice',
		type: 'notice',
		default: '',
		displayOptions: resource.fields ? { show: { '/options.apiVersion': ['v2'] } } : undefined,
	};
}

/** Types whose values are converted. Dates and choices are sent as they were written. */
const CONVERTED: FieldType[] = ['number', 'boolean', 'object', 'array'];

/**
 * The fields that an item writes. Empty values are left out: an empty cell of a spreadsheet must not clear a field
 * (that is what Additional Fields is for).
 * @param columns the mapper's whole value; n8n's own conversion of `columns.value` fails on an untouched mapper and
 * turns an empty text into 0 (seen in n8n 2.41)
 * @param input the item's own JSON, for automatic mapping
 * @throws {InputError} when a value does not fit its field
 */
export function readColumns(columns: ResourceMapperValue, input: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(valuesOf(columns, input))
			.filter(([name]) => isWritable(name))
			.map(([name, value]) => {
				const field = columns.schema?.find(({ id }) => id === name);
				return [name, valueToSend(value, field?.displayName ?? name, field?.type)] as const;
			})
			.filter(([, value]) => !isEmpty(value)),
	);
}

/** The value that an item has for a field to match on, which may be one that is never written, like the ID. */
export function readMatchingValue(
	columns: ResourceMapperValue,
	input: IDataObject,
	name: string,
): unknown {
	return valuesOf(columns, input)[name];
}

function valuesOf(columns: ResourceMapperValue, input: IDataObject): Record<string, unknown> {
	return columns.mappingMode === 'autoMapInputData' ? input : (columns.value ?? {});
}

/** No value at all: nothing, or an empty text. */
export function isEmpty(value: unknown): boolean {
	return value === null || value === undefined || value === '';
}

function valueToSend(value: unknown, label: string, type?: FieldType): IDataObject[string] {
	if (isEmpty(value)) return undefined;
	const plain = asJson(value);
	// JSON has no other way to write these, and would clear the field.
	if (plain === null) throw misfit(value, label, 'a value that can be sent');
	if (!type || !CONVERTED.includes(type)) return plain;
	if (typeof plain === 'string' && plain.trim() === '') return undefined;
	const isFit = type !== 'number' || typeof value === 'string' || typeof value === 'number';
	const result = validateFieldType(label, plain, type);
	if (!isFit || !result.valid || asJson(result.newValue) === null) {
		throw misfit(value, label, `${['object', 'array'].includes(type) ? 'an' : 'a'} ${type}`);
	}
	return result.newValue as IDataObject[string];
}

/** What JSON makes of a value: a date that n8n holds as an object becomes ISO text, a number like NaN null. */
function asJson(value: unknown): IDataObject[string] {
	return typeof value === 'string' ? value : JSON.parse(JSON.stringify(value));
}

function misfit(value: unknown, label: string, expected: string): InputError {
	const shown = typeof value === 'number' ? String(value) : JSON.stringify(value);
	return new InputError(
		`Field "${label}": ${shown.slice(0, 100)} is not ${expected}`,
		`Correct the value in this item, or leave it empty to keep the field as it is.`,
	);
}
