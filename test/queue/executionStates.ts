import type { Cluster } from './cluster';

/** One execution as n8n stores it. */
export interface ExecutionState {
	id: string;
	status: string;
	mode: string;
}

const pollEveryMs = 500;
const unfinished = new Set(['new', 'running', 'waiting', 'unknown']);

/**
 * All executions of a workflow, newest first, from n8n's database: n8n's own list loses and repeats some at the seams of
 * its pages when many start in the same millisecond (seen in n8n 2.41.1 on PostgreSQL).
 */
export function executionsOf({ postgres }: Cluster, workflowId: string): ExecutionState[] {
	const rows = postgres.query(
		'SELECT id, status, mode FROM execution_entity WHERE "workflowId" = :\'workflow\' ORDER BY id DESC',
		{ workflow: workflowId },
	);
	return rows.map(([id, status, mode]) => ({ id, status, mode }));
}

/**
 * Waits until the workflow has so many executions and all are over.
 * @throws when they are not after `timeoutMs`, saying how many were in which state
 */
export async function waitUntilOver(
	cluster: Cluster,
	workflowId: string,
	count: number,
	timeoutMs: number,
): Promise<ExecutionState[]> {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const executions = executionsOf(cluster, workflowId);
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
