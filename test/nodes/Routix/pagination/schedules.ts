import fc, { type Arbitrary } from 'fast-check';
import type { Change } from './modelList';

/** One list, what happens to it before each request, and how it is read. */
export interface Schedule {
	rows: number;
	changes: Change[][];
	/** How long requests are under way: see `ModelSettings`. */
	turns: number[];
	pageSize: number;
	concurrency: number;
	statesTotal: boolean;
}

const place = fc.nat({ max: 999 }).map((perMille) => perMille / 1000);
const count = fc.integer({ min: 1, max: 6 });

const insert: Arbitrary<Change> = fc.record({ kind: fc.constant('insert'), at: place, count });
const remove: Arbitrary<Change> = fc.record({ kind: fc.constant('remove'), at: place, count });
const move: Arbitrary<Change> = fc.record({ kind: fc.constant('move'), at: place, to: place });
const changeAtAnEnd: Arbitrary<Change> = fc.record({
	kind: fc.constantFrom('insert', 'remove'),
	at: fc.constantFrom(0, 0.999),
	count,
});
const comeOrGo = fc.oneof(insert, remove, changeAtAnEnd);

/** How a list is read: small pages, so that many of them meet. */
const reading = {
	rows: fc.nat({ max: 80 }),
	turns: fc.array(fc.nat({ max: 12 }), { maxLength: 20 }),
	pageSize: fc.integer({ min: 2, max: 12 }),
	concurrency: fc.integer({ min: 1, max: 8 }),
};

/** @param percent before how many of the requests something changes, @param most how many changes these are at most */
function schedules(
	change: Arbitrary<Change>,
	percent: number,
	most: number,
	statesTotal: Arbitrary<boolean> = fc.constant(true),
): Arbitrary<Schedule> {
	const before = fc.oneof(
		{ weight: 100 - percent, arbitrary: fc.constant<Change[]>([]) },
		{ weight: percent, arbitrary: fc.array(change, { minLength: 1, maxLength: most }) },
	);
	const changes = fc.array(before, { minLength: 10, maxLength: 100, size: 'max' });
	return fc.record({ ...reading, changes, statesTotal });
}

/** Rows come and go everywhere, in bursts, before most of the requests. */
export const comingAndGoing = schedules(comeOrGo, 60, 4);

/** The same on a server that may not state the length of the list. */
export const withoutTotal = schedules(comeOrGo, 60, 4, fc.constant(false));

/** The list loses rows just before its last page is read, and little else happens. */
export const shrinkingAtTheEnd: Arbitrary<Schedule> = fc
	.tuple(
		schedules(comeOrGo, 10, 1),
		fc.record({ kind: fc.constant('remove'), at: place, count: fc.integer({ min: 1, max: 24 }) }),
		fc.nat({ max: 1 }),
	)
	.map(([schedule, shrink, early]: [Schedule, Change, number]) => {
		const lastPage = Math.ceil((schedule.rows - 1) / (schedule.pageSize - 1)) - 1;
		const changes = [...schedule.changes];
		while (changes.length <= lastPage) changes.push([]);
		changes[Math.max(0, lastPage - early)] = [shrink];
		return { ...schedule, changes };
	});

/** A row comes, goes or is moved now and then: one change before every fourth request. */
export const movingNowAndThen = schedules(fc.oneof(comeOrGo, move), 25, 1);

/** Rows come, go and are moved without a pause: up to three changes before most of the requests. */
export const movingWildly = schedules(fc.oneof(comeOrGo, move), 60, 3);
