import type { INodeProperties } from 'n8n-workflow';
import { isRecordId } from '../contract/identity';
import { InputError } from '../inputError';
import { isObject } from '../json';
import { titleCase, withArticle, type Resource } from '../resources';
import { readText } from './plainValues';

/** What the editor can check of an ID; {@link isRecordId} knows the rest. */
const RECORD_ID = '^(?!\\s*=)(?!(?:.*[/\\\\])?\\.{1,2}(?:[/\\\\]|$))[^\\u0000-\\u001f]{1,300}$';

/** What names a record: its ID, or something else that it alone is known by. */
export type RecordReference = { id: string } | { name: string };

/** Picks one record from a searchable list, by its ID, or by a name or number from the data. */
export function recordIdParameter(resource: Resource): INodeProperties {
	return {
		displayName: titleCase(resource.singular),
		name: 'recordId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: `Choose the ${resource.singular} from the list, or enter its ID, or a name or number that it alone has`,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Select ${withArticle(resource.singular)}…`,
				typeOptions: { searchListMethod: 'searchRecords', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000',
				validation: [
					{
						type: 'regex',
						properties: {
							regex: RECORD_ID,
							errorMessage: 'This cannot be a record ID. Enter it as Routix shows it.',
						},
					},
				],
			},
			{
				displayName: 'By Name or Number',
				name: 'name',
				type: 'string',
				placeholder: `e.g. ${exampleOf(resource)}`,
				hint: 'The whole name or number; blanks and upper or lower case make no difference. All records are read to find it.',
			},
		],
	};
}

function exampleOf({ example, singular }: Resource): string {
	const name = example?.company_name;
	return typeof name === 'string' ? name : `the number of the ${singular}`;
}

/**
 * What a resource locator says, as n8n stores it. Anything else, which an expression may bring for all of it, is an ID.
 * @throws {InputError} when it is empty, or an ID that would lead to another address
 */
export function readRecordReference(value: unknown, resource: Resource): RecordReference {
	const entered = isObject(value) && 'value' in value ? value.value : value;
	const isByName = isObject(value) && value.mode === 'name';
	return isByName
		? { name: readRecordName(entered, resource) }
		: { id: readRecordId(entered, resource) };
}

function readRecordName(value: unknown, resource: Resource): string {
	const name = readText(value);
	if (name !== '') return name;
	throw new InputError(
		`${titleCase(resource.singular)}: the name or number is empty`,
		`Enter a name or number of the ${resource.singular}. If it comes from an expression, check that each input item has it.`,
	);
}

/**
 * A record ID that may come from an expression.
 * @throws {InputError} when it is empty or would lead to another address
 */
function readRecordId(value: unknown, resource: Resource): string {
	const id = readText(value);
	const label = titleCase(resource.singular);
	if (id === '') {
		throw new InputError(
			`${label}: the record ID is empty`,
			`Choose the ${resource.singular} from the list or enter its ID. If the ID comes from an expression, check that each input item has it.`,
		);
	}
	if (isRecordId(id)) return id;
	throw new InputError(
		`${label}: the record ID "${id.slice(0, 100)}" is not valid`,
		'It would lead to another address. Enter the ID as Routix shows it, e.g. 550e8400-e29b-41d4-a716-446655440000.',
	);
}
