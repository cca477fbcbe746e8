import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../json';

/** An answer with a good status. */
export interface Answer {
	/** As parsed from JSON; a text when it was none; undefined when nothing came. */
	body: unknown;
	/** Names in lower case. */
	headers: Record<string, string>;
}

/** How a resource is called, from which servers derive the names of envelopes and IDs. */
export interface ResourceNames {
	/** Our own name for it: `staff`. */
	name: string;
	/** As in the address: `orders`. */
	path: string;
	/** As in a sentence: `staff member`, `staff members`. */
	singular: string;
	plural: string;
}

/** Envelopes of one record or of many. Documented: `data`. Inferred: what other APIs call theirs. */
const ENVELOPES = ['data', 'result', 'response', 'payload', 'body'];

/** Inferred, as are the resource's own names: `register-oauth-app` answers `{ success, app: {…} }` (Routix docs). */
export const RECORD_ENVELOPES = [
	...ENVELOPES,
	'record',
	'item',
	'row',
	'entity',
	'records',
	'items',
	'rows',
	'results',
];
export const LIST_ENVELOPES = [
	...ENVELOPES,
	'items',
	'results',
	'records',
	'rows',
	'value',
	'content',
	'entries',
	'list',
	'member',
	'hydramember',
	'embedded',
];

/** A name as a key of JSON may spell it: `Staff Member`, `staff_member` and `staffMember` are one. */
export function plainName(name: string): string {
	return name.slice(0, 100).replace(/[\W_]/g, '').toLowerCase();
}

/** What stands in the envelopes of an answer, the likeliest first. */
export function inEnvelopes(
	value: IDataObject,
	{ name, path, singular, plural }: ResourceNames,
	kind: 'record' | 'list',
): unknown[] {
	const envelopes = kind === 'record' ? RECORD_ENVELOPES : LIST_ENVELOPES;
	const names = new Set([...envelopes, ...[path, plural, singular, name].map(plainName)]);
	const byName = new Map(Object.entries(value).map(([key, entry]) => [plainName(key), entry]));
	return [...names].filter((key) => byName.has(key)).map((key) => byName.get(key));
}

/** No value at all: null, blanks, `[]` or `{}`. */
export function isNothing(value: unknown): boolean {
	if (typeof value === 'string') return value.trim() === '';
	if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
	return value === undefined || value === null;
}

/**
 * Whether an answer with a good status says that the request failed: `success: false`, an `error`, `errors`, or a status
 * in words. Inferred: no such answer is documented.
 * @param hasId whether the answer itself is a record with an ID: its fields may have such names too
 */
export function statesFailure(body: unknown, hasId = false): boolean {
	if (!isObject(body)) return false;
	if ([body.success, body.ok, body.succeeded].includes(false)) return true;
	if (hasId) return false;
	return (
		isSaid(body.error) ||
		isSaid(body.errors) ||
		isFailureWord(body.status) ||
		[body.code, body.error_code, body.errorCode].some(isErrorCode)
	);
}

function isSaid(value: unknown): boolean {
	return !isNothing(value) && value !== false && value !== 0;
}

function isFailureWord(value: unknown): boolean {
	return typeof value === 'string' && /^(error|fail|failed|failure)$/i.test(value.trim());
}

/** A code in words that speak of a failure. `code` may also be the number of an order that was made. */
function isErrorCode(value: unknown): boolean {
	return typeof value === 'string' && ERROR_WORDS.test(value.slice(0, 100));
}

const ERROR_WORDS =
	/error|fail|invalid|internal|denied|forbidden|unauthori|insufficient|expired|conflict|exceed|missing|required|not[_ -]?(found|allowed|available|supported)/i;
