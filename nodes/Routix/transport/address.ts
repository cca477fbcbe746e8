import type { IDataObject } from 'n8n-workflow';
import { PATHS, recordPathParts, type ApiVersion } from '../contract/address';
import type { PageRange } from '../contract/list';
import { InputError } from '../inputError';
import type { Resource } from '../resources';

/** A list of records, or one of them. */
export interface Address {
	resource: Resource;
	branchPublicId: string;
	apiVersion: ApiVersion;
	/** Missing for a list and for a new record. */
	recordId?: string;
}

/** One request to the record API. */
export interface RoutixRequest extends Address {
	action: 'read' | 'create' | 'update';
	range?: PageRange;
	body?: IDataObject;
	/** A list has shown the record in this very run, so it is there. */
	isListed?: boolean;
}

/** @throws {InputError} when a part would lead to another address, even one that Routix itself sent */
export function recordUrl(baseUrl: string, address: Address): string {
	const { apiVersion, branchPublicId, resource, recordId } = address;
	const parts = recordPathParts(apiVersion, branchPublicId, resource.path, recordId);
	return `${baseUrl}${PATHS.records}/${parts.map(segment).join('/')}`;
}

/** One part of a path. Dots alone would lead upwards however they are encoded; half a letter cannot be encoded. */
function segment(text: string): string {
	if (!/^\.{0,2}$/.test(text) && !/\p{Surrogate}/u.test(text)) return encodeURIComponent(text);
	throw new InputError(
		`${JSON.stringify(text)} cannot be part of an address in Routix`,
		'Check the record ID and the branch.',
	);
}
