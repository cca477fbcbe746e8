import type { Outcome } from './expectations';
import type { OperationName } from './operations';

/** One operation under one fault, as it was seen. */
export interface Observation {
	fault: string;
	operation: OperationName | 'Token request';
	outcome: Outcome;
}

export interface MatrixTable {
	name: string;
	observations: Observation[];
}

/** The document with its tables as the test saw them; operations with the same outcome share a row. */
export function withTables(document: string, tables: MatrixTable[]): string {
	return tables.reduce(
		(text, { name, observations }) => withLines(text, name, tableOf(observations)),
		document,
	);
}

/**
 * The document with these lines in the place of the table of that name.
 * @throws when there is no place for it
 */
export function withLines(document: string, name: string, lines: string[]): string {
	const { from, to } = placeOf(document, name);
	return [document.slice(0, from), '', ...lines, '', document.slice(to)].join('\n');
}

/** What stands in the place of a table now. */
export function linesOf(document: string, name: string): string[] {
	const { from, to } = placeOf(document, name);
	return document.slice(from, to).trim().split('\n');
}

function placeOf(document: string, name: string): { from: number; to: number } {
	const start = `<!-- Table ${name}: written by \`npm run docs:reliability\` -->`;
	const from = document.indexOf(start);
	const to = document.indexOf(`<!-- End of table ${name} -->`);
	if (from < 0 || to < from) throw new Error(`There is no place for the table: ${start}`);
	return { from: from + start.length, to };
}

function tableOf(observations: Observation[]): string[] {
	const rows = new Map<string, { observation: Observation; operations: string[] }>();
	for (const observation of observations) {
		const key = JSON.stringify([observation.fault, observation.outcome]);
		const row = rows.get(key) ?? { observation, operations: [] };
		row.operations.push(observation.operation);
		rows.set(key, row);
	}
	return [
		'| Fault | Operations | Requests | Waits | Outcome |',
		'| --- | --- | --- | --- | --- |',
		...[...rows.values()].map(({ observation: { fault, outcome }, operations }) => {
			const { requests, waited } = outcome;
			const cells = [fault, operations.join(', '), requests, `${waited} s`, inWords(outcome)];
			return `| ${cells.join(' | ')} |`;
		}),
	];
}

function inWords({ error, mayBeDone }: Outcome): string {
	if (error === undefined) return 'works';
	return mayBeDone ? `“${error}”, and may have been carried out` : `“${error}”`;
}
