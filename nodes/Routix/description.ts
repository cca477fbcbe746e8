import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { operations, operationsOf, type Operation } from './operations';
import { resources, titleCase, type Resource } from './resources';

/** The dropdown "Resource". */
export const resourceOptions: INodePropertyOptions[] = resources.map((resource) => ({
	name: titleCase(resource.name),
	value: resource.name,
	description: resource.description,
}));

/** All parameters of the Routix node but the resource, derived from the resources and operations. */
export const properties: INodeProperties[] = [
	...resources.map(operationDropdown),
	...operations.flatMap(parametersOf),
	...operations.map(optionsCollection),
];

function operationDropdown(resource: Resource): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.name] } },
		options: operationsOf(resource).map((operation) => ({
			name: operation.displayName,
			value: operation.name,
			description: operation.description(resource),
			action: operation.action(resource),
		})),
		default: 'getAll',
	};
}

/** Position by position, so that the order stays; what is the same for several resources is there once. */
function parametersOf(operation: Operation): INodeProperties[] {
	const offering = resourcesWith(operation);
	const lists = offering.map((resource) => operation.parameters(resource));
	return lists[0].flatMap((_, position) => {
		const variants = new Map<string, Resource[]>();
		for (const [index, resource] of offering.entries()) {
			const variant = JSON.stringify(lists[index][position]);
			variants.set(variant, [...(variants.get(variant) ?? []), resource]);
		}
		return [...variants.values()].map((sharing) =>
			shownFor(operation.parameters(sharing[0])[position], operation, sharing),
		);
	});
}

function optionsCollection(operation: Operation): INodeProperties {
	const collection: INodeProperties = {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: operation.options,
	};
	return shownFor(collection, operation, resourcesWith(operation));
}

function resourcesWith(operation: Operation): Resource[] {
	return resources.filter((resource) => operationsOf(resource).includes(operation));
}

function shownFor(
	parameter: INodeProperties,
	operation: Operation,
	forResources: Resource[],
): INodeProperties {
	const show = { resource: forResources.map(({ name }) => name), operation: [operation.name] };
	return { ...parameter, displayOptions: { show: { ...show, ...parameter.displayOptions?.show } } };
}
