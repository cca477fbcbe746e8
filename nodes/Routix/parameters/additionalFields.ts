import { jsonParse, type IDataObject, type INodeProperties } from 'n8n-workflow';
import { InputError } from '../inputError';
import { isNeverSent } from '../fields/ownFields';
import { isObject } from '../json';

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
 * A JSON object as typed, or as an expression brought it. Of a whole item, the ID and the names that this package added
 * stay behind.
 * @throws {InputError} when it is something else
 */
export function readAdditionalFields(value: unknown): IDataObject {
	const entered = typeof value === 'string' ? value.trim() : value;
	if (entered === undefined || entered === null || entered === '') return {};
	const fields = typeof entered === 'string' ? parse(entered) : entered;
	if (!isObject(fields)) {
		throw new InputError(
			'Additional Fields (JSON) is not a JSON object',
			'Write the names and values between braces, e.g. { "phone": null }. Names and texts stand in double quotes.',
		);
	}
	const sent = Object.entries(fields).filter(([name]) => !isNeverSent(name));
	for (const [name, value] of sent) {
		if (typeof value === 'number' && !Number.isFinite(value)) {
			throw new InputError(
				`Additional Fields (JSON): ${name} is ${value}, which is not a number that can be sent`,
				'Correct the expression. To clear the field, use null.',
			);
		}
	}
	return Object.fromEntries(sent);
}

function parse(text: string): unknown {
	return jsonParse<unknown>(text, { fallbackValue: null });
}
