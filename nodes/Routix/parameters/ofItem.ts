import type { IDataObject, ResourceMapperValue } from 'n8n-workflow';
import { InputError } from '../inputError';
import { readAdditionalFields } from './additionalFields';
import { readApiVersion } from './apiVersion';
import { readBranch } from './branch';
import { readColumns } from './columns';
import { readRecordId } from './recordId';
import { titleCase } from '../resources';
import type { Address } from '../transport/url';
import type { Run } from '../run';

/** The collection "Options" of an item. */
export function optionsOf({ context }: Run, itemIndex: number): IDataObject {
	return context.getNodeParameter('options', itemIndex, {}) as IDataObject;
}

/** The list that an item works on. */
export function listAddressOf(run: Run, itemIndex: number): Address {
	const { context, connection, resource } = run;
	return {
		resource,
		branchPublicId: readBranch(
			context.getNodeParameter('branchPublicId', itemIndex, ''),
			connection.credential.branchPublicId,
		),
		apiVersion: readApiVersion(optionsOf(run, itemIndex).apiVersion),
	};
}

/** The record that an item works on. */
export function recordAddressOf(run: Run, itemIndex: number): Address & { recordId: string } {
	const id = run.context.getNodeParameter('recordId', itemIndex, '', { extractValue: true });
	return {
		...listAddressOf(run, itemIndex),
		recordId: readRecordId(id, run.resource),
	};
}

/** The mapper's whole value. */
export function columnsOf({ context }: Run, itemIndex: number): ResourceMapperValue {
	return context.getNodeParameter('columns', itemIndex) as ResourceMapperValue;
}

/**
 * Everything that an item writes: the mapped fields, and the additional ones over them.
 * @throws {InputError} when a value does not fit its field, or nothing is to be written
 */
export function fieldsOf(run: Run, itemIndex: number): IDataObject {
	const input = run.context.getInputData()[itemIndex].json;
	const fields = {
		...readColumns(columnsOf(run, itemIndex), input),
		...readAdditionalFields(optionsOf(run, itemIndex).additionalFields),
	};
	if (Object.keys(fields).length > 0) return fields;
	throw new InputError(
		'There is nothing to send: no field has a value',
		'Give at least one of the Fields a value in this item. To clear a field, set it to null in Additional Fields (JSON) under Options.',
	);
}

/** @throws {InputError} when a field is missing that Routix needs to create a record */
export function checkRequired({ resource }: Run, fields: IDataObject): void {
	const missing = resource.fields?.find(
		({ name, required }) => required && String(fields[name] ?? '').trim() === '',
	);
	if (!missing) return;
	throw new InputError(
		`${missing.displayName} is empty, but Routix needs it to create ${titleCase(resource.plural)}`,
		`Give ${missing.displayName} (${missing.name}) a value in this item.`,
	);
}
