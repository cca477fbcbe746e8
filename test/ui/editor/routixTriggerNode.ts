import type { CredentialReference } from '../../e2e/n8n';
import { routixCredentialType } from '../../e2e/harness/routixNodes';
import type { WorkflowNode } from '../../e2e/harness/workflows';

/** A Routix Trigger as the editor adds it, with some of its parameters changed. */
export function routixTriggerNode(
	credential: CredentialReference,
	parameters: Record<string, unknown>,
): WorkflowNode {
	return {
		name: 'Routix Trigger',
		type: 'n8n-nodes-routix.routixTrigger',
		parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] }, ...parameters },
		credentials: { [routixCredentialType]: credential },
	};
}
