import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CredentialReference } from '../n8n';
import { projectFolder } from './paths';
import { routixCredentialType } from './routixNodes';
import type { Workflow, WorkflowNode } from './workflows';

/** An example as a user imports it, with a credential chosen in each node of this package, and started by hand. */
export function readExample(file: string, credential: CredentialReference): Workflow {
	const text = readFileSync(join(projectFolder, `examples/${file}.json`), 'utf8');
	const workflow = JSON.parse(text) as Workflow;
	for (const node of workflow.nodes) {
		if (!node.type.startsWith('n8n-nodes-routix.')) continue;
		node.credentials = { [routixCredentialType]: credential };
	}
	const byHand = (node: WorkflowNode) => node.type === 'n8n-nodes-base.manualTrigger';
	workflow.nodes.sort((left, right) => Number(byHand(right)) - Number(byHand(left)));
	return workflow;
}

/** The node of that name. Throws when the workflow has none. */
export function nodeOf(workflow: Workflow, name: string): Workflow['nodes'][number] {
	const node = workflow.nodes.find((candidate) => candidate.name === name);
	if (!node) throw new Error(`${workflow.name} has no node ${name}`);
	return node;
}
