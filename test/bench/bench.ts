/**
 * `npm run bench`: the Routix node, the HTTP Request node and a bare client read all accounts of a simulated Routix.
 * With `--search`, `--items` or `--polls` they do something else, see `races.ts`.
 * Options: `--rows 1000,50000`, `--latencies 0,50`, `--rounds 5`, `--write` (keeps the results under `docs/`).
 */
import { mkdirSync, rmSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packTarball } from '../e2e/harness/communityPackage';
import { runtimeFolder } from '../e2e/harness/paths';
import { exitOnSignals } from '../e2e/harness/processes';
import { startSimulator, type Simulator } from '../simulator/client';
import type { Contestant } from './contestant';
import { median, race } from './race';
import { races, type Race } from './races';
import { writeReport } from './report';
import type { Results } from './results';
import { printTable } from './table';
import { versions } from './versions';

const { values: options } = parseArgs({
	options: {
		search: { type: 'boolean', default: false },
		items: { type: 'boolean', default: false },
		polls: { type: 'boolean', default: false },
		rows: { type: 'string' },
		latencies: { type: 'string' },
		rounds: { type: 'string' },
		write: { type: 'boolean', default: false },
	},
});

async function main(): Promise<void> {
	const chosen = (['search', 'items', 'polls'] as const).find((name) => options[name]) ?? 'read';
	const folder = join(runtimeFolder, 'bench', String(process.pid));
	mkdirSync(folder, { recursive: true });
	exitOnSignals();
	try {
		const tarball = packTarball(folder);
		for (const kind of races.filter(({ option }) => option === chosen)) {
			await measure(kind, join(folder, kind.name), tarball);
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function measure(kind: Race, folder: string, tarball: string): Promise<void> {
	const routix = await startSimulator();
	const contestants: Contestant[] = [];
	const loads: number[] = [];
	const results: Results = {
		date: new Date().toISOString().slice(0, 10),
		machine: `${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
		...versions(),
		rounds: Number(options.rounds ?? kind.rounds),
		load: 0,
		cells: [],
	};
	const numbers = (list: string) => list.split(',').map(Number);
	const rowCounts = options.rows ? numbers(options.rows) : kind.rows;
	const latencies = options.latencies ? numbers(options.latencies) : kind.latencies;
	try {
		for await (const contestant of kind.start({ folder, tarball, routix })) {
			contestants.push(contestant);
		}
		await tryOut(kind, routix, contestants);
		for (const rows of rowCounts) {
			await routix.seed(kind.resource, rows);
			for (const latencyMs of latencies) {
				const cell = { rows, latencyMs };
				const runs = await race(
					{
						routix,
						contestants,
						path: kind.resource,
						rounds: results.rounds,
						onRun: (name, run) =>
							console.log(
								`${kind.name}, ${rows} ${kind.resource}, ${latencyMs} ms: ${name} ${Math.round(run.requestsMs)} ms, whole ${Math.round(run.wholeMs)} ms, processor ${run.processorMs} ms, ${Math.round(run.peakMiB)} MiB`,
							),
					},
					cell,
				);
				await routix.configure({ latencyMs: 0 });
				loads.push(loadavg()[0]);
				results.load = median(loads);
				results.cells.push({ ...cell, results: runs });
				// Kept as it grows: an interrupted benchmark has not measured for nothing.
				if (options.write) writeReport(kind, results);
			}
		}
		printTable(results.cells, kind.columns);
	} finally {
		await Promise.all(contestants.map(async ({ stop }) => await stop()));
		await routix.stop();
	}
}

/** Nobody may win by leaving something out. */
async function tryOut(
	{ resource, trial }: Race,
	routix: Simulator,
	contestants: Contestant[],
): Promise<void> {
	await routix.seed(resource, trial.rows);
	const wanted = await trial.wanted(routix);
	for (const { count, name } of contestants) {
		const counted = await count();
		if (counted !== wanted) throw new Error(`${name} gives ${counted} of ${wanted}`);
	}
}

void main();
