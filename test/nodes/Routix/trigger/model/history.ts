import fc from 'fast-check';
import type { Interruption, Operation } from './movingList';

/** What happens around one poll. */
export interface Round {
	/** Between the poll before and this one. */
	before: Operation[];
	/** While it reads. */
	during: Interruption[];
	/** The first request that fails, from 1; so do those after it, and the poll as a whole. */
	failingRequest?: number;
	/** n8n stops before this poll and starts again from the state that it had stored. */
	restart: boolean;
}

/** A list, and what becomes of it over many polls. */
export interface History {
	size: number;
	rounds: Round[];
	/** How many records the trigger asks for at an end, and by each further request. */
	probe: number;
	page: number;
	/** How many requests of a full read are in flight at once. */
	concurrency: number;
	/** Every how many polls the whole list is read; 0 = in each. */
	fullReadEvery: number;
}

export interface HistoryOptions {
	kinds: Array<fc.WeightedArbitrary<Operation['kind']>>;
	/** What happens only between two polls, never while one reads. */
	betweenPolls?: Array<fc.WeightedArbitrary<Operation['kind']>>;
	fullReadEvery: number[];
	rounds?: number;
	/** How many records there are at least at the beginning. */
	minSize?: number;
}

/** Random histories of a list in which only the given changes happen. */
export function histories({
	kinds,
	betweenPolls = [],
	fullReadEvery,
	rounds = 30,
	minSize = 0,
}: HistoryOptions): fc.Arbitrary<History> {
	const operationOf = (some: HistoryOptions['kinds']): fc.Arbitrary<Operation> =>
		fc.record({ kind: fc.oneof(...some), pick: fc.nat({ max: 0xffffff }) });
	const operation = operationOf(kinds);
	const before = operationOf([...kinds, ...betweenPolls]);
	const round: fc.Arbitrary<Round> = fc.record({
		before: rarely(2, fc.array(before, { maxLength: 12, size: 'max' }), []),
		during: rarely(
			3,
			fc.array(fc.record({ beforeRequest: fc.nat({ max: 12 }), operation }), {
				maxLength: 6,
				size: 'max',
			}),
			[],
		),
		failingRequest: rarely(6, fc.integer({ min: 1, max: 10 }), undefined),
		restart: rarely(6, fc.constant(true), false),
	});
	return fc.record({
		size: fc.oneof(
			fc.integer({ min: minSize, max: minSize + 8 }),
			fc.integer({ min: minSize, max: 60 }),
		),
		rounds: fc.array(round, { minLength: rounds, maxLength: rounds }),
		probe: fc.integer({ min: 2, max: 8 }),
		page: fc.integer({ min: 4, max: 20 }),
		concurrency: fc.constantFrom(1, 5),
		fullReadEvery: fc.constantFrom(...fullReadEvery),
	});
}

function rarely<T>(oneIn: number, value: fc.Arbitrary<T>, otherwise: T): fc.Arbitrary<T> {
	return fc.oneof(
		{ weight: 1, arbitrary: value },
		{ weight: oneIn - 1, arbitrary: fc.constant(otherwise) },
	);
}
