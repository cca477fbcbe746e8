import CliTable from 'cli-table3';
import type { Run } from './contestant';
import { figure, seconds, type MeasuredCell } from './results';

/** A heading, and what stands under it for a contestant in a cell. */
export interface Column {
	heading: string;
	text(cell: MeasuredCell, who: string): string;
	isText?: boolean;
}

/** A column with the number of records. */
export const rowsOf = (heading: string): Column => ({
	heading,
	text: ({ rows }) => rows.toLocaleString('en'),
});

export const latency: Column = { heading: 'Latency', text: ({ latencyMs }) => `${latencyMs} ms` };

export const contestant: Column = { heading: 'Who', text: (_cell, who) => who, isText: true };

const measured = (
	heading: string,
	of: keyof Run,
	written: (value: number) => string = String,
): Column => ({ heading, text: ({ results }, who) => written(figure(results, who, of)) });

export const requests = measured('Requests', 'requests');
export const mostAtOnce = measured('Most at once', 'mostAtOnce');
export const requestsTime = measured('First to last request', 'requestsMs', seconds);
export const wholeTime = measured('Whole execution', 'wholeMs', seconds);
export const processorTime = measured('Processor time', 'processorMs', seconds);
export const peakMemory = measured('Peak memory', 'peakMiB', (size) => `${Math.round(size)} MiB`);

/** How many times as long as another contestant it took. */
export const timesOf = (other: string): Column => ({
	heading: `Against the ${other[0].toLowerCase()}${other.slice(1)}`,
	text: ({ results }, who) => `${ratio(results, who, other).toFixed(2)} × its time`,
});

/** How many times as fast as another contestant it was. */
export const speedAgainst = (other: string): Column => ({
	heading: `Against the ${other}`,
	text: ({ results }, who) => `${(1 / ratio(results, who, other)).toFixed(1)} × as fast`,
});

function ratio(results: MeasuredCell['results'], who: string, other: string): number {
	return figure(results, who, 'requestsMs') / figure(results, other, 'requestsMs');
}

/** The lines of a table, one for each contestant in each cell. */
function linesOf(cells: MeasuredCell[], columns: Column[]): string[][] {
	return cells.flatMap((cell) =>
		Object.keys(cell.results).map((who) => columns.map(({ text }) => text(cell, who))),
	);
}

export function printTable(cells: MeasuredCell[], columns: Column[]): void {
	const table = new CliTable({ head: columns.map(({ heading }) => heading) });
	table.push(...linesOf(cells, columns));
	console.log(table.toString());
}

export function markdownTable(cells: MeasuredCell[], columns: Column[]): string {
	const line = (texts: string[]) => `| ${texts.join(' | ')} |`;
	const headings = columns.map(({ heading }) => heading);
	const rule = columns.map(({ isText }) => (isText ? '---' : '---:'));
	return [headings, rule, ...linesOf(cells, columns)].map(line).join('\n');
}
