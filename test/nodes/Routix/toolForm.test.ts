import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { formsOf } from '../../../nodes/Routix/operations';
import { nodeResources } from '../../../nodes/Routix/resources';
import { Routix } from '../../../nodes/Routix/Routix.node';

const nodeType = new Routix();
const { description } = nodeType;
/** As n8n names it where it is a tool (`convertNodeToAiTool`). */
const asTool: INodeTypeDescription = { ...description, name: 'routixTool' };

const forms = nodeResources.flatMap((resource) =>
	formsOf(resource).map(({ name }) => [resource.name, name] as const),
);

interface Shown {
	path: string;
	parameter: INodeProperties;
}

/** Everything that n8n shows of these parameters, however deep. */
function shown(
	of: INodeTypeDescription,
	form: INodeParameters,
	among = of.properties,
	path = '',
): Shown[] {
	const node = { typeVersion: 1, parameters: form } as unknown as INode;
	return among
		.filter((one) => NodeHelpers.displayParameter(form, one, node, of))
		.flatMap((parameter) => {
			const own = `${path}/${parameter.name}`;
			return [{ path: own, parameter }, ...shown(of, form, innerOf(parameter), own)];
		});
}

function innerOf({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type === 'collection') return options as INodeProperties[];
	if (type !== 'fixedCollection') return [];
	return (options as INodePropertyCollection[]).flatMap(({ values }) => values);
}

describe.each(forms)('The form of a tool for %s, %s', (resource, operation) => {
	const form = { resource, operation, returnAll: false };
	const tool = shown(asTool, form);
	const node = shown(description, form);

	it('has the parameters of the node, each once, and what the model is told', () => {
		const paths = (of: Shown[]) => of.map(({ path }) => path);

		expect(new Set(paths(tool)).size).toBe(tool.length);
		expect(paths(tool).filter((path) => path !== '/toolDescription')).toEqual(paths(node));
		expect(paths(node)).not.toContain('/toolDescription');
	});

	it('has nothing that a model could not fill in, but what the tool is for', () => {
		const closed = tool.filter(
			({ parameter: { noDataExpression = false, type } }) => type === 'options' || noDataExpression,
		);
		// The fields of the mapper are open one by one.
		const allowed = ['/resource', '/operation', '/columns'];

		expect(allowed).toEqual(expect.arrayContaining(closed.map(({ path }) => path)));
	});

	it('names the values of each choice, and begins with the same one', () => {
		for (const { path, parameter } of node) {
			if (parameter.type !== 'options' || ['/resource', '/operation'].includes(path)) continue;
			const text = tool.find((one) => one.path === path)!.parameter;
			expect(text).toMatchObject({ type: 'string', default: parameter.default });
			for (const choice of parameter.options ?? []) {
				expect(text.description).toContain('value' in choice ? String(choice.value) : '');
			}
		}
	});

	it('tells the model what the tool is for', () => {
		const told = toldOf({ resource, operation });

		expect(told).toMatch(/^In Routix: [a-z].+\. [A-Z].+: .+\.$/);
		expect(told.length).toBeLessThan(900);
	});
});

/** What n8n tells a model of a node with these parameters, as its workflow completes them. */
function toldOf(parameters: INodeParameters): string {
	const node = { type: 'n8n-nodes-routix.routixTool', typeVersion: 1, parameters } as INode;
	const whole = NodeHelpers.getNodeParameters(
		asTool.properties,
		parameters,
		true,
		false,
		node,
		asTool,
	);
	return NodeHelpers.getToolDescriptionForNode(
		{ ...node, parameters: whole! },
		Object.create(nodeType, { description: { value: asTool } }),
	);
}

describe('What a model is told of a tool', () => {
	it.each(['getAll', 'count'])('of %s says what can be asked', (operation) => {
		const told = toldOf({ resource: 'account', operation });

		for (const word of ['Search', 'isOneOf', 'this week', 'account_type (carrier, customer']) {
			expect(told).toContain(word);
		}
	});

	it('is what somebody wrote, also with a package that did not yet write anything', () => {
		const written = { descriptionType: 'manual', toolDescription: 'Finds our customers' };
		const automatic = { descriptionType: 'auto' };
		const form = { resource: 'account', operation: 'getAll' };

		expect(toldOf({ ...form, ...written })).toBe('Finds our customers');
		expect(toldOf({ ...form, ...automatic })).toBe(toldOf(form));
	});
});

it('What was chosen in a dropdown stays when the node is completed as a tool', () => {
	const parameters = {
		resource: 'order',
		operation: 'getAll',
		filters: { conditions: [{ field: 'status', operator: 'notEquals', value: 'draft' }] },
		options: {
			combineFilters: 'any',
			apiVersion: "={{ $fromAI('version', '', 'string') }}",
			sort: { fields: [{ field: 'created_at', direction: 'desc' }] },
		},
	};
	const node = { typeVersion: 1, parameters } as unknown as INode;
	const complete = (of: INodeTypeDescription) =>
		NodeHelpers.getNodeParameters(of.properties, parameters, true, false, node, of);

	expect(complete(asTool)).toMatchObject(parameters);
	expect(complete(description)).toMatchObject(parameters);
});
