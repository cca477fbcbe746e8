import type { Simulator } from '../simulator/client';
import type { Cell, Contestant, Run } from './contestant';
import { forgetPeak, peakMiB, processorMs } from './processes';

/** The results of one cell by contestant. */
export type CellResults = Record<string, Run[]>;

/**
 * Lets the contestants read the same list so many times, taking turns, so that what else the machine does meets all
 * of them alike. Each reads once before, to warm up.
 */
export async function race(
	routix: Simulator,
	contestants: Contestant[],
	cell: Cell,
	rounds: number,
	onRun: (contestant: string, run: Run) => void,
): Promise<CellResults> {
	await routix.configure({ latencyMs: cell.latencyMs });
	const results: CellResults = Object.fromEntries(contestants.map(({ name }) => [name, []]));
	for (let round = 0; round <= rounds; round++) {
		for (const contestant of contestants) {
			const run = await readOnce(routix, contestant);
			if (round === 0) continue;
			results[contestant.name].push(run);
			onRun(contestant.name, run);
		}
	}
	return results;
}

async function readOnce(routix: Simulator, contestant: Contestant): Promise<Run> {
	await routix.clearRequests();
	forgetPeak(contestant.pid);
	const processorBefore = processorMs(contestant.pid);
	const startedAt = performance.now();
	await contestant.read();
	const wholeMs = performance.now() - startedAt;
	const measured = {
		wholeMs,
		processorMs: processorMs(contestant.pid) - processorBefore,
		peakMiB: peakMiB(contestant.pid),
	};

	const requests = await routix.requests({ path: '/accounts$' });
	const failed = requests.find(({ status }) => status !== 200);
	if (failed) throw new Error(`${contestant.name}: ${failed.path} was answered ${failed.status}`);
	const starts = requests.map((request) => request.startedAt);
	const ends = requests.map((request) => request.startedAt + (request.durationMs ?? 0));
	return {
		requests: requests.length,
		requestsMs: Math.max(...ends) - Math.min(...starts),
		...measured,
	};
}

/** The middle of the values, or the mean of the two in the middle. */
export function median(values: number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	const middle = sorted.length / 2;
	return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle) - 1]) / 2;
}
