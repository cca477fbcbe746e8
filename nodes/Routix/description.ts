import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { formsOf, operationForms, type OperationForm } from './operations';
import { labelOf, nodeResources, resources, type NodeResource } from './resources';
import { toolDescription, withToolTexts } from './toolForm';

/** The dropdown "Resource" of the Routix node. */
export const resourceOptions: INodePropertyOptions[] = optionsFor(nodeResources);

/** The dropdown "Resource" of the trigger: the kinds of records. */
export const recordOptions: INodePropertyOptions[] = optionsFor(resources);

/** All parameters of the Routix node but the resource, derived from the resources and operations. */
export const properties: INodeProperties[] = [
	...nodeResources.map(operationDropdown),
	...withToolTexts([
		...operationForms.flatMap(parametersOf),
		...operationForms.flatMap(optionsCollection),
	]),
];

function optionsFor(offered: NodeResource[]): INodePropertyOptions[] {
	return offered.map((resource) => ({
		name: labelOf(resource),
		value: resource.name,
		description: resource.description,
	}));
}

function operationDropdown(resource: NodeResource): INodeProperties {
	const [initial] = resource.operations ?? ['getAll'];
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.name] } },
		options: formsOf(resource).map((operation) => ({
			name: operation.displayName,
			value: operation.name,
			description: operation.description(resource),
			action: operation.action(resource),
		})),
		default: initial,
	};
}

/** Position by position, so that the order stays; what is the same for several resources is there once. */
function parametersOf(operation: OperationForm): INodeProperties[] {
	const offering = resourcesWith(operation);
	const parametersFor = (resource: NodeResource) => [
		toolDescription(resource, operation),
		...operation.parameters(resource),
	];
	const lists = offering.map(parametersFor);
	return lists[0].flatMap((_, position) => {
		const variants = new Map<string, NodeResource[]>();
		for (const [index, resource] of offering.entries()) {
			const variant = JSON.stringify(lists[index][position]);
			variants.set(variant, [...(variants.get(variant) ?? []), resource]);
		}
		return [...variants.values()].map((sharing) =>
			shownFor(parametersFor(sharing[0])[position], operation, sharing),
		);
	});
}

function optionsCollection(operation: OperationForm): INodeProperties[] {
	if (operation.options.length === 0) return [];
	const collection: INodeProperties = {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: operation.options,
	};
	return [shownFor(collection, operation, resourcesWith(operation))];
}

function resourcesWith(operation: OperationForm): NodeResource[] {
	return nodeResources.filter((resource) => formsOf(resource).includes(operation));
}

function shownFor(
	parameter: INodeProperties,
	operation: OperationForm,
	forResources: NodeResource[],
): INodeProperties {
	const show = { resource: forResources.map(({ name }) => name), operation: [operation.name] };
	return { ...parameter, displayOptions: { show: { ...show, ...parameter.displayOptions?.show } } };
}
