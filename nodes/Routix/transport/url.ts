import type { Resource } from '../resources';
import type { ApiVersion } from '../types';

/** What a URL of the record API names. */
export interface Address {
	resource: Resource;
	branchPublicId: string;
	apiVersion: ApiVersion;
	/** Missing for a list and for a new record. */
	recordId?: string;
}

/** `{base}/functions/v1/api/{version}/{publicBranchId}/{resource}[/{id}]` (Routix docs, endpoints). */
export function recordUrl(baseUrl: string, address: Address): string {
	const { apiVersion, branchPublicId, resource, recordId } = address;
	const parts = [apiVersion, branchPublicId, resource.path];
	if (recordId !== undefined) parts.push(recordId);
	return `${baseUrl}/functions/v1/api/${parts.map(encodeURIComponent).join('/')}`;
}
