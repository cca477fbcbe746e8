import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ItemParameters, Run } from '../parameters/itemParameters';
import type { NodeResource, Resource } from '../resources';

/** What the dropdowns and parameters of the node are derived from. */
export interface OperationForm<R extends NodeResource = NodeResource> {
	/** The value that workflows store. Never rename. */
	name: string;
	displayName: string;
	description(resource: R): string;
	/** What the node panel lists, e.g. "Get many orders". */
	action(resource: R): string;
	parameters(resource: R): INodeProperties[];
	/** What the collection "Options" holds. */
	options: INodeProperties[];
}

/** What can be done with a kind of record. */
export interface Operation extends OperationForm<Resource> {
	/** The scope that the OAuth app needs; only resources that have it offer the operation. */
	access: 'read' | 'write';
	/** Begins an execution; the function that it brings does the work of one item and answers with plain JSON. */
	begin(run: Run): (item: ItemParameters) => Promise<IDataObject[]>;
}

/** What can be done with a resource that is no kind of record; the resource names it. */
export interface OwnOperation extends OperationForm {
	/**
	 * Begins an execution; the function that it brings does the work of one input item and answers with plain JSON. Its
	 * items run one after the other.
	 */
	begin(context: IExecuteFunctions): Promise<(itemIndex: number) => Promise<IDataObject[]>>;
}
