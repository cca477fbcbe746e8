import fc from 'fast-check';
import { reportOnCreated, type CreatedReport } from './createdReport';
import { histories, type HistoryOptions } from './history';
import type { ListOptions, Operation } from './movingList';
import { reportOnUpdates, type UpdatesReport } from './updatesReport';

/** How many random histories each property is tried on: `npm run test:histories` for the long run. */
const NUMBER_OF_HISTORIES = Number(process.env.HISTORIES ?? 6);
const SEED = Number(process.env.HISTORIES_SEED ?? 20261102);
const PARAMETERS = { numRuns: NUMBER_OF_HISTORIES, seed: SEED, endOnFailure: true };

/** What the tests are about, and how long the long run of one of them may take. */
export const IN_HISTORIES =
	'In random histories of 30 polls, with requests that fail, lists that change while they are read, and restarts';
export const HOUR_MS = 3_600_000;

/** Plays histories to a trigger on created records. */
export async function checkCreated(
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

/** Plays histories to a trigger on created and updated records. */
export async function checkUpdates(
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

/** Operations that are chosen more or less often. */
export function weighted(
	weights: Partial<Record<Operation['kind'], number>>,
): HistoryOptions['kinds'] {
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
