import type { INodeProperties } from 'n8n-workflow';
import { readChoice } from './plainValues';

/** Shown among the options of operations that read whole lists. */
export const onCountMismatch: INodeProperties = {
	displayName: 'When the Count Differs',
	name: 'onCountMismatch',
	type: 'options',
	options: [
		{
			name: 'Error',
			value: 'error',
			description: 'Stop, since records may be missing',
		},
		{
			name: 'Use What There Is',
			value: 'return',
			description:
				'Go on with the records that could be read. Create or Update takes an item that matches none of them for new.',
		},
	],
	default: 'error',
	description:
		'What to do when Routix states more records than it hands out, after the list was read twice with the same result',
};

/** @throws {InputError} when an expression brought something else */
export function readOnCountMismatch(value: unknown): 'error' | 'return' {
	return readChoice(value, 'When the Count Differs', ['error', 'return'] as const);
}
