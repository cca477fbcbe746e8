import type { Simulator } from '../simulator/client';
import type { Cell, Contestant, Run } from './contestant';
import { forgetPeak, peakMiB, processorMs } from './processes';

/** The results of one cell by contestant. */
export type CellResults = Record<string, Run[]>;

export interface RaceSettings {
	routix: Simulator;
	contestants: Contestant[];
	/** The last part of the list's address, `accounts`. */
	path: string;
	rounds: number;
	onRun(contestant: string, run: Run): void;
}

/**
 * Lets the contestants do the same so many times, taking turns, so that what else the machine does meets all of them
 * alike. Each does it once before, without latency, to warm up.
 */
export async function race(settings: RaceSettings, cell: Cell): Promise<CellResults> {
	const { contestants, onRun, rounds, routix } = settings;
	const results: CellResults = Object.fromEntries(contestants.map(({ name }) => [name, []]));
	for (let round = 0; round <= rounds; round++) {
		const latencyMs = round === 0 ? 0 : cell.latencyMs;
		await routix.configure({ latencyMs });
		for (const contestant of contestants) {
			const run = await workOnce(settings, contestant, { ...cell, latencyMs });
			if (round === 0) continue;
			results[contestant.name].push(run);
			onRun(contestant.name, run);
		}
	}
	return results;
}

async function workOnce(
	{ path, routix }: RaceSettings,
	contestant: Contestant,
	cell: Cell,
): Promise<Run> {
	await routix.clearRequests();
	forgetPeak(contestant.pid);
	const processorBefore = processorMs(contestant.pid);
	const startedAt = performance.now();
	await contestant.work(cell);
	const wholeMs = performance.now() - startedAt;
	const measured = {
		wholeMs,
		processorMs: processorMs(contestant.pid) - processorBefore,
		peakMiB: peakMiB(contestant.pid),
	};

	const requests = await routix.requests({ path: `/${path}(/|$)` });
	const failed = requests.find(({ status }) => status < 200 || status > 299);
	if (failed) throw new Error(`${contestant.name}: ${failed.path} was answered ${failed.status}`);
	const starts = requests.map((request) => request.startedAt);
	const ends = requests.map((request) => request.startedAt + (request.durationMs ?? 0));
	return {
		requests: requests.length,
		mostAtOnce: Math.max(...requests.map(({ underWay }) => underWay)),
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
