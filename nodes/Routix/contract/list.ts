import { isObject } from '../json';
import {
	inEnvelopes,
	isNothing,
	plainName,
	statesFailure,
	type Answer,
	type ResourceNames,
} from './envelope';
import { idReader, withHiddenId } from './identity';
import type { RoutixRecord } from './record';

/** The most records in one answer. Documented for accounts, inferred for the rest. */
export const PAGE_LIMIT = 1000;

/** A limit that is refused, or too heavy for the server, is halved down to this. Inferred. */
export const LEAST_PAGE_LIMIT = 50;

/** Sizes at which servers commonly cap a page, whatever was asked for. Inferred: Routix documents only its maximum. */
export const COMMON_CAPS = [10, 20, 25, 50, 100, 200, 250, 500, PAGE_LIMIT];

/** The part of a list that one request asks for: `limit` 1 to {@link PAGE_LIMIT}, `offset` from 0. Documented for accounts. */
export interface PageRange {
	limit: number;
	offset: number;
}

/** One answer of the list endpoint. */
export interface Page {
	records: RoutixRecord[];
	/** The length of the list as stated. A hint, never a proof: it may count the page, other branches, hidden rows … */
	total?: number;
	/** The most rows that the answer says a page has. */
	statedLimit?: number;
	/** The limit that was sent, when it was less than asked for because Routix refused more. */
	sentLimit?: number;
	/** Routix refused the offset: it lies beyond the end of the list, or is none at which a page may begin. */
	isOffsetRefused?: boolean;
}

/** Asks for one page. Errors are the transport's; a page that cannot be read throws. */
export type FetchPage = (range: PageRange) => Promise<Page>;

/**
 * Whether a page may have been cut off, so that more rows may follow: only a page that is not full proves the end of a
 * list.
 * @param asked how many rows were asked for
 * @param fullest the most rows on any page of this list before; undefined on the first page
 */
export function isFull(
	rows: number,
	asked: number,
	statedLimit?: number,
	fullest?: number,
): boolean {
	if (rows === 0) return false;
	if (rows >= asked || rows === statedLimit) return true;
	return fullest === undefined ? COMMON_CAPS.includes(rows) : rows >= fullest;
}

/**
 * The rows in the answer to a list request. Documented for accounts:
 * `{ data: […], pagination: { limit, offset, total } }`. Inferred: a bare list, other envelopes, also within `data`, an
 * object of records by ID, and no rows as `[]`, null, an absent list or no body. Undefined when it is none of these.
 */
export function pageIn({ body, headers }: Answer, resource: ResourceNames): Page | undefined {
	if (statesFailure(body)) return undefined;
	const total = totalIn(body, headers);
	const records = rowsWithin(body, resource, 2) ?? (isEmptyList(body, total) ? [] : undefined);
	if (!records) return undefined;
	const readId = idReader(resource);
	for (const record of records) withHiddenId(record, readId);
	return { records, total, statedLimit: numberNamed(body, LIMIT_NAMES) };
}

function rowsWithin(
	value: unknown,
	resource: ResourceNames,
	envelopes: number,
): RoutixRecord[] | undefined {
	if (Array.isArray(value)) return value.every(isObject) ? (value as RoutixRecord[]) : undefined;
	if (!isObject(value)) return undefined;
	const inside = envelopes === 0 ? [] : inEnvelopes(value, resource, 'list');
	for (const inner of inside) {
		const rows = isNothing(inner) ? [] : rowsWithin(inner, resource, envelopes - 1);
		if (rows) return rows;
	}
	return recordsById(value, resource);
}

/** `{ "7f3a…": {…}, … }`: records under their IDs, which they may repeat. */
function recordsById(value: object, resource: ResourceNames): RoutixRecord[] | undefined {
	const entries = Object.entries(value);
	const readId = idReader(resource);
	const isKeyed = ([key, entry]: [string, unknown]) =>
		isObject(entry) &&
		(String(readId(entry)) === key || (readId(entry) === undefined && looksLikeId(key)));
	if (entries.length === 0 || !entries.every(isKeyed)) return undefined;
	return entries.map(([key, entry]) =>
		readId(entry as RoutixRecord) === undefined ? { id: key, ...entry } : (entry as RoutixRecord),
	);
}

function looksLikeId(key: string): boolean {
	return /^(\d{1,20}|[0-9a-f]{8}-[0-9a-f-]{27})$/i.test(key);
}

/** No body, or nothing but what stands around a list. */
function isEmptyList(body: unknown, total: number | undefined): boolean {
	if (!isObject(body)) return isNothing(body) && !Array.isArray(body);
	return total === 0 || isObject(body.pagination) || isObject(body.meta);
}

/** Documented: `total`. Inferred: what other APIs call theirs. */
export const TOTAL_NAMES = [
	'total',
	'totalcount',
	'totalrecords',
	'totalitems',
	'totalrows',
	'totalresults',
	'totalelements',
	'recordstotal',
	'recordcount',
	'itemcount',
	'count',
];

/** Documented: `limit`. Inferred: what other APIs call theirs. */
export const LIMIT_NAMES = ['limit', 'perpage', 'pagesize', 'maxperpage'];

/** In `pagination`, `meta` or the answer itself, as a number or its text; else in the headers that others use. */
function totalIn(body: unknown, headers: Record<string, string>): number | undefined {
	const range = /\/(\d{1,15})$/.exec((headers['content-range'] ?? '').slice(0, 100).trim())?.[1];
	const inHeaders = range ?? headers['x-total-count'] ?? headers['x-total'];
	return numberNamed(body, TOTAL_NAMES) ?? countOf(inHeaders);
}

/** Where servers keep what they say about a page, best first; the answer itself comes after them. */
export const PAGE_INFO = ['pagination', 'meta', 'paging', 'page', 'pageinfo'];

function numberNamed(body: unknown, names: string[], steps = 2): number | undefined {
	if (!isObject(body) || steps < 0) return undefined;
	const byName = new Map(Object.entries(body).map(([key, value]) => [plainName(key), value]));
	for (const place of PAGE_INFO) {
		const found = numberNamed(byName.get(place), names, steps - 1);
		if (found !== undefined) return found;
	}
	for (const name of names) {
		const count = countOf(byName.get(name));
		if (count !== undefined) return count;
	}
	return numberNamed(byName.get('data'), names, steps - 2);
}

function countOf(value: unknown): number | undefined {
	const isNumeric = typeof value === 'string' && /^\s*\d{1,15}\s*$/.test(value);
	const count = isNumeric ? Number(value) : value;
	return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}
