import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../json';
import { inEnvelopes, isNothing, statesFailure, type ResourceNames } from './envelope';
import { idReader, withHiddenId } from './identity';

/** A record exactly as Routix sent it. What we add ourselves is named in `fields/ownFields.ts`. */
export type RoutixRecord = IDataObject;

/** Inferred from the usual naming: Routix sets these itself, so they are shown and never written. */
export const TIMESTAMPS = ['created_at', 'updated_at'];

/** Envelopes in envelopes are followed so far: `{ data: { order: {…} } }` are two. */
const MOST_ENVELOPES = 2;

/**
 * The record in the answer to a request for one. Inferred: `{ data: {…} }`, other envelopes, a list of one, or the record
 * itself, which then has an ID, or it could be anything. Undefined when there is none or the answer states a failure.
 */
export function recordIn(body: unknown, resource: ResourceNames): RoutixRecord | undefined {
	const hasId = isObject(body) && idReader(resource)(body) !== undefined;
	if (statesFailure(body, hasId)) return undefined;
	const record = recordWithin(body, resource, MOST_ENVELOPES);
	return record && withHiddenId(record, idReader(resource));
}

function recordWithin(
	value: unknown,
	resource: ResourceNames,
	envelopes: number,
): RoutixRecord | undefined {
	const entry = underItsId(onlyEntry(value), resource);
	if (!isObject(entry)) return undefined;
	const inside = envelopes === 0 ? [] : inEnvelopes(entry, resource, 'record');
	const wrapped = inside
		.map((inner) => recordWithin(inner, resource, envelopes - 1))
		.find((record) => record !== undefined);
	const isDocumented = wrapped !== undefined && isObject(onlyEntry(entry.data));
	if (isDocumented) return wrapped;
	if (idReader(resource)(entry) !== undefined) return entry;
	const isAnswer = envelopes === MOST_ENVELOPES;
	if (wrapped !== undefined && (isAnswer || Object.keys(entry).length === 1)) return wrapped;
	return isAnswer || isNothing(entry) ? undefined : entry;
}

/** `{ "7f3a…": { "id": "7f3a…", … } }`: the record, which repeats the ID that it stands under. */
function underItsId(value: unknown, resource: ResourceNames): unknown {
	if (!isObject(value)) return value;
	const [[key, inner] = ['', undefined], ...others] = Object.entries(value);
	const isRecord = others.length === 0 && isObject(inner);
	return isRecord && String(idReader(resource)(inner)) === key ? inner : value;
}

function onlyEntry(value: unknown): unknown {
	return Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
}

/** Whether the answer to a request for one record says that there is none: nothing, or an envelope of nothing. Inferred. */
export function holdsNothing(body: unknown, resource: ResourceNames): boolean {
	if (isNothing(body)) return true;
	return isObject(body) && inEnvelopes(body, resource, 'record').some(isNothing);
}
