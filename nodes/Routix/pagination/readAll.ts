import { idOf, type IdOf } from '../contract/identity';
import { PAGE_LIMIT, type FetchPage } from '../contract/list';
import type { RoutixRecord } from '../contract/record';
import { IncompleteListError, ReadCancelledError, type IncompleteReason } from './errors';
import type { JoinedPages, PassEnd } from './joinedPages';
import { contentKey, recordKey } from './keyedPage';
import type { StatedTotals } from './listMovement';
import { PassReader } from './passReader';
import { RecordCollection, type Keep } from './recordCollection';

/**
 * Size of each pass's first page, as a share of the limit. One entry per pass. The sizes differ so that page boundaries
 * never fall on the same rows twice.
 */
const FIRST_PAGES = [1, 0.6, 0.3, 0.8, 0.45];

/** After this many passes, a list read to its end is accepted if all passes together found as many records as it has rows. */
const PASSES_WHILE_ROWS_MOVE = 3;

export interface ReadOptions<T = RoutixRecord> {
	/** Only the first so many records of the list, kept or not; Infinity (default) = all. */
	maxRecords?: number;
	/** What is kept of each record as its page comes in; the whole record by default. */
	keep?: Keep<T>;
	/** Whether what was kept by now is all that is wanted: the rest of the list is not read then. */
	isEnough?: () => boolean;
	/** How many records to ask for at once. Routix may answer with fewer. */
	limit?: number;
	/** How many requests may be in flight by now, and where to say that Routix takes one at a time only. */
	throttle: { readonly width: number; allowOneAtATime(): void };
	/** Asked before each request: a cancelled read ends with a `ReadCancelledError`. */
	isCancelled?: () => boolean;
	/** How to find a record's ID. */
	readId?: IdOf;
	/**
	 * What to do when Routix states more records than it hands out, twice alike: `error` (default), or `return` what there
	 * is.
	 */
	onCountMismatch?: 'error' | 'return';
}

/** A list as it was read, and how. */
export interface ListReading<T = RoutixRecord> {
	/** What was kept of the records. */
	records: T[];
	/** The length of the list as Routix states it, where the rows have proved it; undefined where they have not. */
	total?: number;
	/** The total that Routix stated last, if there are fewer rows. */
	statedMore?: number;
	/** How often the list was read, in whole or in part: 1 when no row was seen to go away or to move. */
	passes: number;
	requests: number;
	/** These are exactly the records that the list held: no row went away or moved while it was read. */
	isSettled: boolean;
}

/** How a list has to be read, as far as its answers have shown. */
interface ReadingWay {
	limit: number;
	/** Offsets have to be multiples of the limit, so pages cannot overlap. */
	wholePages: boolean;
	/** The IDs do not tell its rows apart, so the content has to. */
	byContent: boolean;
}

/**
 * Reads a list of which only limit and offset are known: each record once, in the server's order.
 *
 * A record that is there all the time is returned whatever comes and goes around it, because pages overlap and a page
 * that does not join the rows before it is not used. A record that is itself moved may escape one pass. So whenever
 * rows were seen to go away or to move, the list is read again, three times in all, and all readings count; twice
 * more if records are still missing then.
 *
 * What Routix states as total is a hint: it speeds up reading, but only the pages prove where the list ends.
 * @throws {IncompleteListError} when the list cannot be read to its end; never a silently short list
 * @throws {ReadCancelledError} when the execution was cancelled; and whatever `fetchPage` throws
 */
export async function readList<T = RoutixRecord>(
	fetchPage: FetchPage,
	options: ReadOptions<T>,
): Promise<ListReading<T>> {
	let way: ReadingWay = {
		limit: options.limit ?? PAGE_LIMIT,
		wholePages: false,
		byContent: false,
	};
	let requests = 0;
	for (let passesBefore = 0; ; passesBefore += FIRST_PAGES.length) {
		const reading = await readInOneWay(fetchPage, options, way, passesBefore);
		requests += reading.requests;
		if (!('otherWay' in reading)) return { ...reading, requests };
		way = reading.otherWay;
	}
}

/** As {@link readList}, for those who want the records alone. */
export async function readAll<T = RoutixRecord>(
	fetchPage: FetchPage,
	options: ReadOptions<T>,
): Promise<T[]> {
	return (await readList(fetchPage, options)).records;
}

