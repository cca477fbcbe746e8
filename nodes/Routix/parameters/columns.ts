import type { IDataObject, INodeProperties, ResourceMapperValue } from 'n8n-workflow';
import { capitalized, InputError } from '../inputError';
import { isObject } from '../json';
import type { Resource } from '../resources';
import { readItem, type NameOf } from '../values/columnNames';
import { readJson } from '../values/jsonText';
import { isBlank, shown } from '../values/text';

/** The form of the fields to write; its content is learned from Routix (see `methods/`). */
export function columnsParameter(mode: 'add' | 'upsert'): INodeProperties {
	return {
		displayName: 'Values to Send',
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
				// Without it a form that was learned elsewhere, such as that of an example, is marked as outdated.
				refreshStaleSchemaOnOpen: true,
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
		displayOptions: {
			show: {
				// A form that has none says why itself.
				'/columns.schema': [{ _cnd: { exists: true } }],
				...(resource.fields && { '/options.apiVersion': ['v2'] }),
			},
		},
	};
}

/**
 * What an item has for each field, before anything is converted.
 * @param columns the mapper's whole value; n8n's own conversion of `columns.value` fails on an untouched mapper and
 * turns an empty text into 0 (seen in n8n 2.41)
 * @param input the item's own JSON, for automatic mapping
 * @throws {InputError} when two columns mean one field and differ, or an expression brought no fields
 */
export function readColumns(
	columns: ResourceMapperValue,
	input: IDataObject,
	nameOf: NameOf,
): IDataObject {
	return readByName(
		isAutomatic(columns) ? input : fieldsIn(isBlank(columns.value) ? {} : columns.value),
		nameOf,
	);
}

/**
 * The mapper's whole value as n8n stores it; one expression for all of it brings the fields themselves.
 * @throws {InputError} when a field to match on is none: n8n works out what looks like an expression there too
 */
export function mapperOf(entered: unknown): ResourceMapperValue {
	const isMapper = isObject(entered) && 'mappingMode' in entered;
	const { matchingColumns } = isMapper ? entered : {};
	const columns: unknown[] = Array.isArray(matchingColumns) ? matchingColumns : [];
	if (!columns.every((column) => typeof column === 'string')) {
		throw new InputError(
			'A field in Fields to Match On is an expression that brought no name',
			'Choose the fields to match on from the list.',
		);
	}
	return (
		isMapper ? entered : { mappingMode: 'defineBelow', value: entered }
	) as ResourceMapperValue;
}

/** Whether the columns of the item itself are its fields. */
export function isAutomatic({ mappingMode }: ResourceMapperValue): boolean {
	return mappingMode === 'autoMapInputData';
}

function readByName(item: IDataObject, nameOf: NameOf): IDataObject {
	const read = readItem(item, nameOf);
	if ('fields' in read) return read.fields;
	const { reason, remedy } = read.refuse;
	throw new InputError(capitalized(reason), remedy);
}

/** Fields, or the value of one expression for all of them: an object, or JSON that writes one. */
function fieldsIn(entered: unknown): IDataObject {
	const read = typeof entered === 'string' ? readJson(entered) : { value: entered };
	if ('value' in read && isObject(read.value)) return read.value;
	throw new InputError(
		`The expression in Values to Send brought ${shown(entered)}, not an object with fields`,
		`Let it bring an object like {{ { company_name: $json.name } }} or a whole item, {{ $json }}. ${'refuse' in read ? `As JSON it cannot be read: ${read.refuse.reason}.` : ''}`.trim(),
	);
}
