import type { RoutixRecord } from '../contract/record';
import { PAGE_LIMIT, type FetchPage } from '../contract/list';
import type { PassEnd } from './joinedPages';
import { IncompleteListError, ReadCancelledError, type IncompleteReason } from './errors';
import { PassReader } from './passReader';
import { RecordCollection, type Keep } from './recordCollection';

/**
 * How much of a page each pass begins with. There are as many passes at most; the later ones begin with a shorter page,
 * so that no two pages meet where two pages met before.
 */
const FIRST_PAGES = [1, 0.6, 0.3, 0.8, 0.45];

/** After so many passes a list that was joined to its end is complete, if they met as many records as it has rows. */
const PASSES_WHILE_ROWS_MOVE = 3;

export interface ReadAllOptions<T = RoutixRecord> {
	/** How many records to ask for at once, 1 to 1000 (default). Routix may answer with fewer. */
	pageSize?: number;
	/** Only the first so many records of the list, kept or not; Infinity (default) = all. */
	maxRecords?: number;
	/** What is kept of each record as its page comes in; the whole record by default. */
	keep?: Keep<T>;
	/** Whether what was kept by now is all that is wanted: the rest of the list is not read then. */
	isEnough?: () => boolean;
	/** How many requests may be in flight at once, 8 by default. */
	concurrency?: number;
	/** Its width narrows the concurrency, e.g. while Routix limits requests. */
	throttle?: { readonly width: number };
	/** Asked before each request: a cancelled read ends with a `ReadCancelledError`. */
	isCancelled?: () => boolean;
}

/** A list as it was read, and how. */
export interface ListReading<T = RoutixRecord> {
	/** What was kept of the records. */
	records: T[];
	/** The length of the list that Routix stated last, if it did. */
	total?: number;
	/** How often the list was read, in whole or in part: 1 when no row was seen to go away or to move. */
	passes: number;
	requests: number;
}

/**
 * Reads a list of which only limit and offset are known: each record once, in the server's order.
 *
 * A record that is there all the time is returned whatever comes and goes around it, because pages overlap and a page
 * that does not join the rows before it is not used. A record that is itself moved may escape one pass. So whenever
 * rows were seen to go away or to move, the list is read again, three times in all, and all readings count; twice
 * more if records are still missing then.
 * @throws {IncompleteListError} when the list cannot be read to its end; never a silently short list
 * @throws {ReadCancelledError} when the execution was cancelled; and whatever `fetchPage` throws
 */
export async function readAll<T = RoutixRecord>(
	fetchPage: FetchPage,
	options: ReadAllOptions<T> = {},
): Promise<T[]> {
	return (await readList(fetchPage, options)).records;
}

/** As `readAll`, and tells how it went. */
export async function readList<T = RoutixRecord>(
	fetchPage: FetchPage,
	options: ReadAllOptions<T> = {},
): Promise<ListReading<T>> {
	const { concurrency = 8, isCancelled, isEnough, maxRecords = Infinity, throttle } = options;
	const keep = options.keep ?? ((record) => record as T);
	const collection = new RecordCollection({ maximum: maxRecords, keep, isEnough });
	let limit = options.pageSize ?? PAGE_LIMIT;
	let totalBefore: number | undefined;
	let requests = 0;
	for (let passes = 1; ; passes++) {
		const reader: PassReader = new PassReader({
			fetchPage: async (range) => {
				if (isCancelled?.()) throw new ReadCancelledError();
				return await fetchPage(range);
			},
			collection,
			firstLimit: Math.min(Math.ceil(limit * FIRST_PAGES[passes - 1]), maxRecords),
			limit,
			wanted: maxRecords,
			totalBefore,
			width: () => Math.max(1, Math.min(concurrency, throttle?.width ?? concurrency)),
		});
		const { end, span, total } = await reader.read();
		requests += reader.requests;

		const { arrivals, isOrderly } = reader.movement;
		const isJoined = end === 'reached' || end === 'enough';
		const missing = (total ?? 0) - collection.rows;
		const isComplete = collection.isFull || (isJoined && isOrderly && missing <= 0);
		const isLast = passes === FIRST_PAGES.length;
		// Rows that arrived during this pass before the place it had reached are new: nobody can ask for them yet.
		const isReadOften = passes >= PASSES_WHILE_ROWS_MOVE && isJoined && missing <= arrivals;
		if (isComplete || isReadOften) {
			return { records: collection.inOrder(), total, passes, requests };
		}
		if (isLast) throw new IncompleteListError(reasonOf(end), collection.size, total);
		totalBefore = isJoined && isOrderly ? total : undefined;
		limit = span;
		collection.beginNextPass();
	}
}

function reasonOf(end: PassEnd | undefined): IncompleteReason {
	return end === 'samePage' || end === 'keptChanging' ? end : 'fewerThanStated';
}
