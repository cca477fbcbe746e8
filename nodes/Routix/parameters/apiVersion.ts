import type { INodeProperties } from 'n8n-workflow';
import type { ApiVersion } from '../contract/address';
import { readChoice } from './plainValues';

export const apiVersion: INodeProperties = {
	displayName: 'API Version',
	name: 'apiVersion',
	type: 'options',
	options: [
		{ name: 'V1', value: 'v1', description: 'A stable set of fields that never changes' },
		{ name: 'V2', value: 'v2', description: 'More fields; Routix may add to them' },
	],
	default: 'v1',
	description:
		'Which set of fields Routix answers with. Routix advises to start with v1; choose v2 if you need more fields.',
};

/** @throws {InputError} when an expression brought something else than `v1` or `v2` */
export function readApiVersion(value: unknown): ApiVersion {
	return readChoice(value, 'API Version', ['v1', 'v2']);
}
