/** Documented: `v1` is a stable, immutable set of fields; `v2` has more and may grow (Routix docs, API versions). */
export const API_VERSIONS = ['v1', 'v2'] as const;

export type ApiVersion = (typeof API_VERSIONS)[number];

/** Documented: 8 characters, e.g. `RS2RDH3B`. Inferred, wider than the examples: letters of either case, digits, `-`, `_`. */
export const BRANCH_PUBLIC_ID = '[A-Za-z0-9_-]{8}';

/** What is asked of Routix where. */
export const PATHS = {
	/** Documented (Routix docs, endpoints). */
	records: '/functions/v1/api',
	/** A token for an app. Documented: JSON, not a form (Routix docs, client credentials). */
	clientCredentials: '/functions/v1/oauth-token',
	/** Where a person allows access. Documented. */
	consent: '/auth/v1/oauth/authorize',
	/** Exchanges the code of a login and refresh tokens. The path is documented, the form is inferred. */
	exchange: '/auth/v1/oauth/token',
};

const LONGEST_PART = 300;

/**
 * Whether a text, encoded, can be one part of an address and leads nowhere else. A server may decode slashes first, and
 * more than once, so that nothing between them may be dots alone. Half a letter cannot be encoded.
 */
export function isPathPart(text: string): boolean {
	const decoded = () =>
		text
			.replace(/%(?:25){0,9}2e/gi, '.')
			.replace(/%(?:25){0,9}(?:2f|5c)/gi, '/')
			.split(/[\\/]/);
	const leadsUpwards = () => decoded().some((part) => /^\.{1,2}$/.test(part.trim()));
	return (
		text !== '' &&
		text.length <= LONGEST_PART &&
		!/\p{Surrogate}|\p{Cc}/u.test(text) &&
		!leadsUpwards()
	);
}

/** `/{version}/{publicBranchId}/{resource}` after `PATHS.records`: documented. `/{id}` for one record: inferred. */
export function recordPathParts(
	apiVersion: ApiVersion,
	branchPublicId: string,
	resourcePath: string,
	recordId?: string,
): string[] {
	const list = [apiVersion, branchPublicId, resourcePath];
	return recordId === undefined ? list : [...list, recordId];
}
