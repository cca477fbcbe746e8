import type { N8n } from '../e2e/n8n';

/** One execution as n8n lists it. */
export interface ExecutionState {
	id: string;
	status: string;
	mode: string;
}

const pollEveryMs = 500;
const unfinished = new Set(['new', 'running', 'waiting', 'unknown']);

/** All executions of a workflow that n8n has, newest first. */
export async function executionsOf(n8n: N8n, workflowId: string): Promise<ExecutionState[]> {
	// By ID, since pages move while executions come in.
	const found = new Map<string, ExecutionState>();
	const query = new URLSearchParams({ limit: '100', filter: JSON.stringify({ workflowId }) });
	for (;;) {
		const page = await n8n.rest.get<{ results: ExecutionState[]; nextCursor?: string | null }>(
			`executions?${query.toString()}`,
		);
		for (const execution of page.results) found.set(execution.id, execution);
		if (!page.nextCursor) return [...found.values()];
		query.set('cursor', page.nextCursor);
	}
}

/**
 * Waits until the workflow has so many executions and all are over.
 * @throws when they are not after `timeoutMs`, saying how many were in which state
 */
export async function waitUntilOver(
	n8n: N8n,
	workflowId: string,
	count: number,
	timeoutMs: number,
): Promise<ExecutionState[]> {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const executions = await executionsOf(n8n, workflowId);
		const over = executions.filter(({ status }) => !unfinished.has(status));
		if (over.length === executions.length && executions.length >= count) return executions;
		if (Date.now() > deadline) {
			throw new Error(`Expected ${count} executions: ${JSON.stringify(countStates(executions))}`);
		}
		await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
	}
}

/** How many executions are in each state. */
export function countStates(executions: ExecutionState[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { status } of executions) counts[status] = (counts[status] ?? 0) + 1;
	return counts;
}
