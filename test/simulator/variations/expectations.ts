import {
	operationNames,
	type ErrorWords,
	type Expectation,
	type OperationName,
	type Variation,
} from './variation';

export const right: Expectation = { outcome: 'right' };

export function clearError(words: ErrorWords & { why?: string } = {}): Expectation {
	return { outcome: 'clear error', ...words };
}

export function exception(why: string, words: ErrorWords = {}): Expectation {
	return { outcome: 'exception', why, ...words };
}

/** What has to come of one operation. */
export function expectationOf({ expected = right, but }: Variation, operation: OperationName) {
	return but?.[operation] ?? expected;
}

/** The operations that read a list. */
export const listReaders = [
	'Get Many',
	'Get Many with Limit',
	'Record Picker',
	'Record Search',
	'Form',
	'Create or Update',
	'Created',
	'Updated',
] as const satisfies readonly OperationName[];

export const writers = ['Create', 'Update', 'Create or Update'] as const satisfies OperationName[];

export const everything = operationNames.filter((name) => name !== 'Get Missing');
