import type { ListReading } from '../../pagination/readAll';
import type { FetchPage } from '../../contract/list';

/** How the list of one branch is read: page by page, or all of it. */
export interface BranchReader {
	page: FetchPage;
	all(): Promise<ListReading>;
}

/**
 * The records are exactly those that the list held when it had that total: no row was seen to go away or to move,
 * which would have caused another pass, and the counts agree as far as Routix states them.
 */
export function isExact({ passes, records, total = records.length }: ListReading): boolean {
	return passes === 1 && records.length === total;
}
