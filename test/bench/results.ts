import type { Cell, Run } from './contestant';
import { median, type CellResults } from './race';

/** What is kept of a benchmark, so that tables and pictures can be made again from it. */
export interface Results {
	/** Day of the run, `2026-11-24`. */
	date: string;
	machine: string;
	n8n: string;
	node: string;
	rounds: number;
	connections: number;
	/** Processes that wanted a processor meanwhile, the contestants included: the median of Linux's load average. */
	load: number;
	cells: Array<Cell & { results: CellResults }>;
}

/** The median of one figure of a contestant in a cell. */
export function figure(results: CellResults, contestant: string, of: keyof Run): number {
	return median(results[contestant].map((run) => run[of]));
}

export function seconds(milliseconds: number): string {
	return `${(milliseconds / 1000).toFixed(milliseconds < 1000 ? 3 : 2)} s`;
}
