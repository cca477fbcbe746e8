import fc from 'fast-check';
import { reportOnCreated, type CreatedReport } from './model/createdReport';
import { histories, type HistoryOptions } from './model/history';
import { WRONG_TOTALS, type ListOptions, type Operation } from './model/movingList';
import { reportOnUpdates } from './model/updatesReport';

/** How many random histories each property is tried on: `HISTORIES=3000 npx jest …` for the long run. */
const NUMBER_OF_HISTORIES = Number(process.env.HISTORIES ?? 60);
const SEED = Number(process.env.HISTORIES_SEED ?? 20261102);
const PARAMETERS = { numRuns: NUMBER_OF_HISTORIES, seed: SEED, endOnFailure: true };

jest.setTimeout(3_600_000);

const MOSTLY = { remove: 3, update: 1 };
const NOTHING_WRONG = { repeated: [], oldAsNew: [], late: [], lost: [] };

describe('In random histories of 30 polls, with requests that fail, lists that change while they are read, and restarts', () => {
	test.each([
		['at the start', { insertAtStart: 4 }],
		['at the end', { insertAtEnd: 4 }],
		['at both ends', { insertAtStart: 2, insertAtEnd: 2 }],
	])('each record that arrives %s is emitted once and at once', async (_, inserts) => {
		const options = { kinds: weighted({ ...inserts, ...MOSTLY }), fullReadEvery: [0, 10, 60] };
		await check(options, (report) => expect(report).toMatchObject(NOTHING_WRONG));
	});

	test('so it is when Routix states no total', async () => {
		const options = { kinds: weighted({ insertAtStart: 4, ...MOSTLY }), fullReadEvery: [60] };
		const list = { total: () => undefined };
		await check(options, (report) => expect(report).toMatchObject(NOTHING_WRONG), list);
	});

	test('so it is when Routix caps the page size', async () => {
		const options = { kinds: weighted({ insertAtEnd: 4, ...MOSTLY }), fullReadEvery: [0, 10, 60] };
		await check(options, (report) => expect(report).toMatchObject(NOTHING_WRONG), { cap: 5 });
	});

	describe.each(Object.entries(WRONG_TOTALS))(
		'so it is when the total %s and records arrive',
		(_, total) => {
			test.each([
				['at the start', { insertAtStart: 4 }],
				['at the end', { insertAtEnd: 4 }],
			])('%s', async (_end, inserts) => {
				const options = { kinds: weighted({ ...inserts, ...MOSTLY }), fullReadEvery: [60] };
				await check(options, (report) => expect(report).toMatchObject(NOTHING_WRONG), { total });
			});
		},
	);

	const arrivingAnywhere = weighted({ insertAtStart: 5, insertAnywhere: 3, remove: 2 });

	test('records inserted anywhere are emitted at once when every poll reads everything', async () => {
		const options = { kinds: arrivingAnywhere, fullReadEvery: [0] };
		await check(options, (report) => expect(report).toMatchObject(NOTHING_WRONG));
	});

	test('else only an insert in the middle that deletions hide waits for the next full read', async () => {
		const options = { kinds: arrivingAnywhere, fullReadEvery: [10, 60] };
		await check(options, ({ repeated, oldAsNew, late, lostForGood }) => {
			expect({ repeated, oldAsNew, lostForGood }).toEqual({
				repeated: [],
				oldAsNew: [],
				lostForGood: [],
			});
			for (const record of late) {
				expect(record).toMatchObject({
					isFullRead: false,
					wasInsertedAnywhere: true,
					isHiddenByDeletions: true,
				});
			}
		});
	});

	test('where updates re-order the list, nothing is emitted twice and nothing old as new', async () => {
		const kinds = weighted({ insertAtStart: 3, move: 4, remove: 2 });
		await check({ kinds, fullReadEvery: [0, 10, 60] }, ({ repeated, oldAsNew, lostForGood }) => {
			expect({ repeated, oldAsNew, lostForGood }).toEqual({
				repeated: [],
				oldAsNew: [],
				lostForGood: [],
			});
		});
	});

	test('each update is emitted once and at once, and told from a creation', async () => {
		const kinds = weighted({ insertAtStart: 2, insertAnywhere: 1, remove: 2, update: 5 });
		const sums = { polls: 0, failedPolls: 0, created: 0, updated: 0 };
		await fc.assert(
			fc.asyncProperty(histories({ kinds, fullReadEvery: [60] }), async (history) => {
				const report = await reportOnUpdates(history);
				add(sums, report);
				expect(report).toMatchObject({ repeated: [], missed: [], mislabelled: [] });
			}),
			PARAMETERS,
		);
		tell(sums);
	});
});

async function check(
	options: HistoryOptions,
	verify: (report: CreatedReport) => void,
	list?: ListOptions,
) {
	const sums = { polls: 0, failedPolls: 0, fullReads: 0, created: 0, emitted: 0, late: 0, lost: 0 };
	await fc.assert(
		fc.asyncProperty(histories(options), async (history) => {
			const report = await reportOnCreated(history, list);
			const late = new Set(report.late.map(({ id }) => id)).size;
			add(sums, { ...report, late, lost: report.lost.length });
			verify(report);
		}),
		PARAMETERS,
	);
	expect(sums.emitted).toBeGreaterThan(NUMBER_OF_HISTORIES);
	tell(sums);
}

function weighted(weights: Partial<Record<Operation['kind'], number>>): HistoryOptions['kinds'] {
	return Object.entries(weights).map(([kind, weight]) => ({
		weight,
		arbitrary: fc.constant(kind as Operation['kind']),
	}));
}

function add<T extends object>(sums: T, values: T) {
	for (const key of Object.keys(sums) as Array<keyof T>) {
		sums[key] = ((sums[key] as number) + (values[key] as number)) as T[keyof T];
	}
}

/** The figures of a long run; a short one keeps quiet. */
function tell(sums: object) {
	if (process.env.HISTORIES) {
		process.stdout.write(`${expect.getState().currentTestName}\n  ${JSON.stringify(sums)}\n`);
	}
}
