import { idOf, type RoutixRecord } from '../contract/record';
import type { Page, PageRange } from '../contract/list';
import type { Window } from './join';

/** One answer of the list endpoint, with what tells its records apart. */
export interface KeyedPage extends Window {
	records: RoutixRecord[];
	/** How many rows were asked for. */
	limit: number;
}

export function withKeys({ limit, offset }: PageRange, { records, total }: Page): KeyedPage {
	const keys = records.map(recordKey);
	return { limit, offset, records, keys, total: credibleTotal(offset, records.length, total) };
}

/** A total that is no count, or smaller than the rows that came with it show, is as good as none. */
function credibleTotal(offset: number, rows: number, total: unknown): number | undefined {
	if (typeof total !== 'number' || !Number.isSafeInteger(total) || total < 0) return undefined;
	return rows > 0 && total < offset + rows ? undefined : total;
}

/**
 * What tells one record of a list from another: its ID, or its whole content when it has none. A number and a text
 * that look alike are different ids; NUL sets apart what is not a text, since no text that names a record begins so.
 */
export function recordKey(record: RoutixRecord): string {
	const id = idOf(record);
	return typeof id === 'string' ? id : `\u0000${JSON.stringify(id ?? record)}`;
}
