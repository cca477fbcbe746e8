import type { ResourceName } from '../settings';
import type { StoredRecord } from './recordList';

/** The v1 account: "a stable, immutable set of 6 fields" (Routix docs). */
export const v1AccountFields = [
	'id',
	'company_name',
	'email',
	'phone',
	'account_type',
	'status',
] as const;

/**
 * A record's JSON as one version of the API shows it. Only for accounts does Routix document how v1 differs: six
 * fields; other resources show the same in both.
 */
export function recordText(resource: ResourceName, version: string, stored: StoredRecord): string {
	if (resource === 'accounts' && version === 'v1') {
		// JSON.stringify with a list of names keeps their order and leaves the rest out.
		return (stored.v1Text ??= JSON.stringify(stored.record, [...v1AccountFields]));
	}
	return (stored.fullText ??= JSON.stringify(stored.record));
}
