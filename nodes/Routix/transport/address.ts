import type { IDataObject } from 'n8n-workflow';
import { isPathPart, PATHS, recordPathParts, type ApiVersion } from '../contract/address';
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
	/** The same branch has answered for another resource in this very run. */
	isBranchKnown?: boolean;
}

/** @throws {InputError} when a part would lead to another address, even one that Routix itself sent */
export function recordUrl(baseUrl: string, address: Address): string {
	const { apiVersion, branchPublicId, resource, recordId } = address;
	const parts = recordPathParts(apiVersion, branchPublicId, resource.path, recordId);
	return `${baseUrl}${PATHS.records}/${parts.map(segment).join('/')}`;
}

function segment(text: string): string {
	if (isPathPart(text)) return encodeURIComponent(text);
	throw new InputError(
		`${JSON.stringify(text.slice(0, 100))} cannot be part of an address in Routix`,
		'Check the record ID and the branch.',
	);
}
