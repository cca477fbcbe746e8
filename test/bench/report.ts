import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Table from 'cli-table3';
import { projectFolder } from '../e2e/harness/paths';
import { chartOf } from './chart';
import { figure, type Results } from './results';

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

/** The table as lines of texts, one for each contestant in each cell. */
function linesOf({ cells }: Results): string[][] {
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
	table.push(...linesOf(results));
	console.log(table.toString());
}

/** Keeps the figures, the page made of them, and its picture. */
export function writeReport(results: Results): void {
	write('test/bench/results.json', `${JSON.stringify(results, null, '\t')}\n`);
	write('docs/benchmarks.md', pageOf(results));
	write('docs/benchmarks.svg', chartOf(results));
}

function pageOf(results: Results): string {
	const row = (texts: string[]) => `| ${texts.join(' | ')} |`;
	const rule = row(headings.map((_, column) => (column === 2 ? '---' : '---:')));
	return `# How fast Return All is

Medians of ${results.rounds} runs, measured on ${results.date} with n8n ${results.n8n} on Node.js ${results.node}, on ${results.machine}, together with the simulated Routix that they read from. Made by \`npm run bench\`; do not edit.

${noteOnLoad(results)}

${[row(headings), rule, ...linesOf(results).map(row)].join('\n')}

![Time and memory as the number of accounts grows](benchmarks.svg)

## What is measured

- **Routix node**: Account → Get Many → Return All.
- **HTTP Request node**: its own pagination with \`limit\` 1000 and a growing \`offset\` until a page is empty, followed by Split Out, with the same credential. It asks for one page after the other.
- **Bare client**: the least that a program has to do: Node.js's own HTTP client with ${results.connections} kept connections, JSON parsed once, no node, no items. No node can be faster with as many connections.
- **First to last request**: from the arrival of the first request for accounts at the server until its last answer was sent. **Whole execution**: from the call that starts the workflow until its last node is done; for the bare client its whole read.
- **Latency** is what the server waits before it looks at a request.
- **Processor time** is what the process used of it, all threads together; what else the machine does at the time matters least to it.
- **Peak memory** is the most resident memory of the process during the run, Node.js and n8n themselves included. Both nodes run in an n8n of their own.
- The three take turns, each reads once before to warm up, and execution data is not saved, as one sets it for a nightly export.

## How to repeat it

\`\`\`sh
npm ci
npm run bench                  # prints the table
npm run bench -- --write       # and renews this page
npm run bench -- --rows 50000 --latencies 50 --rounds 9
\`\`\`

The first run installs n8n, which takes some minutes. Peak memory is read from Linux's \`/proc\`.
`;
}

/** Contestants that share the processors with other work are slower than they have to be, and not all alike. */
function noteOnLoad({ load, machine }: Results): string {
	const isBusy = load > 2 * parseInt(machine);
	return isBusy
		? `**The machine was busy with other work**: its load average was ${load.toFixed(0)} on ${parseInt(machine)} processors. All times are longer than on a quiet machine, and those of whoever needs most of the processor are longest. The contestants took turns, so their ratios tell more than the times, but a quiet machine would give other ratios too.`
		: `The load average of the machine was ${load.toFixed(1)}.`;
}

function seconds(milliseconds: number): string {
	return `${(milliseconds / 1000).toFixed(milliseconds < 1000 ? 3 : 2)} s`;
}

function write(path: string, text: string): void {
	writeFileSync(join(projectFolder, path), text);
}
