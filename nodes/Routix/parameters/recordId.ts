import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../inputError';
import { titleCase, withArticle, type Resource } from '../resources';
import { readText } from './plainValues';

/** Record IDs are UUIDs for accounts (documented) and unknown for the rest; nothing else may get into the URL. */
const RECORD_ID = '[A-Za-z0-9_-]{1,100}';

/** Picks one record from a searchable list, or by its ID. */
export function recordIdParameter(resource: Resource): INodeProperties {
	return {
		displayName: titleCase(resource.singular),
		name: 'recordId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: `Choose the ${resource.singular} from the list, or enter its ID`,
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
							regex: `^${RECORD_ID}$`,
							errorMessage: 'A record ID has letters, digits and hyphens only',
						},
					},
				],
			},
		],
	};
}

/**
 * A record ID that may come from an expression.
 * @throws {InputError} when it is empty or would lead to another address
 */
export function readRecordId(value: unknown, resource: Resource): string {
	const id = readText(value);
	const label = titleCase(resource.singular);
	if (id === '') {
		throw new InputError(
			`${label}: the record ID is empty`,
			`Choose the ${resource.singular} from the list or enter its ID. If the ID comes from an expression, check that each input item has it.`,
		);
	}
	if (new RegExp(`^${RECORD_ID}$`).test(id)) return id;
	throw new InputError(
		`${label}: the record ID "${id.slice(0, 100)}" is not valid`,
		'A record ID has letters, digits and hyphens only, e.g. 550e8400-e29b-41d4-a716-446655440000.',
	);
}
