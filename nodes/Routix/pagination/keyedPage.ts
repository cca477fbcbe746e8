import type { Page, PageRange, RoutixRecord } from '../contract/list';
import type { Window } from './join';
import { recordKey } from './recordKey';

/** One answer of the list endpoint, with what tells its records apart. */
export interface Answer extends Window {
	records: RoutixRecord[];
	/** How many rows were asked for. */
	limit: number;
}

export function toAnswer({ limit, offset }: PageRange, { records, total }: Page): Answer {
	const keys = records.map(recordKey);
	return { limit, offset, records, keys, total: credibleTotal(offset, records.length, total) };
}

/** A total that is no count, or smaller than the rows that came with it show, is as good as none. */
function credibleTotal(offset: number, rows: number, total: unknown): number | undefined {
	if (typeof total !== 'number' || !Number.isSafeInteger(total) || total < 0) return undefined;
	return rows > 0 && total < offset + rows ? undefined : total;
}
