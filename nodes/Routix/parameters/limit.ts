import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../inputError';

export const returnAll: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

export const limit: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	displayOptions: { show: { returnAll: [false] } },
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
};

/**
 * A limit that an expression may have set to anything.
 * @throws {InputError} when it is not a whole number of 1 or more
 */
export function readLimit(value: unknown): number {
	const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof count === 'number' && Number.isInteger(count) && count >= 1) return count;
	throw new InputError(
		`Limit "${String(value)}" is not valid`,
		'Enter a whole number of 1 or more, or switch on Return All.',
	);
}
