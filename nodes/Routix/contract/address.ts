/** Documented: `v1` is a stable, immutable set of fields; `v2` has more and may grow (Routix docs, API versions). */
export const API_VERSIONS = ['v1', 'v2'] as const;

export type ApiVersion = (typeof API_VERSIONS)[number];

/** Documented: 8 characters, e.g. `RS2RDH3B`. Inferred from the examples: capital letters and digits. */
export const BRANCH_PUBLIC_ID = '[A-Z0-9]{8}';

/** Where the record API begins. Documented (Routix docs, endpoints). */
export const RECORDS_PATH = '/functions/v1/api';

/** Where an app gets a token by client credentials. Documented: JSON, not a form (Routix docs, client credentials). */
export const APP_TOKEN_PATH = '/functions/v1/oauth-token';

/** Where a person logs in, and where the code and refresh tokens are exchanged. The paths are documented, the form is inferred. */
export const AUTHORIZE_PATH = '/auth/v1/oauth/authorize';
export const LOGIN_TOKEN_PATH = '/auth/v1/oauth/token';

/** `/{version}/{publicBranchId}/{resource}` after {@link RECORDS_PATH}: documented. `/{id}` for one record: inferred. */
export function recordPathParts(
	apiVersion: ApiVersion,
	branchPublicId: string,
	resourcePath: string,
	recordId?: string,
): string[] {
	const list = [apiVersion, branchPublicId, resourcePath];
	return recordId === undefined ? list : [...list, recordId];
}
