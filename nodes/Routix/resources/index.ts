import { InputError } from '../inputError';
import * as list from './list';
import * as others from './others';
import {
	isKindOfRecord,
	readScope,
	writeScope,
	type NodeResource,
	type Resource,
} from './resource';
import { titleCase, withArticle } from './words';

export { isKindOfRecord, readScope, titleCase, withArticle, writeScope };
export type { DocumentedField, NodeResource, Resource } from './resource';

/** Everything that the API has a scope for, in alphabetical order as n8n lists options. */
export const resources: Resource[] = Object.values<Resource>(list).sort((left, right) =>
	left.name < right.name ? -1 : 1,
);

/** What the Routix node offers: the kinds of records, and what has operations of its own. In order of their labels. */
export const nodeResources: NodeResource[] = [
	...resources,
	...Object.values<NodeResource>(others),
].sort((left, right) => labelOf(left).localeCompare(labelOf(right)));

/** As the dropdown "Resource" shows it. */
export function labelOf({ displayName, name }: NodeResource): string {
	return displayName ?? titleCase(name);
}

/** Every scope of the API in plain words, for the credential. */
export const scopeOptions = resources.flatMap((resource) => [
	{ name: `Read ${titleCase(resource.plural)}`, value: readScope(resource) },
	...(resource.writable
		? [{ name: `Write ${titleCase(resource.plural)}`, value: writeScope(resource) }]
		: []),
]);

/**
 * The kind of record with this stored name.
 * @throws {InputError} when a workflow names one that this version does not have
 */
export function resourceNamed(name: string): Resource {
	return named(name, resources);
}

/**
 * The resource of the Routix node with this stored name.
 * @throws {InputError} when a workflow names one that this version does not have
 */
export function nodeResourceNamed(name: string): NodeResource {
	return named(name, nodeResources);
}

function named<R extends NodeResource>(name: string, among: R[]): R {
	const found = among.find((resource) => resource.name === name);
	if (found) return found;
	const names = among.map((resource) => resource.name).join(', ');
	throw new InputError(`Resource "${name}" does not exist`, `Choose one of: ${names}.`);
}
