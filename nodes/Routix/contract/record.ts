import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../json';

/** A record exactly as Routix sent it. What we add ourselves is named in `fields/ownFields.ts`. */
export type RoutixRecord = IDataObject;

/** The field that tells one record from another. Documented for accounts, inferred for the rest. */
export const ID_FIELD = 'id';

/** Inferred from the usual naming: Routix sets these itself, so they are shown and never written. */
export const TIMESTAMPS = ['created_at', 'updated_at'];

/** The record's ID: a text or a number; undefined when it has none. */
export function idOf(record: RoutixRecord): string | number | undefined {
	const id = record[ID_FIELD];
	return (typeof id === 'string' && id !== '') || typeof id === 'number' ? id : undefined;
}

/**
 * The record in the answer to a request for one: `{ data: {…} }` or a bare record, which then has an ID. Both inferred.
 * Undefined when there is none.
 */
export function recordIn(body: unknown): RoutixRecord | undefined {
	if (!isObject(body) || statesFailure(body)) return undefined;
	if (isObject(body.data)) return body.data;
	return !('data' in body) && idOf(body) !== undefined ? body : undefined;
}

/** A failure under a good status. A record may have a field of that name, but then it has an ID as well. */
export function statesFailure(body: IDataObject): boolean {
	const { error } = body;
	const isStated = error !== undefined && error !== null && error !== false && error !== '';
	return isStated && idOf(body) === undefined;
}
