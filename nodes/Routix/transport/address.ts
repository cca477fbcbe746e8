import { InputError } from '../inputError';
import type { Resource } from '../resources';
import type { ApiVersion } from '../contract/list';

/** What a URL of the record API names. */
export interface Address {
	resource: Resource;
	branchPublicId: string;
	apiVersion: ApiVersion;
	/** Missing for a list and for a new record. */
	recordId?: string;
}

/**
 * `{base}/functions/v1/api/{version}/{publicBranchId}/{resource}[/{id}]` (Routix docs, endpoints).
 * @throws {InputError} when a part would lead to another address, even one that Routix itself sent
 */
export function recordUrl(baseUrl: string, address: Address): string {
	const { apiVersion, branchPublicId, resource, recordId } = address;
	const parts = [apiVersion, branchPublicId, resource.path];
	if (recordId !== undefined) parts.push(recordId);
	return `${baseUrl}/functions/v1/api/${parts.map(segment).join('/')}`;
}

/** One part of a path. Dots alone would lead upwards however they are encoded; half a letter cannot be encoded. */
function segment(text: string): string {
	if (!/^\.{0,2}$/.test(text) && !/\p{Surrogate}/u.test(text)) return encodeURIComponent(text);
	throw new InputError(
		`${JSON.stringify(text)} cannot be part of an address in Routix`,
		'Check the record ID and the branch.',
	);
}
