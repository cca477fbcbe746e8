import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { operations, operationsOf, type Operation } from './operations';
import { resources, titleCase, type Resource } from './resources';

/** The dropdown "Resource". */
export const resourceOptions: INodePropertyOptions[] = resources.map((resource) => ({
	name: titleCase(resource.singular),
	value: resource.name,
	description: resource.description,
}));

/** All parameters of the Routix node but the resource, derived from the resources and operations. */
export const properties: INodeProperties[] = [
	...resources.map(operationDropdown),
	...resources.flatMap((resource) =>
		operationsOf(resource).flatMap((operation) =>
			operation.parameters(resource).map((parameter) => shownFor(parameter, resource, operation)),
		),
	),
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

function optionsCollection(operation: Operation): INodeProperties {
	const offering = resources.filter((resource) => operationsOf(resource).includes(operation));
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: {
			show: { resource: offering.map(({ name }) => name), operation: [operation.name] },
		},
		options: operation.options,
	};
}

function shownFor(
	parameter: INodeProperties,
	resource: Resource,
	operation: Operation,
): INodeProperties {
	const show = { resource: [resource.name], operation: [operation.name] };
	return { ...parameter, displayOptions: { show: { ...show, ...parameter.displayOptions?.show } } };
}