async function readInOneWay<T>(
	fetchPage: FetchPage,
	options: ReadOptions<T>,
	way: ReadingWay,
	passesBefore: number,
): Promise<ListReading<T> | { otherWay: ReadingWay; requests: number }> {
	const { isCancelled, maxRecords = Infinity, readId = idOf, throttle } = options;
	const keep = options.keep ?? ((record) => record as T);
	const collection = new RecordCollection({
		maximum: maxRecords,
		keep: (record, pass) => keep(record, passesBefore + pass),
		isEnough: options.isEnough,
	});
	const totals: StatedTotals = { isWrong: false, ofAsked: new Set() };
	let { limit } = way;
	let before: JoinedPages | undefined;
	let totalBefore: number | undefined;
	let requests = 0;
	for (let passes = 1; ; passes++) {
		const share = way.wholePages ? 1 : FIRST_PAGES[passes - 1];
		const reader: PassReader = new PassReader({
			fetchPage: async (range) => {
				if (isCancelled?.()) throw new ReadCancelledError();
				return await fetchPage(range);
			},
			collection,
			keyOf: way.byContent ? contentKey : (record) => recordKey(record, readId),
			firstLimit: way.wholePages ? limit : Math.min(Math.ceil(limit * share), maxRecords),
			limit,
			fullest: before?.fullest,
			wanted: maxRecords,
			wholePages: way.wholePages,
			totals,
			totalBefore,
			untilComplete: totalBefore !== undefined,
			width: () => Math.max(1, throttle.width),
			onOneAtATime: () => throttle.allowOneAtATime(),
		});
		const pages = await reader.read();
		requests += reader.requests;
		const otherWay = otherWayAfter(pages.end, way, reader.sentLimit);
		if (otherWay) return { otherWay, requests };

		const { arrivals, isOrderly, isTotalSteady } = reader.movement;
		const { end, span, total } = pages;
		const isJoined = end === 'reached' || end === 'enough';
		const missing = (total ?? 0) - collection.rows;
		const isAlike = collection.isSameAsBefore;
		// Without overlap, only a second pass shows that no row moved from one page to the next.
		const isQuiet = isOrderly || (way.wholePages && isAlike);
		const isComplete = collection.isFull || (isJoined && missing <= 0 && isQuiet);
		// Rows that arrived during this pass before the place it had reached are new: nobody can ask for them yet.
		const isLate = passes >= PASSES_WHILE_ROWS_MOVE && isJoined;
		// In a list that moves, neither its length nor what is found of it stays the same all the time.
		const isShort =
			isAlike && ((end === 'short' && isOrderly) || (isLate && missing > 0 && isTotalSteady));
		const isEnough = isLate && missing <= arrivals && !isShort;
		if (isComplete || isEnough || (isShort && options.onCountMismatch === 'return')) {
			const isProved = isTotalSteady && end === 'reached' && missing === 0 && !collection.isFull;
			return {
				records: collection.inOrder(),
				...(isProved && { total }),
				...(missing > 0 && { statedMore: total }),
				passes,
				requests,
				isSettled:
					(isComplete || isShort) && isQuiet && !collection.isFull && (passes === 1 || isAlike),
			};
		}
		if (isShort || end === 'endless' || passes === FIRST_PAGES.length) {
			throw new IncompleteListError(reasonOf(end), collection.size, total);
		}
		totalBefore = isJoined && isOrderly ? total : undefined;
		before = pages;
		limit = span;
		collection.beginNextPass();
	}
}

/** What a pass has shown about how the list must be read; undefined when it can be read as it was. */
function otherWayAfter(
	end: PassEnd | undefined,
	way: ReadingWay,
	sentLimit?: number,
): ReadingWay | undefined {
	if (end === 'wholePages') return { ...way, wholePages: true };
	if (end === 'ambiguousIds' && !way.byContent) return { ...way, byContent: true };
	if (end === 'lowerLimit' && sentLimit !== undefined) return { ...way, limit: sentLimit };
	return undefined;
}

/** Ends of a pass that say themselves why the list is not complete. */
const TELLING_ENDS = ['samePage', 'keptChanging', 'endless'] as const;

function reasonOf(end: PassEnd | undefined): IncompleteReason {
	return TELLING_ENDS.find((reason) => reason === end) ?? 'fewerThanStated';
}
