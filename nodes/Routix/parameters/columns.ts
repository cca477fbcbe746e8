import {
	validateFieldType,
	type FieldType,
	type IDataObject,
	type INodeProperties,
	type ResourceMapperField,
	type ResourceMapperValue,
} from 'n8n-workflow';
import { InputError } from '../inputError';
import { isWritable } from '../records';

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
			loadOptionsDependsOn: ['resource', 'operation', 'branchPublicId', 'options.apiVersion'],
			resourceMapper: {
				resourceMapperMethod: 'getFields',
				mode,
				fieldWords: { singular: 'field', plural: 'fields' },
				addAllFields: mode === 'add',
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
	const isAutomatic = columns.mappingMode === 'autoMapInputData';
	const values = isAutomatic ? input : (columns.value ?? {});
	const fields: IDataObject = {};
	for (const [name, value] of Object.entries(values)) {
		if (!isWritable(name) || isEmpty(value)) continue;
		const field = columns.schema?.find(({ id }) => id === name);
		fields[name] = isAutomatic ? plain(value) : converted(value, name, field);
	}
	return fields;
}

/** The value that an item has for a field to match on, which may be one that is never written, like the ID. */
export function readMatchingValue(
	columns: ResourceMapperValue,
	input: IDataObject,
	name: string,
): unknown {
	const values = columns.mappingMode === 'autoMapInputData' ? input : columns.value;
	return values?.[name];
}

/** No value at all: nothing, or an empty text. */
export function isEmpty(value: unknown): boolean {
	return value === null || value === undefined || value === '';
}

function converted(value: unknown, name: string, field: ResourceMapperField | undefined) {
	const type = field?.type;
	if (!type || !CONVERTED.includes(type)) return plain(value);
	const result = validateFieldType(name, value, type);
	if (result.valid) return result.newValue as IDataObject[string];
	throw new InputError(
		`Field "${field.displayName}": ${JSON.stringify(value)} is not ${type === 'number' || type === 'boolean' ? `a ${type}` : `an ${type}`}`,
		`Correct the value of ${name} in this item, or leave it empty to keep the field as it is.`,
	);
}

/** A date that n8n holds as an object becomes the ISO text that JSON makes of it. */
function plain(value: unknown): IDataObject[string] {
	return typeof value === 'object' ? JSON.parse(JSON.stringify(value)) : (value as string);
}
