import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../e2e/harness/paths';
import { chartOf } from './chart';
import { races, type Race } from './races';
import { figure, keepResults, keptResults, type MeasuredCell, type Results } from './results';
import { markdownTable } from './table';

/** Below this, in milliseconds, a median is made of the clock's steps and of chance, and ratios to it mean nothing. */
const noiseMs = 10;

/** The cells that are long enough for every contestant to be compared. */
function tellingCells(cells: MeasuredCell[]): MeasuredCell[] {
	return cells.filter(({ results }) =>
		Object.keys(results).every((name) => figure(results, name, 'requestsMs') >= noiseMs),
	);
}

/** Keeps the results of a race, the page made of all that are kept, and its picture. */
export function writeReport(race: Race, results: Results): void {
	keepResults(race.name, results);
	write('docs/benchmarks.md', keptPage());
	if (race.name === 'readAll') write('docs/benchmarks.svg', chartOf(results));
}

/** The page in Markdown, made of what is kept. */
export function keptPage(): string {
	return pageOf((race) => keptResults(race));
}

/** @param resultsOf what was measured in the race of a name */
export function pageOf(resultsOf: (race: string) => Results | undefined): string {
	const measured = (option: Race['option']) =>
		races
			.filter((race) => race.option === option)
			.flatMap((race) => {
				const results = resultsOf(race.name);
				return results ? [section(race, results)] : [];
			})
			.join('\n');
	return `# How fast it is

Written by \`npm run bench\`; do not edit. The simulated Routix runs on the same machine. The contestants take turns, and each does its work once before to warm up. Execution data is not saved, as is usual for a nightly run. Each node runs in its own n8n.

- *First to last request*: from the arrival of the first request for records at the server until its last answer was sent. The ratios compare it. *Whole execution*: from the call that starts the workflow until its last node is done; for the bare client, its whole work.
- *Latency*: how long the server waits before it handles a request.
- *Processor time*: what the process used, all threads together. Other work on the machine affects it least.
- *Peak memory*: the largest resident memory of the process meanwhile, including Node.js and n8n.
- *Bare client*: the least a program has to do. Node.js's own HTTP client with keep-alive connections, JSON parsed once, no node, no items. No node with as many connections can be faster.

## Return All

- *Routix node*: Account → Get Many → Return All.
- *HTTP Request node*: its own pagination with \`limit\` 1000 and a growing \`offset\` until a page is empty, followed by Split Out, with the same credential. It requests one page after the other.
- *Bare client*: with 8 connections.

${measured('read')}
![Time and memory as the number of accounts grows](benchmarks.svg)

## A search

Accounts with “Jansen” in their name. *Filters*: Get Many with Return All and a filter. *Filter node*: Get Many with Return All, followed by n8n's Filter node.

${measured('search')}
## Many items

One request for each item, in four operations.

- *Routix node*: as many requests at once as it sends by itself; for Create, which sends one at a time, Requests at Once is 8.
- *HTTP Request node*: as it is; it sends all its requests at once. With Create or Update it is told each account's ID, and so need not look for it.
- *HTTP Request node in batches*: held to as many requests as the Routix node: so many are sent, and the next ones when the latency has passed.
- *Bare client*: with as many connections as the Routix node.

What both nodes take beyond the bare client is mostly n8n's. In a profile of 3,000 items of Get (n8n 2.41.1, 2026-11-26), 36 % of the processor time went into reading the credential before each request, 16 % into the expression of each item, and 4 % into this package's own code.

${measured('items')}
## A poll for updates

The Routix Trigger on updated orders, none of which has changed, in n8n-core's own contexts.

${measured('polls')}
## How to repeat it

\`\`\`sh
npm ci
npm run bench                  # Return All; prints the table
npm run bench -- --write       # also updates this page
npm run bench -- --rows 50000 --latencies 50 --rounds 9
npm run bench -- --search      # filters against n8n's Filter node
npm run bench -- --items       # Get, Update, Create or Update, and Create
npm run bench -- --polls       # a poll of the trigger
\`\`\`

The first run installs n8n, which takes a few minutes. Peak memory is read from Linux's \`/proc\`.
`;
}

function section(race: Race, results: Results): string {
	const cells = tellingCells(results.cells);
	return `${race.title ? `### ${race.title}\n\n` : ''}${markdownTable(cells, race.columns)}

${conditions(results)}${noteOnNoise(results.cells.length - cells.length)}
`;
}

/** On what, when and how often it was measured. */
function conditions({ date, load, machine, n8n, node, rounds }: Results): string {
	const processors = parseInt(machine);
	const busy =
		load > 2 * processors
			? ` **The machine was busy with other work**, so all times are longer than on a quiet one, most of all for the contestant that needs most processor time.`
			: '';
	const often = rounds === 1 ? 'One run' : `Medians of ${rounds} runs`;
	return `${often}, on ${date} with n8n ${n8n} on Node.js ${node}, on ${machine}. The load average was ${load.toFixed(1)}.${busy}`;
}

function noteOnNoise(leftOut: number): string {
	return leftOut > 0
		? ` What took any contestant less than ${noiseMs} ms is left out: at that length the differences are noise.`
		: '';
}

function write(path: string, text: string): void {
	writeFileSync(join(projectFolder, path), text);
}
