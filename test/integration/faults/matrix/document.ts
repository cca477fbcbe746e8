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
	return tables.reduce((text, { name, observations }) => {
		const start = `<!-- Table ${name}: written by \`npm run docs:reliability\` -->`;
		const end = `<!-- End of table ${name} -->`;
		const from = text.indexOf(start);
		const to = text.indexOf(end);
		if (from < 0 || to < from) throw new Error(`There is no place for the table: ${start}`);
		return [
			text.slice(0, from + start.length),
			'',
			...tableOf(observations),
			'',
			text.slice(to),
		].join('\n');
	}, document);
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
