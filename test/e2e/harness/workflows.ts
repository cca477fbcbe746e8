import { randomUUID } from 'node:crypto';

/** A node as a workflow file describes it; what is left out gets n8n's usual values. */
export interface WorkflowNode {
	name: string;
	type: string;
	typeVersion?: number;
	parameters?: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
	onError?: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
	retryOnFail?: boolean;
	maxTries?: number;
	/** Milliseconds. */
	waitBetweenTries?: number;
	/** With it a webhook is reached under its own path; without, under the workflow's ID. */
	webhookId?: string;
}

/** A workflow as n8n imports, stores and exports it. */
export interface Workflow {
	id?: string;
	name: string;
	nodes: (WorkflowNode & { id: string; position: [number, number] })[];
	connections: Record<string, { main: { node: string; type: 'main'; index: number }[][] }>;
	settings: Record<string, unknown>;
	active?: boolean;
}

const gridStep = 220;

/** The start that a manual run and `n8n execute` want. */
export const manualTrigger: WorkflowNode = {
	name: 'Start',
	type: 'n8n-nodes-base.manualTrigger',
};

/** A workflow whose nodes run one after the other, in the order given. */
export function chain(name: string, nodes: WorkflowNode[]): Workflow {
	return {
		name,
		nodes: nodes.map((node, index) => ({
			typeVersion: 1,
			parameters: {},
			...node,
			id: randomUUID(),
			position: [index * gridStep, 0],
		})),
		connections: Object.fromEntries(
			nodes
				.slice(1)
				.map((node, index) => [
					nodes[index].name,
					{ main: [[{ node: node.name, type: 'main', index: 0 }]] },
				]),
		),
		settings: { executionOrder: 'v1' },
	};
}

/** Two nodes, the second called `name`, that give fixed items: what a real workflow would read from elsewhere. */
export function fixedItems(name: string, items: Record<string, unknown>[]): WorkflowNode[] {
	return [
		{
			name: `${name} (list)`,
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			parameters: { mode: 'raw', jsonOutput: JSON.stringify({ items }), options: {} },
		},
		{
			name,
			type: 'n8n-nodes-base.splitOut',
			parameters: { fieldToSplitOut: 'items', options: {} },
		},
	];
}
