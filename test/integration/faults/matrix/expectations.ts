import { isWrite, operationNames, type OperationName } from './operations';

/** What comes of an operation under a fault. */
export interface Outcome {
	/** Undefined: it works. */
	error?: string;
	/** How often the request in question reached the server. */
	requests: number;
	/** Seconds waited in all. */
	waited: number;
	/** The error says that Routix may have carried out the write. */
	mayBeDone?: boolean;
}

export type Expected = Record<OperationName, Outcome>;

/** How long is waited between five tries, in seconds. */
const ALL_WAITS = 1 + 2 + 4 + 8;

export function works(requests = 1, waited = 0): Outcome {
	return { requests, waited };
}

export function fails(error: string, requests = 1, waited = 0): Outcome {
	return { error, requests, waited };
}

/** A read that is tried five times. */
export function givesUp(error: string): Outcome {
	return fails(error, 5, ALL_WAITS);
}

/** A write that is sent once, and that may have been carried out. */
export function lost(error: string): Outcome {
	return { ...fails(error), mayBeDone: true };
}

type Words = (operation: OperationName) => Outcome;

/** The same for all operations that read, and for all that write. */
export function outcomes(reads: Outcome | Words, writes: Outcome | Words = reads): Expected {
	const entries = operationNames.map((name) => {
		const outcome = isWrite(name) ? writes : reads;
		return [name, typeof outcome === 'function' ? outcome(name) : outcome];
	});
	return Object.fromEntries(entries) as Expected;
}

/** "create" or "update", as errors call what was done. */
export function verb(operation: OperationName): string {
	return operation === 'Update' ? 'update' : 'create';
}
