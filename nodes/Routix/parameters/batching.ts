import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../inputError';
import { readWholeNumber } from './plainValues';

const MOST_AT_ONCE = 10;

/** Same shape and words as the batching of n8n's HTTP Request node, which people know. */
export const batching: INodeProperties = {
	displayName: 'Batching',
	name: 'batching',
	placeholder: 'Add Batching',
	type: 'fixedCollection',
	default: { batch: {} },
	description: 'Slow down large writes: wait after each batch of items',
	options: [
		{
			displayName: 'Batching',
			name: 'batch',
			values: [
				{
					displayName: 'Items Per Batch',
					name: 'batchSize',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 50,
					description: 'How many items to process before waiting',
				},
				{
					displayName: 'Batch Interval',
					name: 'batchInterval',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 1000,
					description: 'How long to wait after each batch, in milliseconds',
				},
			],
		},
	],
};

/**
 * How long to wait before an item, in milliseconds.
 * @param value the option as n8n stores it; undefined when it is not used
 * @throws {InputError} when a number cannot be right
 */
export function pauseBefore(itemIndex: number, value: unknown): number {
	const batch = (value as { batch?: Record<string, unknown> } | undefined)?.batch;
	if (!batch || Object.keys(batch).length === 0) return 0;
	const size = readWholeNumber(batch.batchSize ?? 50, 'Items Per Batch', 1);
	const interval = readWholeNumber(batch.batchInterval ?? 1000, 'Batch Interval', 0);
	return itemIndex > 0 && itemIndex % size === 0 ? interval : 0;
}

/** @param usual how many it is without the option: adding it changes nothing yet */
export function requestsAtOnce(usual: number): INodeProperties {
	return {
		displayName: 'Requests at Once',
		name: 'requestsAtOnce',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: MOST_AT_ONCE },
		default: usual,
		description:
			'How many items to send to Routix at the same time, 1 to 10. With more than 1, Routix may number new records in another order than that of the items.',
	};
}

/**
 * How many items may be sent at once.
 * @param value the option as n8n stores it; undefined when it is not used
 * @throws {InputError} when an expression brought something that is no such number
 */
export function readRequestsAtOnce(value: unknown, usual: number): number {
	const count = readWholeNumber(value ?? usual, 'Requests at Once', 1);
	if (count <= MOST_AT_ONCE) return count;
	throw new InputError(
		`Requests at Once must be ${MOST_AT_ONCE} at most, not ${count}`,
		'Enter a whole number from 1 to 10. Routix has to answer them all at the same time.',
	);
}
