import type { INodeProperties } from 'n8n-workflow';
import { BRANCH_FIELD } from '../fields/ownFields';
import { readText } from './plainValues';

/** Shown among the options. */
export const outputFields: INodeProperties = {
	displayName: 'Output Field Names or IDs',
	name: 'outputFields',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getFieldNames' },
	default: [],
	description:
		'The only fields to return, so that less data passes through the workflow. The ID always comes along. Leave empty for all fields. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

/** Names as a list or in one text with commas, each once. What we add to records comes along anyway. */
export function readOutputFields(value: unknown): string[] {
	const names = readText(value)
		.split(',')
		.map((name) => name.trim());
	return [...new Set(names)].filter((name) => name !== '' && name !== BRANCH_FIELD);
}
