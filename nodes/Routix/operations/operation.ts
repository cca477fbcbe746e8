import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ItemParameters, Run } from '../parameters/itemParameters';
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
	/** Begins an execution; the function that it brings does the work of one item and answers with plain JSON. */
	begin(run: Run): (item: ItemParameters) => Promise<IDataObject[]>;
}
