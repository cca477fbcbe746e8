import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ItemParameters, ItemWork, Run } from '../parameters/itemParameters';
import type { Resource } from '../resources';

/** What can be done with a resource. The dropdowns and parameters of the node are derived from it. */
export interface Operation {
	/** The value that workflows store. Never rename. */
	name: string;
	displayName: string;
	/** The scope that the OAuth app needs; only resources that have it offer the operation. */
	access: 'read' | 'write';
	description(resource: Resource): string;
	/** What the node panel lists, e.g. "Get many orders". */
	action(resource: Resource): string;
	parameters(resource: Resource): INodeProperties[];
	/** What the collection "Options" holds. */
	options: INodeProperties[];
	/** How many items are worked on at once, unless the option Requests at Once says otherwise. */
	itemsAtOnce: number;
	/**
	 * Begins an execution; the function that it brings makes ready the work of one item. It is called for one after the
	 * other, in their order; the work is then done for several at once.
	 */
	begin(run: Run): (item: ItemParameters) => Promise<ItemWork>;
	/** What tells people which item it is that failed, to be shown beside its error. Throws nothing. */
	identify?(item: ItemParameters): IDataObject;
}

/** How many items are read at once, for each operation that reads. */
export const READS_AT_ONCE = 8;

/** How many items are updated at once. */
export const UPDATES_AT_ONCE = 5;
