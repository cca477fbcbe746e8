import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../inputError';
import type { Resource } from '../resources';
import { readText } from './plainValues';

/** Words to look for, for operations that read a list. */
export function searchParameter({ plural }: Resource): INodeProperties {
	return {
		displayName: 'Search',
		name: 'search',
		type: 'string',
		default: '',
		placeholder: 'e.g. jansen rotterdam',
		description: `Words that must all occur in a record, in any of its fields. Upper and lower case and accents make no difference. Leave empty for all ${plural}.`,
	};
}

/**
 * The words to look for; empty for none.
 * @throws {InputError} when an expression brought nothing: then all records would be found, as if that was meant
 */
export function readSearch(value: unknown): string {
	if (value !== null && value !== undefined) return readText(value);
	throw new InputError(
		'Search is an expression that has no value in this item',
		"Check that the input item has the field. If all records are meant where it has none, write {{ $json.name ?? '' }}.",
	);
}
