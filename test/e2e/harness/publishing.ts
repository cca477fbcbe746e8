import type { N8n } from '../n8n';
import { isOldestN8n } from './n8nVersion';
import { N8nRestError } from './rest';

/** How it ended when a workflow was published; `error` is what n8n shows. */
export interface Publication {
	status: string;
	error?: string;
}

interface PublicationStatus {
	status: string;
	triggers: Array<{ errorMessage: string | null }>;
}

/**
 * Publishes a workflow and waits for the first poll of its trigger. n8n 2.41 polls after its answer and tells the
 * outcome when asked; n8n 2.20 polls before, and its answer is the outcome.
 */
export async function publish(
	n8n: N8n,
	workflowId: string,
	timeoutMs: number,
): Promise<Publication> {
	const deadline = Date.now() + timeoutMs;
	try {
		await n8n.publish(workflowId);
	} catch (error) {
		if (error instanceof N8nRestError && error.status === 400) {
			return { status: 'failed', error: error.message };
		}
		throw error;
	}
	if (isOldestN8n) return { status: 'published' };
	for (;;) {
		const { status, triggers } = await n8n.rest.get<PublicationStatus>(
			`workflows/${workflowId}/publication-status`,
		);
		if (['published', 'failed'].includes(status)) {
			return { status, error: triggers[0]?.errorMessage ?? undefined };
		}
		if (Date.now() > deadline) throw new Error(`Publishing is still ${status}`);
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
}
