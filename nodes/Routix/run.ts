import type { IExecuteFunctions } from 'n8n-workflow';
import type { Resource } from './resources';
import type { Connection } from './transport/connection';

/** One execution of the node: all its items go through the same connection. */
export interface Run {
	context: IExecuteFunctions;
	connection: Connection;
	resource: Resource;
}
