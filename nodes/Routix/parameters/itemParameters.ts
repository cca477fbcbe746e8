import type { IDataObject, IExecuteFunctions, ResourceMapperValue } from 'n8n-workflow';
import type { CreatedOnce } from '../createdOnce';
import type { Connection } from '../transport/connection';
import { InputError } from '../inputError';
import { withArticle, type Resource } from '../resources';
import type { Address } from '../transport/address';
import { readAdditionalFields } from './additionalFields';
import { readApiVersion } from './apiVersion';
import { readBranch } from './branch';
import { readColumns } from './columns';
import { readText } from './plainValues';
import { readRecordReference, type RecordReference } from './recordId';

/** One execution of the node. */
export interface Run {
	context: IExecuteFunctions;
	resource: Resource;
	created: CreatedOnce;
	/** Any item of the run, for operations that look at all of them before they begin. */
	itemAt(index: number): Promise<ItemParameters>;
}

/** The work of one item, with its parameters read and checked. */
export interface ItemWork {
	/** What it must have for itself meanwhile, like the record that it changes: no two with the same key run at once. */
	key?: string;
	/** Does the work and answers with plain JSON. */
	run(): Promise<IDataObject[]>;
}

/** One input item with the parameters of the node as they are for it. Those with many expressions are worked out once. */
export class ItemParameters {
	private knownOptions?: IDataObject;

	private knownColumns?: ResourceMapperValue;

	constructor(
		private readonly run: Run,
		/** The item's own way to Routix, shared with all items that have the same credential. */
		readonly connection: Connection,
		readonly index: number,
	) {}

	/** A parameter as n8n brings it, with its expressions worked out. */
	parameter(name: string, fallback?: unknown): unknown {
		return this.run.context.getNodeParameter(name, this.index, fallback);
	}

	/** The item's own JSON. */
	input(): IDataObject {
		return this.run.context.getInputData()[this.index].json;
	}

	/** The collection "Options". */
	options(): IDataObject {
		this.knownOptions ??= this.parameter('options', {}) as IDataObject;
		return this.knownOptions;
	}

	/** The resource mapper's whole value. */
	columns(): ResourceMapperValue {
		this.knownColumns ??= this.parameter('columns') as ResourceMapperValue;
		return this.knownColumns;
	}

	/**
	 * The list that the item works on.
	 * @throws {InputError} when the branch or API version cannot be right
	 */
	readAddress(): Address {
		return {
			resource: this.run.resource,
			branchPublicId: readBranch(
				this.parameter('branchPublicId', ''),
				this.connection.credential.branchPublicId,
			),
			apiVersion: readApiVersion(this.options().apiVersion),
		};
	}

	/**
	 * The record that the item works on.
	 * @throws {InputError} when its ID, name or number cannot be right
	 */
	readRecord(): RecordReference {
		return readRecordReference(this.parameter('recordId', ''), this.run.resource);
	}

	/**
	 * Everything that the item writes: the mapped fields, and the additional ones over them.
	 * @throws {InputError} when a value does not fit its field, or nothing is to be written
	 */
	readFields(): IDataObject {
		const fields = {
			...readColumns(this.columns(), this.input()),
			...readAdditionalFields(this.options().additionalFields),
		};
		if (Object.keys(fields).length > 0) return fields;
		throw new InputError(
			'There is nothing to send: no field has a value',
			'Give at least one of the Fields a value in this item. To clear a field, set it to null in Additional Fields (JSON) under Options.',
		);
	}
}

/** @throws {InputError} when a field is missing that Routix needs to create a record */
export function checkRequired(resource: Resource, fields: IDataObject): void {
	const missing = resource.fields?.find(
		({ name, required }) => required && readText(fields[name]) === '',
	);
	if (!missing) return;
	throw new InputError(
		`${missing.displayName} is empty, but Routix needs it to create ${withArticle(resource.singular)}`,
		`Give ${missing.displayName} (${missing.name}) a value in this item.`,
	);
}
