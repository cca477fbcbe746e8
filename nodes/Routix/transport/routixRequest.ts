import type { IDataObject } from 'n8n-workflow';
import type { PageRange } from '../types';
import type { Address } from './url';

/** One request to the record API. */
export interface RoutixRequest extends Address {
	action: 'read' | 'create' | 'update';
	range?: PageRange;
	body?: IDataObject;
}
