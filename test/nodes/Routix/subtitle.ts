import { Workflow, type INodeParameters, type INodeType, type INodeTypes } from 'n8n-workflow';

/** What the canvas shows below the name of a node with these parameters. */
export function subtitleOf(nodeType: INodeType, parameters: INodeParameters): unknown {
	const { name, subtitle } = nodeType.description;
	const node = {
		id: '1',
		name: 'Node',
		type: name,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters,
	};
	const nodeTypes = { getByNameAndVersion: () => nodeType } as unknown as INodeTypes;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return workflow.expression.getSimpleParameterValue(
		workflow.getNode('Node')!,
		subtitle,
		'internal',
		{},
	);
}
