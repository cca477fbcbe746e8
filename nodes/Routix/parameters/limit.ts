import type { INodeProperties } from 'n8n-workflow';
import { readSwitch, readWholeNumber } from './plainValues';

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
 * How many records are wanted.
 * @throws {InputError} when an expression brought something that is no count
 */
export function readWanted(isAll: unknown, count: unknown): number {
	return readSwitch(isAll, 'Return All') ? Infinity : readWholeNumber(count, 'Limit', 1);
}
