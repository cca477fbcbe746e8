import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Table from 'cli-table3';
import { projectFolder } from '../e2e/harness/paths';
import { chartOf } from './chart';
import { figure, seconds, type Results } from './results';
import { searchSection, searchTable } from './searchReport';

const headings = [
	'Accounts',
	'Latency',
	'Who',
	'Requests',
	'First to last request',
	'Whole execution',
	'Processor time',
	'Peak memory',
	'Against the bare client',
	'Against the HTTP Request node',
];

const READ_RESULTS = 'test/bench/results.json';
const SEARCH_RESULTS = 'test/bench/searchResults.json';

/** Below this, in milliseconds, a median is made of the clock's steps and of chance, and ratios to it mean nothing. */
const noiseMs = 10;

/** The cells that are long enough for every contestant to be compared. */
function tellingCells({ cells }: Results): Results['cells'] {
	return cells.filter(({ results }) =>
		Object.keys(results).every((name) => figure(results, name, 'requestsMs') >= noiseMs),
	);
}

/** The table as lines of texts, one for each contestant in each cell. */
function linesOf(cells: Results['cells']): string[][] {
	return cells.flatMap(({ latencyMs, results, rows }) =>
		Object.keys(results).map((name) => {
			const ms = figure(results, name, 'requestsMs');
			return [
				rows.toLocaleString('en'),
				`${latencyMs} ms`,
				name,
				String(figure(results, name, 'requests')),
				seconds(ms),
				seconds(figure(results, name, 'wholeMs')),
				seconds(figure(results, name, 'processorMs')),
				`${Math.round(figure(results, name, 'peakMiB'))} MiB`,
				`${(ms / figure(results, 'Bare client', 'requestsMs')).toFixed(2)} × its time`,
				`${(figure(results, 'HTTP Request node', 'requestsMs') / ms).toFixed(1)} × as fast`,
			];
		}),
	);
}

export function printTable(results: Results): void {
	const table = new Table({ head: headings });
	table.push(...linesOf(results.cells));
	console.log(table.toString());
}

/** Keeps the figures, the page made of them, and its picture. */
export function writeReport(results: Results): void {
	write(READ_RESULTS, `${JSON.stringify(results, null, '\t')}\n`);
	write('docs/benchmarks.md', pageOf(results, kept(SEARCH_RESULTS)));
	write('docs/benchmarks.svg', chartOf(results));
}

export function printSearchTable(results: Results): void {
	const { head, rows } = searchTable(results);
	const table = new Table({ head });
	table.push(...rows);
	console.log(table.toString());
}

/** Keeps the figures of the search, and the page made of them and of the others. */
export function writeSearchReport(results: Results): void {
	write(SEARCH_RESULTS, `${JSON.stringify(results, null, '\t')}\n`);
	write('docs/benchmarks.md', keptPage());
}

/** The page in Markdown, made of what is kept. */
export function keptPage(): string {
	return pageOf(kept(READ_RESULTS)!, kept(SEARCH_RESULTS));
}

function kept(path: string): Results | undefined {
	const file = join(projectFolder, path);
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : undefined;
}

/** @param search missing until it was measured */
export function pageOf(results: Results, search?: Results): string {
	const row = (texts: string[]) => `| ${texts.join(' | ')} |`;
	const rule = row(headings.map((_, column) => (column === 2 ? '---' : '---:')));
	const cells = tellingCells(results);
	return `# How fast Return All is

Medians of ${results.rounds} runs, measured on ${results.date} with n8n ${results.n8n} on Node.js ${results.node}, on ${results.machine}, with the simulated Routix on the same machine. Written by \`npm run bench\`; do not edit.

${noteOnLoad(results)}${noteOnNoise(results.cells.length - cells.length)}

${[row(headings), rule, ...linesOf(cells).map(row)].join('\n')}

![Time and memory as the number of accounts grows](benchmarks.svg)

${search ? searchSection(search) : ''}## What is measured

- *Routix node*: Account → Get Many → Return All.
- *HTTP Request node*: its own pagination with \`limit\` 1000 and a growing \`offset\` until a page is empty, followed by Split Out, with the same credential. It requests one page after the other.
- *Bare client*: the least a program has to do. Node.js's own HTTP client with ${results.connections} keep-alive connections, JSON parsed once, no node, no items. No node with as many connections can be faster.
- *First to last request*: from the arrival of the first request for accounts at the server until its last answer was sent. *Whole execution*: from the call that starts the workflow until its last node is done; for the bare client, its whole read.
- *Latency*: how long the server waits before it handles a request.
- *Processor time*: what the process used, all threads together. Other work on the machine affects it least.
- *Peak memory*: the largest resident memory of the process during the run, including Node.js and n8n. Each node runs in its own n8n.
- The three take turns, and each reads once before to warm up. Execution data is not saved, as is usual for a nightly export.

## How to repeat it

\`\`\`sh
npm ci
npm run bench                  # prints the table
npm run bench -- --write       # also updates this page
npm run bench -- --rows 50000 --latencies 50 --rounds 9
npm run bench -- --search      # filters against n8n's Filter node; with --write too
\`\`\`

The first run installs n8n, which takes a few minutes. Peak memory is read from Linux's \`/proc\`.
`;
}

/** Contestants that share the processors with other work are slower than they have to be, and not all alike. */
function noteOnLoad({ load, machine }: Results): string {
	const processors = parseInt(machine);
	return load > 2 * processors
		? `**The machine was busy with other work.** Its load average was ${load.toFixed(0)} on ${processors} processors, so all times are longer than on a quiet machine, most of all for the contestant that needs most processor time. The contestants took turns, so their ratios tell more than the times. A quiet machine would still give other ratios.`
		: `The load average of the machine was ${load.toFixed(1)}.`;
}

function noteOnNoise(leftOut: number): string {
	return leftOut > 0
		? ` Reads that took any contestant less than ${noiseMs} ms are left out: at that length the differences are noise.`
		: '';
}

function write(path: string, text: string): void {
	writeFileSync(join(projectFolder, path), text);
}
