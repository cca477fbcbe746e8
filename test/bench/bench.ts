/**
 * `npm run bench`: the Routix node, the HTTP Request node and a bare client read all accounts of a simulated Routix.
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
import { startBareClient } from './bareClient';
import type { Contestant } from './contestant';
import { listUrl, startHttpRequestNode, startRoutixNode } from './n8nContestants';
import { median, race } from './race';
import { printTable, writeReport } from './report';
import type { Results } from './results';
import { versions } from './versions';

/** As many as the Routix node uses. */
const connections = 8;

async function main(): Promise<void> {
	const { values: options } = parseArgs({
		options: {
			rows: { type: 'string', default: '1000,50000,200000' },
			latencies: { type: 'string', default: '0,50,200' },
			rounds: { type: 'string', default: '5' },
			write: { type: 'boolean', default: false },
		},
	});
	const numbers = (list: string) => list.split(',').map(Number);
	const folder = join(runtimeFolder, 'bench', String(process.pid));
	mkdirSync(folder, { recursive: true });
	exitOnSignals();

	const routix = await startSimulator();
	const contestants: Contestant[] = [];
	try {
		const tarball = packTarball(folder);
		contestants.push(await startRoutixNode(join(folder, 'routix'), tarball, routix));
		contestants.push(await startHttpRequestNode(join(folder, 'http'), tarball, routix));
		const token = await routix.token();
		contestants.push(startBareClient({ url: listUrl(routix), token, connections }));

		const results: Results = {
			date: new Date().toISOString().slice(0, 10),
			machine: `${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
			...versions(),
			rounds: Number(options.rounds),
			connections,
			load: 0,
			cells: [],
		};
		const loads: number[] = [];
		await checkCounts(routix, contestants);
		for (const rows of numbers(options.rows)) {
			await routix.configure({ latencyMs: 0 });
			await routix.seed('accounts', rows);
			for (const latencyMs of numbers(options.latencies)) {
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
				if (options.write) writeReport(results);
			}
		}
		printTable(results);
	} finally {
		await Promise.all(contestants.map(async ({ stop }) => await stop()));
		await routix.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Nobody may win by leaving accounts out. */
async function checkCounts(routix: Simulator, contestants: Contestant[]): Promise<void> {
	const rows = 2500;
	await routix.seed('accounts', rows);
	for (const { count, name } of contestants) {
		const counted = await count();
		if (counted !== rows) throw new Error(`${name} reads ${counted} of ${rows} accounts`);
	}
}

void main();
