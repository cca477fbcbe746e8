import { InputError } from '../inputError';
import { isKindOfRecord, type NodeResource, type Resource } from '../resources';
import { check } from './apiAccess/check';
import { count } from './count';
import { create } from './create';
import { get } from './get';
import { getMany } from './getMany';
import { register } from './oauthApp/register';
import { rotateSecret } from './oauthApp/rotateSecret';
import { activate, revoke } from './oauthApp/setStatus';
import type { Operation, OperationForm, OwnOperation } from './operation';
import { update } from './update';
import { upsert } from './upsert';

export type { Operation, OperationForm, OwnOperation } from './operation';

/** Everything that can be done with records, in alphabetical order of the labels as n8n lists options. */
export const operations: Operation[] = [count, create, upsert, get, getMany, update];

/** What the scopes of a resource allow. There is no scope for deleting. */
export function operationsOf(resource: Resource): Operation[] {
	return operations.filter(({ access }) => access === 'read' || resource.writable);
}

/** Everything that resources have of their own, in alphabetical order of the labels. */
export const ownOperations: OwnOperation[] = [activate, check, register, revoke, rotateSecret];

function ownOperationsOf({ operations: names = [] }: NodeResource): OwnOperation[] {
	return ownOperations.filter(({ name }) => names.includes(name));
}

/** Every operation of the Routix node. */
export const operationForms: OperationForm[] = [...operations, ...ownOperations];

/** The operations of a resource, whatever it is. */
export function formsOf(resource: NodeResource): OperationForm[] {
	return isKindOfRecord(resource) ? operationsOf(resource) : ownOperationsOf(resource);
}

/** @throws {InputError} when the resource has no such operation */
export function operationNamed(name: string, resource: Resource): Operation {
	return named(name, resource, operationsOf(resource));
}

/** @throws {InputError} when the resource has no such operation */
export function ownOperationNamed(name: string, resource: NodeResource): OwnOperation {
	return named(name, resource, ownOperationsOf(resource));
}

function named<O extends OperationForm>(name: string, resource: NodeResource, among: O[]): O {
	const found = among.find((operation) => operation.name === name);
	if (found) return found;
	const names = among.map((operation) => operation.displayName);
	throw new InputError(
		`Operation "${name}" does not exist for ${resource.plural}`,
		`Choose one of: ${names.join(', ')}.`,
	);
}
