import { figure, seconds, type Results } from './results';

/** What a search costs, one line for each way in each cell. */
export function searchTable({ cells }: Results): { head: string[]; rows: string[][] } {
	const head = ['Accounts', 'Latency', 'Who', 'Whole execution', 'Processor time', 'Peak memory'];
	const rows = cells.flatMap(({ latencyMs, results, rows: accounts }) =>
		Object.keys(results).map((name) => [
			accounts.toLocaleString('en'),
			`${latencyMs} ms`,
			name,
			seconds(figure(results, name, 'wholeMs')),
			seconds(figure(results, name, 'processorMs')),
			`${Math.round(figure(results, name, 'peakMiB'))} MiB`,
		]),
	);
	return { head, rows };
}

/** The part of the page about it. */
export function searchSection(results: Results): string {
	const { date, load, n8n, rounds } = results;
	const { head, rows } = searchTable(results);
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	const rule = head.map((_, column) => (column === 2 ? '---' : '---:'));
	return `## A search

Accounts with “Jansen” in their name. *Filters*: Get Many with Return All and a filter. *Filter node*: Get Many with Return All, followed by n8n's Filter node. Medians of ${rounds} runs with n8n ${n8n} on ${date}; the load average was ${load.toFixed(1)}. Peak memory is that of the whole process, n8n included.

${[head, rule, ...rows].map(line).join('\n')}

`;
}
