import fc, { type Arbitrary } from 'fast-check';
import { IncompleteListError } from '../../../../nodes/Routix/pagination/errors';
import type { RoutixRecord } from '../../../../nodes/Routix/contract/record';
import { readAll, widthOf } from './reading';
import { ModelList, type ModelSettings } from './modelList';
import { readByOffset } from './offsetPaging';
import * as schedules from './schedules';
import type { Schedule } from './schedules';

/** `ROUTIX_CHURN_RUNS=20000 ROUTIX_CHURN_SEED=…` make the long run; the short one is the same each time. */
const numRuns = Number(process.env.ROUTIX_CHURN_RUNS ?? 100);
const seed = Number(process.env.ROUTIX_CHURN_SEED ?? 20261124);

/** What can go wrong with a read of a list that changes. */
interface Outcome {
	/** Rows that were there all the time and are missing: those that nobody moved, and those that somebody did. */
	lost: string[];
	lostAfterMove: string[];
	repeated: number;
	refused: boolean;
	/** Rows that stayed where they were come in the order of the list. */
	inOrder: boolean;
}

/** Totals that are not the length of the list. While it changes, one that is too high may be the truth, so it is refused. */
const WRONG_TOTALS: Array<[string, ModelSettings['statedTotal']]> = [
	['the rows of the page', (_total, { rows }) => rows],
	['the rows so far', (_total, { offset, rows }) => offset + rows],
	['the rows of other branches too', (total) => total + 37],
	['no more than 20', (total) => Math.min(total, 20)],
	['an estimate', (total) => Math.round(total / 10) * 10],
	['always 0', () => 0],
];

const report: Array<Record<string, string | number>> = [];

async function outcomeOf(
	schedule: Schedule,
	read: (list: ModelList) => Promise<RoutixRecord[]>,
	statedTotal?: ModelSettings['statedTotal'],
): Promise<Outcome> {
	const { statesTotal, ...model } = schedule;
	const list = new ModelList({
		...model,
		statedTotal: statesTotal ? statedTotal : () => undefined,
	});
	let records: RoutixRecord[];
	try {
		records = await read(list);
	} catch (error) {
		if (!(error instanceof IncompleteListError)) throw error;
		return { lost: [], lostAfterMove: [], repeated: 0, refused: true, inOrder: true };
	}
	const ids = records.map(({ id }) => String(id));
	const met = new Set(ids);
	const lost = [...list.persistent].filter((id) => !met.has(id));
	const stayed = (id: string) => list.persistent.has(id) && !list.moved.has(id);
	return {
		lost: lost.filter(stayed),
		lostAfterMove: lost.filter((id) => !stayed(id)),
		repeated: ids.length - met.size,
		refused: false,
		inOrder: ids.filter(stayed).join() === list.ids().filter(stayed).join(),
	};
}

async function tryAll(name: string, arbitrary: Arbitrary<Schedule>): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	const property = fc.asyncProperty(arbitrary, async (schedule) => {
		const { concurrency, pageSize } = schedule;
		const outcome = await outcomeOf(schedule, async ({ fetchPage }) =>
			readAll(fetchPage, { throttle: widthOf(concurrency), limit: pageSize }),
		);
		outcomes.push(outcome);
		expect(outcome).toMatchObject({ lost: [], repeated: 0 });
	});
	await fc.assert(property, { numRuns, seed });
	await compare(name, arbitrary, outcomes);
	return outcomes;
}

/** Adds a line to the table: the same schedules read by us and the usual way. */
async function compare(name: string, arbitrary: Arbitrary<Schedule>, ours: Outcome[]) {
	const usual: Outcome[] = [];
	for (const schedule of fc.sample(arbitrary, { numRuns, seed })) {
		usual.push(
			await outcomeOf(schedule, async (list) => readByOffset(list.fetchPage, schedule.pageSize)),
		);
	}
	const counted = (outcomes: Outcome[], fails: (outcome: Outcome) => boolean) =>
		outcomes.filter(fails).length;
	const loses = ({ lost, lostAfterMove }: Outcome) => lost.length + lostAfterMove.length > 0;
	report.push({
		schedules: name,
		runs: ours.length,
		lost: counted(ours, loses),
		repeated: counted(ours, ({ repeated }) => repeated > 0),
		refused: counted(ours, ({ refused }) => refused),
		'usual way: lost': counted(usual, loses),
		'usual way: repeated': counted(usual, ({ repeated }) => repeated > 0),
	});
}

describe('readAll, while the list changes between any two requests', () => {
	jest.setTimeout(30 * 60_000);

	afterAll(() => {
		if (process.env.ROUTIX_CHURN_RUNS) console.table(report);
	});

	it.each([
		['rows come and go', schedules.comingAndGoing],
		['the list shrinks just before its last page', schedules.shrinkingAtTheEnd],
		['no total is stated', schedules.withoutTotal],
	])(
		'returns each row that is there all the time once and in order: %s',
		async (name, arbitrary) => {
			const outcomes = await tryAll(name, arbitrary);
			expect(outcomes.filter(({ inOrder, refused }) => refused || !inOrder)).toEqual([]);
		},
	);

	it.each(WRONG_TOTALS)(
		'returns each row that is there all the time once, whatever the total counts: %s',
		async (name, statedTotal) => {
			const refused: boolean[] = [];
			const property = fc.asyncProperty(schedules.comingAndGoing, async (schedule) => {
				const outcome = await outcomeOf(
					schedule,
					async ({ fetchPage }) =>
						await readAll(fetchPage, {
							throttle: widthOf(schedule.concurrency),
							limit: schedule.pageSize,
							onCountMismatch: 'return',
						}),
					statedTotal,
				);
				expect(outcome).toMatchObject({ lost: [], repeated: 0 });
				refused.push(outcome.refused);
			});
			await fc.assert(property, { numRuns, seed });
			const mayBeTrue = name.endsWith('too') || name === 'an estimate';
			expect(refused.some(Boolean)).toBe(mayBeTrue);
		},
	);

	it('returns moved rows as well when they are moved now and then', async () => {
		const outcomes = await tryAll('a row is moved now and then', schedules.movingNowAndThen);
		const failed = outcomes.filter(({ lostAfterMove, refused }) => refused || lostAfterMove.length);
		expect(failed).toEqual([]);
	});

	it('loses no row that stays in place when others are moved without a pause', async () => {
		const outcomes = await tryAll('rows are moved without a pause', schedules.movingWildly);
		const failed = outcomes.filter(({ lostAfterMove, refused }) => refused || lostAfterMove.length);
		expect(failed.length).toBeLessThanOrEqual(numRuns / 1000);
	});

	it('meets schedules on which the usual way of paging loses and repeats rows', () => {
		for (const line of report) expect(line['usual way: lost']).toBeGreaterThan(numRuns / 20);
	});
});
