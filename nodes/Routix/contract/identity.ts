import type { IDataObject } from 'n8n-workflow';
import { ownValue } from '../json';
import { isPathPart } from './address';
import type { ResourceNames } from './envelope';

/** The field that tells one record from another. Documented for accounts, inferred for the rest. */
export const ID_FIELD = 'id';

/** Names of the ID in a record that has no `id`. Inferred: what databases call theirs. */
export const OTHER_ID_FIELDS = ['uuid', '_id', 'guid'];

/** A record's ID, a text or a number; undefined when it has none. */
export type IdOf = (record: IDataObject) => string | number | undefined;

/**
 * Finds the ID of the resource's records: `id`, what databases call it, or the resource's own name, like `order_id`.
 * The `vehicle_id` of an order is another record's ID, so the resource decides.
 */
export function idReader(resource: ResourceNames): IdOf {
	const fields = idFields(resource);
	return (record) => {
		for (const field of fields) {
			const id = ownValue(record, field);
			const isId = (typeof id === 'string' && id.trim() !== '') || typeof id === 'number';
			if (isId) return id;
		}
		return undefined;
	};
}

/** The fields that may hold the ID of the resource's records, the likeliest first. */
export function idFields({ name, path, singular }: ResourceNames): string[] {
	const words = [...new Set([name, singular, path].map((word) => word.replace(/\s/g, '_')))].filter(
		Boolean,
	);
	const own = words.flatMap((word) => [`${word}_id`, `${camelCase(word)}Id`, `${word}_uuid`]);
	return [ID_FIELD, ...OTHER_ID_FIELDS, ...own];
}

/** As {@link idReader}, by the names alone that no resource has of its own. */
export const idOf: IdOf = idReader({ name: '', path: '', singular: '', plural: '' });

function camelCase(words: string): string {
	return words.replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
}

/**
 * Lets a record be asked for its `id` whatever the field of its ID is called. The property is hidden, so that the record
 * still comes out exactly as Routix sent it.
 */
export function withHiddenId<T extends IDataObject>(record: T, readId: IdOf): T {
	if (Object.hasOwn(record, ID_FIELD)) return record;
	const value = readId(record);
	return value === undefined
		? record
		: Object.defineProperty(record, ID_FIELD, { value, writable: true });
}

/**
 * Whether an ID cannot be trusted: JavaScript reads whole numbers beyond 2^53 rounded, so that two IDs become one.
 */
export function isRounded(id: string | number | undefined): boolean {
	return typeof id === 'number' && Math.abs(id) > Number.MAX_SAFE_INTEGER;
}

/**
 * Whether an ID can be asked for, and kept by the editor of n8n, to which a text that begins with `=` is an expression.
 */
export function isRecordId(id: string): boolean {
	return isPathPart(id) && !id.startsWith('=');
}

/** The ID that the answer to a write names beside or instead of a record: `42`, `"7f3a…"`, a `Location`. Inferred. */
export function idAlone(
	body: unknown,
	headers: Record<string, string>,
	{ path }: ResourceNames,
): string | number | undefined {
	if (typeof body === 'number' && Number.isSafeInteger(body)) return body;
	const text = typeof body === 'string' ? body.trim() : '';
	if (/^[\w-]{1,100}$/.test(text) && /\d/.test(text)) return text;
	const segments = (headers.location ?? '').slice(0, 2_000).split(/[?#]/)[0].split('/');
	const at = segments.lastIndexOf(path);
	const last = at < 0 ? undefined : segments[at + 1];
	return last && /^[\w~.-]{1,300}$/.test(last) ? last : undefined;
}
