import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell, Run } from './contestant';
import { median, type CellResults } from './race';

/** What is kept of a race, so that tables and pictures can be made again from it. */
export interface Results {
	/** Day of the run, `2026-11-24`. */
	date: string;
	machine: string;
	n8n: string;
	node: string;
	rounds: number;
	/** Processes that wanted a processor meanwhile, the contestants included: the median of Linux's load average. */
	load: number;
	cells: MeasuredCell[];
}

export type MeasuredCell = Cell & { results: CellResults };

/** The median of one figure of a contestant in a cell. */
export function figure(results: CellResults, contestant: string, of: keyof Run): number {
	return median(results[contestant].map((run) => run[of]));
}

export function seconds(milliseconds: number): string {
	return `${(milliseconds / 1000).toFixed(milliseconds < 1000 ? 3 : 2)} s`;
}

/** What was measured last in the race of that name; undefined before it was. */
export function keptResults(race: string): Results | undefined {
	const file = fileOf(race);
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : undefined;
}

export function keepResults(race: string, results: Results): void {
	writeFileSync(fileOf(race), `${JSON.stringify(results, null, '\t')}\n`);
}

function fileOf(race: string): string {
	return join(__dirname, 'results', `${race}.json`);
}
