import type { FetchPage } from '../../contract/list';
import type { ListReading } from '../../pagination/readAll';

/** How many records to ask for, see `PageRange`. */
export interface ReadSizes {
	/** At each end, to see what is new. */
	probe: number;
	/** By each request that reads many records. */
	page: number;
}

/** The list of one branch, which can be read page by page or completely. */
export interface BranchList {
	page: FetchPage;
	sizes: ReadSizes;
	/** Every record. Throws `IncompleteListError` when the list cannot be read to its end. */
	all(): Promise<ListReading>;
}

/**
 * Whether the records are exactly those that the list held when it had that total: no row went away or moved while it
 * was read, since that takes another pass, and the counts agree as far as Routix states them.
 */
export function isExact({ passes, records, total = records.length }: ListReading): boolean {
	return passes === 1 && records.length === total;
}
