import { InputError } from '../inputError';
import * as list from './list';
import { readScope, writeScope, type Resource } from './resource';
import { titleCase, withArticle } from './words';

export { readScope, titleCase, withArticle, writeScope };
export type { DocumentedField, Resource } from './resource';

/** Everything that the API has a scope for, in alphabetical order as n8n lists options. */
export const resources: Resource[] = Object.values<Resource>(list).sort((left, right) =>
	left.name < right.name ? -1 : 1,
);

/** Every scope of the API in plain words, for the credential. */
export const scopeOptions = resources.flatMap((resource) => [
	{ name: `Read ${titleCase(resource.plural)}`, value: readScope(resource) },
	...(resource.writable
		? [{ name: `Write ${titleCase(resource.plural)}`, value: writeScope(resource) }]
		: []),
]);

/**
 * The resource with this stored name.
 * @throws {InputError} when a workflow names a resource that this version does not have
 */
export function resourceNamed(name: string): Resource {
	const found = resources.find((resource) => resource.name === name);
	if (!found) {
		const names = resources.map((resource) => resource.name).join(', ');
		throw new InputError(`Resource "${name}" does not exist`, `Choose one of: ${names}.`);
	}
	return found;
}
