import { isObject } from '../json';
import { statesFailure, type RoutixRecord } from './record';

/** The most records in one answer. Documented for accounts, inferred for the rest. */
export const PAGE_LIMIT = 1000;

/** The part of a list that one request asks for: `limit` 1 to {@link PAGE_LIMIT}, `offset` from 0. Documented for accounts. */
export interface PageRange {
	limit: number;
	offset: number;
}

/** One answer of the list endpoint; `total` is missing when Routix did not state it. */
export interface Page {
	records: RoutixRecord[];
	total?: number;
}

/** Asks for one page. Errors are the transport's; a page that cannot be read throws. */
export type FetchPage = (range: PageRange) => Promise<Page>;

/**
 * The answer to a list request. Documented for accounts: `{ data: […], pagination: { limit, offset, total } }`.
 * A total that is not a count is treated as missing. Undefined when the answer holds no list of records.
 */
export function pageIn(body: unknown): Page | undefined {
	if (!isObject(body) || statesFailure(body)) return undefined;
	const { data: records, pagination } = body;
	if (!isListOfRecords(records)) return undefined;
	const total = isObject(pagination) ? pagination.total : undefined;
	const isCount = typeof total === 'number' && Number.isInteger(total) && total >= 0;
	return { records, total: isCount ? total : undefined };
}

function isListOfRecords(value: unknown): value is RoutixRecord[] {
	return Array.isArray(value) && value.every(isObject);
}
