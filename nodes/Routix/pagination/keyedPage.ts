import { idOf, type IdOf } from '../contract/identity';
import { isFull, type Page, type PageRange } from '../contract/list';
import type { RoutixRecord } from '../contract/record';
import type { Window } from './join';

/** What tells one record of a list from another. */
export type KeyOf = (record: RoutixRecord) => string;

/** One answer of the list endpoint, with what tells its records apart. */
export interface KeyedPage extends Window {
	records: RoutixRecord[];
	/** How many rows were asked for, and whether it was less than wanted because Routix refused more. */
	limit: number;
	isLimitLower: boolean;
	/** The most rows that the answer says a page has. */
	statedLimit?: number;
	/** Routix refused the offset. */
	isOffsetRefused: boolean;
}

/** @param page what came for the range; its `sentLimit`, if any, is what was really asked for */
export function withKeys(range: PageRange, page: Page, keyOf: KeyOf): KeyedPage {
	const { records, statedLimit, total } = page;
	return {
		limit: page.sentLimit ?? range.limit,
		isLimitLower: page.sentLimit !== undefined,
		offset: range.offset,
		records,
		keys: records.map(keyOf),
		statedLimit,
		total: isCount(total) ? total : undefined,
		isOffsetRefused: page.isOffsetRefused === true,
	};
}

function isCount(total: unknown): total is number {
	return typeof total === 'number' && Number.isSafeInteger(total) && total >= 0;
}

/** Whether more rows may follow the page, as far as its length tells. */
export function mayGoOn({ keys, limit, statedLimit }: KeyedPage, fullest?: number): boolean {
	return isFull(keys.length, limit, statedLimit, fullest);
}

/**
 * The key of a record: its ID, or its whole content when it has none. A number and a text that look alike are different
 * IDs; NUL sets apart what is not a text, since no text that names a record begins so.
 */
export function recordKey(record: RoutixRecord, readId: IdOf = idOf): string {
	const id = readId(record);
	return typeof id === 'string' ? id : `\u0000${JSON.stringify(id ?? record)}`;
}

/** The key of a record in a list whose IDs do not tell rows apart, such as an order once for each of its stops. */
export function contentKey(record: RoutixRecord): string {
	return `\u0000${JSON.stringify(record)}`;
}
