import { jsonParse, type IDataObject, type INodeProperties } from 'n8n-workflow';
import { InputError } from '../inputError';
import { isObject } from '../transport/answers';

export const additionalFields: INodeProperties = {
	displayName: 'Additional Fields (JSON)',
	name: 'additionalFields',
	type: 'json',
	default: '{}',
	placeholder: 'e.g. { "phone": null }',
	description:
		'Fields to send besides those above, as JSON. They win over a field above with the same name. Use it for a field that the form does not show, for a nested value, or null to clear a field.',
};

/**
 * A JSON object as typed, or as an expression brought it.
 * @throws {InputError} when it is something else
 */
export function readAdditionalFields(value: unknown): IDataObject {
	if (value === undefined || value === null || value === '') return {};
	const fields = typeof value === 'string' ? parse(value) : value;
	if (isObject(fields)) return fields;
	throw new InputError(
		'Additional Fields (JSON) is not a JSON object',
		'Write the names and values between braces, e.g. { "phone": null }. Names and texts stand in double quotes.',
	);
}

function parse(text: string): unknown {
	return jsonParse<unknown>(text, { fallbackValue: undefined });
}
