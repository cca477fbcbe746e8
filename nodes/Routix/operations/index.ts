import { InputError } from '../inputError';
import type { Resource } from '../resources';
import { count } from './count';
import { create } from './create';
import { get } from './get';
import { getMany } from './getMany';
import type { Operation } from './operation';
import { update } from './update';
import { upsert } from './upsert';

export type { Operation } from './operation';

/** Everything that can be done, in alphabetical order of the labels as n8n lists options. */
export const operations: Operation[] = [count, create, upsert, get, getMany, update];

/** What the scopes of a resource allow. There is no scope for deleting. */
export function operationsOf(resource: Resource): Operation[] {
	return operations.filter(({ access }) => access === 'read' || resource.writable);
}

/** @throws {InputError} when the resource has no such operation */
export function operationNamed(name: string, resource: Resource): Operation {
	const found = operationsOf(resource).find((operation) => operation.name === name);
	if (found) return found;
	const names = operationsOf(resource).map((operation) => operation.displayName);
	throw new InputError(
		`Operation "${name}" does not exist for ${resource.plural}`,
		`Choose one of: ${names.join(', ')}.`,
	);
}
