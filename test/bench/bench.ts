/**
 * `npm run bench`: the Routix node, the HTTP Request node and a bare client read all accounts of a simulated Routix.
 * `npm run bench -- --search`: the filters of the Routix node against n8n's Filter node behind it.
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
import { connections, races, type Race } from './races';
import type { Results } from './results';
import { versions } from './versions';

async function main(): Promise<void> {
	const { values: options } = parseArgs({
		options: {
			search: { type: 'boolean', default: false },
			rows: { type: 'string' },
			latencies: { type: 'string' },
			rounds: { type: 'string' },
			write: { type: 'boolean', default: false },
		},
	});
	const kind = options.search ? races.search : races.readAll;
	const numbers = (list: string) => list.split(',').map(Number);
	const folder = join(runtimeFolder, 'bench', String(process.pid));
	mkdirSync(folder, { recursive: true });
	exitOnSignals();

	const routix = await startSimulator();
	const contestants: Contestant[] = [];
	try {
		const tarball = packTarball(folder);
		for await (const contestant of kind.start(folder, tarball, routix))
			contestants.push(contestant);

		const results: Results = {
			date: new Date().toISOString().slice(0, 10),
			machine: `${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
			...versions(),
			rounds: Number(options.rounds ?? kind.rounds),
			connections,
			load: 0,
			cells: [],
		};
		const loads: number[] = [];
		await checkCounts(kind, routix, contestants);
		for (const rows of numbers(options.rows ?? kind.rows)) {
			await routix.configure({ latencyMs: 0 });
			await routix.seed('accounts', rows);
			for (const latencyMs of numbers(options.latencies ?? kind.latencies)) {
				const cell = { rows, latencyMs };
				const runs = await race(routix, contestants, cell, results.rounds, (name, run) =>
					console.log(
						`${rows} accounts, ${latencyMs} ms: ${name} ${Math.round(run.requestsMs)} ms, whole ${Math.round(run.wholeMs)} ms, processor ${run.processorMs} ms, ${Math.round(run.peakMiB)} MiB`,
					),
				);
				loads.push(loadavg()[0]);
				results.load = median(loads);
				results.cells.push({ ...cell, results: runs });
				// Kept as it grows: an interrupted benchmark has not measured for nothing.
				if (options.write) kind.write(results);
			}
		}
		kind.print(results);
	} finally {
		await Promise.all(contestants.map(async ({ stop }) => await stop()));
		await routix.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function checkCounts(
	kind: Race,
	routix: Simulator,
	contestants: Contestant[],
): Promise<void> {
	await routix.seed('accounts', 2500);
	const wanted = await kind.wanted(routix);
	for (const { count, name } of contestants) {
		const counted = await count();
		if (counted !== wanted) throw new Error(`${name} gives ${counted} of ${wanted} accounts`);
	}
}

void main();
