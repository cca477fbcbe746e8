import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ItemParameters, ItemWork, Run } from '../parameters/itemParameters';
import type { NodeResource, Resource } from '../resources';

/** What the dropdowns and parameters of the node are derived from. */
export interface OperationForm<R extends NodeResource = NodeResource> {
	/** The value that workflows store. Never rename. */
	name: string;
	displayName: string;
	description(resource: R): string;
	/** What the node panel lists, e.g. "Get many orders". */
	action(resource: R): string;
	/** What else a model has to know of it where the node is a tool of an AI Agent, as sentences. */
	toolHint?(resource: R): string;
	parameters(resource: R): INodeProperties[];
	/** What the collection "Options" holds. */
	options: INodeProperties[];
}

/** What can be done with a kind of record. */
export interface Operation extends OperationForm<Resource> {
	/** The scope that the OAuth app needs; only resources that have it offer the operation. */
	access: 'read' | 'write';
	/** How many items are worked on at once, unless the option Requests at Once says otherwise. */
	itemsAtOnce: number;
	/**
	 * Begins an execution; the function that it brings makes ready the work of one item. It is called for one after the
	 * other, in their order; the work is then done for several at once.
	 */
	begin(run: Run): (item: ItemParameters) => Promise<ItemWork>;
	/** What tells people which item it is that failed, to be shown beside its error. */
	identify?(item: ItemParameters): IDataObject;
}

/** How many items are read at once, for each operation that reads. */
export const READS_AT_ONCE = 8;

/** How many items are updated at once. */
export const UPDATES_AT_ONCE = 5;

/**
 * What can be done with a resource that is no kind of record. It joins by its name in the resource's `operations` and by
 * a place in `ownOperations`; everything else follows from these two.
 */
export interface OwnOperation extends OperationForm {
	/**
	 * Begins an execution; the function that it brings does the work of one input item, with the credential that the
	 * resource names, and answers with plain JSON. Items are worked on one after the other.
	 */
	begin(context: IExecuteFunctions): (itemIndex: number) => Promise<IDataObject[]>;
}
