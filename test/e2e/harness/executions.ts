import { createRequire } from 'node:module';
import { join } from 'node:path';
import { n8nFolder } from './paths';
import type { N8nRest, N8nRestError } from './rest';

/** One item as n8n stores it: the record, what it came from, and the error of an item that failed. */
export interface Item {
	json: Record<string, unknown>;
	pairedItem?: { item: number } | number | { item: number }[];
	error?: Record<string, unknown>;
}

/** What one run of one node left in the execution data. */
export interface NodeRun {
	executionStatus: string;
	error?: Record<string, unknown> & { message: string };
	data?: { main: (Item[] | null)[] };
}

/** A finished execution, read back from n8n. */
export class Execution {
	constructor(
		readonly id: string,
		readonly status: string,
		/** The whole stored data, as n8n keeps it. */
		readonly data: {
			resultData: {
				runData: Record<string, NodeRun[] | undefined>;
				error?: Record<string, unknown> & { message: string };
			};
		},
	) {}

	/** The items that a node's last run gave on its first output. Throws when it did not run or failed. */
	items(nodeName: string): Item[] {
		const run = this.lastRun(nodeName);
		if (run.error) throw new Error(`${nodeName} failed: ${describeError(run.error)}`);
		return run.data?.main[0] ?? [];
	}

	/** The items of each of its outputs, for a node with an error output. */
	outputs(nodeName: string): Item[][] {
		return this.lastRun(nodeName).data?.main.map((items) => items ?? []) ?? [];
	}

	/** The JSON of the items on its first output. */
	json(nodeName: string): Record<string, unknown>[] {
		return this.items(nodeName).map((item) => item.json);
	}

	/** The error that ended a node's last run. Throws when it did not fail. */
	error(nodeName: string): Record<string, unknown> & { message: string } {
		const { error } = this.lastRun(nodeName);
		if (!error) throw new Error(`${nodeName} did not fail`);
		return error;
	}

	private lastRun(nodeName: string): NodeRun {
		const run = this.data.resultData.runData[nodeName]?.at(-1);
		if (!run) throw new Error(`${nodeName} did not run in execution ${this.id} (${this.status})`);
		return run;
	}
}

const pollEveryMs = 100;
const unfinished = new Set(['new', 'running', 'waiting', 'unknown']);

/** Waits until an execution is over and reads it. Throws when it is still running after `timeoutMs`. */
export async function readExecution(
	rest: N8nRest,
	id: string,
	timeoutMs = 60_000,
): Promise<Execution> {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const stored = await rest
			.get<{ status: string; data: string }>(`executions/${id}`)
			.catch((error: N8nRestError) => unlessOver(error, deadline));
		if (!unfinished.has(stored.status)) {
			return new Execution(id, stored.status, parseFlatted(stored.data));
		}
		if (Date.now() > deadline) throw new Error(`Execution ${id} is still ${stored.status}`);
		await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
	}
}

/** n8n 2.20 answers 500 for an execution that has stored nothing yet. */
function unlessOver(error: N8nRestError, deadline: number) {
	if (error.status !== 500 || Date.now() > deadline) throw error;
	return { status: 'unknown', data: '' };
}

/** Reads the form in which n8n stores execution data, with n8n's own copy of the library that wrote it. */
function parseFlatted(text: string): Execution['data'] {
	const flatted = createRequire(join(n8nFolder, 'package.json'))('flatted') as {
		parse(text: string): Execution['data'];
	};
	return flatted.parse(text);
}

function describeError(error: { message: string; description?: unknown }): string {
	return [error.message, error.description].filter(Boolean).join(' – ');
}
