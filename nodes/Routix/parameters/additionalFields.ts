import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InputError } from '../inputError';
import { isNeverSent } from '../fields/ownFields';
import { isObject } from '../json';
import { isHelper } from '../values/columnNames';
import { readJson } from '../values/jsonText';
import { isBlank, shown, tidyText } from '../values/text';

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
 * A JSON object as typed, or as an expression brought it. Of a whole item, the ID and the columns that this package or
 * another node added stay behind.
 * @throws {InputError} when it is something else
 */
export function readAdditionalFields(value: unknown): IDataObject {
	if (isBlank(value)) return {};
	const read = typeof value === 'string' ? readJson(value) : { value };
	if ('refuse' in read) {
		const { reason, remedy } = read.refuse;
		throw new InputError(`Additional Fields (JSON) is not a JSON object: ${reason}`, remedy);
	}
	if (!isObject(read.value)) {
		throw new InputError(
			`Additional Fields (JSON) is not a JSON object but ${shown(read.value)}`,
			'Write the names and values between braces, e.g. { "phone": null }. Names and texts stand in double quotes.',
		);
	}
	return Object.fromEntries(
		Object.entries(read.value).filter(([name]) => !isNeverSent(name) && !isHelper(tidyText(name))),
	);
}
