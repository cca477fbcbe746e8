import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is kept of the ten questions, for docs/ai.md. */
export interface Results {
	n8n: string;
	/** How many records there were. */
	accounts: number;
	orders: number;
	questions: Answered[];
}

export interface Answered {
	question: string;
	answer: string;
	/** The names of the tools that were called. */
	tools: string[];
	/** Of what they gave, all together. */
	characters: number;
}

/** What package 0.1.0 gave for the same questions, see docs/ai.md: in the order of the questions. */
export type Before = Array<{ characters: number; isAnswered: boolean }>;

const file = (name: string) => join(__dirname, name);

export const keptResults = () => JSON.parse(readFileSync(file('results.json'), 'utf8')) as Results;

export const keptBefore = () => JSON.parse(readFileSync(file('before.json'), 'utf8')) as Before;

export function keepResults(results: Results): void {
	writeFileSync(file('results.json'), `${JSON.stringify(results, null, '\t')}\n`);
}
