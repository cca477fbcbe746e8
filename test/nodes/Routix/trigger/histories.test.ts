import fc from 'fast-check';
import { reportOnCreated, type CreatedReport } from './model/createdReport';
import { histories, type HistoryOptions } from './model/history';
import { WRONG_TOTALS, type ListOptions, type Operation } from './model/movingList';
import { reportOnUpdates, type UpdatesReport } from './model/updatesReport';

/** How many random histories each property is tried on: `HISTORIES=3000 npx jest …` for the long run. */
const NUMBER_OF_HISTORIES = Number(process.env.HISTORIES ?? 15);
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

	const UPDATES = { insertAtStart: 2, remove: 2, update: 5 };
	const ALL_UPDATES = { repeated: [], missed: [], mislabelled: [] };
	const UPDATES_AT_FULL_READS = { repeated: [], missedByFullRead: [], mislabelled: [] };

	test('each update is emitted once and at once, and told from a creation', async () => {
		const kinds = weighted({ ...UPDATES, insertAnywhere: 1 });
		await checkUpdates({ kinds, fullReadEvery: [60] }, ALL_UPDATES);
	});

	test('so it is where a field of all records comes and goes', async () => {
		const betweenPolls = weighted({ toggleField: 1 });
		const kinds = weighted(UPDATES);
		const options = { kinds, betweenPolls, minSize: 20, fullReadEvery: [60] };
		await checkUpdates(options, ALL_UPDATES);
	});

	test.each(Object.entries(WRONG_TOTALS))('so it is when the total %s', async (_, total) => {
		const options = { kinds: weighted(UPDATES), fullReadEvery: [60] };
		await checkUpdates(options, ALL_UPDATES, { total });
	});

	describe('With recent records only', () => {
		test.each([
			['at the start', { insertAtStart: 2 }],
			['at the end', { insertAtEnd: 2 }],
			['anywhere', { insertAnywhere: 2 }],
		])('no update is lost at a full read, where records arrive %s', async (_, inserts) => {
			const kinds = weighted({ ...inserts, remove: 1, update: 5 });
			const options = { kinds, fullReadEvery: [5, 10] };
			for (const recentRecords of [1, 5, 12]) {
				const sums = await checkUpdates(options, UPDATES_AT_FULL_READS, { recentRecords });
				expect(sums.fullReads).toBeLessThan(sums.polls - sums.failedPolls);
			}
		});

		test('so it is where fields come and go, and where Routix caps the page size', async () => {
			const betweenPolls = weighted({ toggleField: 1 });
			const kinds = weighted(UPDATES);
			const options = { kinds, betweenPolls, minSize: 20, fullReadEvery: [5, 10] };
			await checkUpdates(options, UPDATES_AT_FULL_READS, { recentRecords: 5, cap: 4 });
		});

		test.each(Object.entries(WRONG_TOTALS))('so it is when the total %s', async (_, total) => {
			const options = { kinds: weighted(UPDATES), fullReadEvery: [5, 10] };
			await checkUpdates(options, UPDATES_AT_FULL_READS, { total, recentRecords: 5 });
		});

		test('every change is found at once where the record that was changed last comes first', async () => {
			const kinds = weighted({ insertAtStart: 2, remove: 1, touch: 5 });
			const options = { kinds, fullReadEvery: [10, 60] };
			await checkUpdates(options, ALL_UPDATES, { recentRecords: 3 });
		});
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

async function checkUpdates(
	options: HistoryOptions,
	expected: Partial<UpdatesReport>,
	list?: Parameters<typeof reportOnUpdates>[1],
) {
	const sums = { polls: 0, failedPolls: 0, fullReads: 0, created: 0, updated: 0 };
	await fc.assert(
		fc.asyncProperty(histories(options), async (history) => {
			const report = await reportOnUpdates(history, list);
			add(sums, report);
			expect(report).toMatchObject(expected);
		}),
		PARAMETERS,
	);
	expect(sums.updated).toBeGreaterThan(NUMBER_OF_HISTORIES);
	tell(sums);
	return sums;
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
