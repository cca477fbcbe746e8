import { routixCredential, routixCredentialType, routixNode } from '../e2e/harness/routixNodes';
import { chain, manualTrigger } from '../e2e/harness/workflows';
import type { N8n } from '../e2e/n8n';
import type { Simulator } from '../simulator/client';

export const sampleWorkflowName = 'All accounts in Routix';

/** A stored workflow and what to know to run it. */
export interface SampleWorkflow {
	id: string;
	/** The node that it starts from. */
	start: string;
	/** The node that gives the accounts. */
	node: string;
}

/** Puts a credential for the simulated Routix and a workflow that reads all accounts into n8n. */
export async function prepareSampleWorkflow(n8n: N8n, routix: Simulator): Promise<SampleWorkflow> {
	const credential = await n8n.createCredential(
		routixCredentialType,
		'Routix (simulated)',
		routixCredential(routix),
	);
	const node = routixNode('Get all accounts', credential, {
		resource: 'account',
		operation: 'getAll',
		returnAll: true,
	});
	const id = await n8n.createWorkflow(chain(sampleWorkflowName, [manualTrigger, node]));
	return { id, start: manualTrigger.name, node: node.name };
}
