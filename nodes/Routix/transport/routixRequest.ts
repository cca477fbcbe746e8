import type { IDataObject } from 'n8n-workflow';
import type { PageRange } from '../contract/list';
import type { Address } from './address';

/** One request to the record API. */
export interface RoutixRequest extends Address {
	action: 'read' | 'create' | 'update';
	range?: PageRange;
	body?: IDataObject;
}
