import { InputError } from '../inputError';
import { account } from './account';
import { equipment } from './equipment';
import { invoice } from './invoice';
import { order } from './order';
import { planning } from './planning';
import { readScope, writeScope, type Resource } from './resource';
import { staff } from './staff';
import { vehicle } from './vehicle';
import { titleCase, withArticle } from './words';

export { readScope, titleCase, withArticle, writeScope };
export type { DocumentedField, Resource } from './resource';

/** Everything that the API has a scope for, in alphabetical order as n8n lists options. */
export const resources: Resource[] = [account, equipment, invoice, order, planning, staff, vehicle];

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
