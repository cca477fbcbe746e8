import type { FetchPage } from '../../contract/list';
import type { RoutixRecord } from '../../contract/record';
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
	/** Identifies a record across polls, see `recordHash`. */
	keyOf(record: RoutixRecord): string;
	/** Every record. Throws `IncompleteListError` when the list cannot be read to its end. */
	all(): Promise<ListReading>;
}

/** The rows of a list by record, in list order. A server may list an order once for each of its stops. */
export function rowsByRecord(
	rows: RoutixRecord[],
	{ keyOf }: Pick<BranchList, 'keyOf'>,
): Map<string, RoutixRecord[]> {
	const records = new Map<string, RoutixRecord[]>();
	for (const row of rows) {
		const key = keyOf(row);
		const others = records.get(key);
		if (others) others.push(row);
		else records.set(key, [row]);
	}
	return records;
}
