import type { FetchPage, PageRange } from '../contract/list';
import { JoinedPages, type JoinRules } from './joinedPages';
import { withKeys, type KeyedPage, type KeyOf } from './keyedPage';
import { ListMovement, type StatedTotals } from './listMovement';
import { PageQueue } from './pageQueue';
import type { RecordCollection } from './recordCollection';

export interface PassSettings extends JoinRules {
	fetchPage: FetchPage;
	collection: RecordCollection<unknown>;
	keyOf: KeyOf;
	/** How many rows the first page asks for. */
	firstLimit: number;
	/** How many rows of the list are wanted. */
	wanted: number;
	totals: StatedTotals;
	/** Total of the previous pass, set only if that pass can have missed nothing but new rows. */
	totalBefore?: number;
	/** How many requests may be in flight by now. */
	width: () => number;
	/** Called when Routix refused a page while others were in flight, and gave it when it was asked for alone. */
	onOneAtATime: () => void;
}

/** A server that gives a row less than asked for would give nothing new for two. */
const FEWEST_ROWS = 10;

/** From how many rows or requests on a list whose length is not known may have no end. */
const LONG = { rows: 100_000, requests: 500 };

/** No list is so long. Two places, since some servers show their last row for every place beyond it. */
const BEYOND_ANY_LIST = [1_000_000_000, 2_000_000_000];

/** More rows than memory holds, and n8n could hand on. */
const MOST_ROWS = 2_000_000;

/** Reads the list once from its first row to its last. */
export class PassReader {
	readonly movement: ListMovement;

	requests = 0;

	/** The limit that Routix took for a page after the first, if it refused the one asked for. */
	sentLimit?: number;

	/** A page that left a gap, kept while the rows before it are read. */
	private held?: KeyedPage;

	/** Routix refused a page while others were in flight. */
	private isOneAtATime = false;

	/** It was looked whether the list has no end. */
	private hasLookedBeyond = false;

	/** How many pages were appended, so that reading ahead without a total begins carefully. */
	private appended = 1;

	constructor(private readonly settings: PassSettings) {
		this.movement = new ListMovement(settings.totals, settings.totalBefore);
	}

	/** Throws what asking for a page threw. */
	async read(): Promise<JoinedPages> {
		const { collection, firstLimit, wanted } = this.settings;
		const first = await this.ask({ limit: firstLimit, offset: 0 });
		const pages = new JoinedPages(collection, this.movement, this.settings, first);
		const queue = new PageQueue((range) => this.ask(range), {
			start: pages.nextOffset,
			step: pages.span - pages.overlap,
			limit: pages.span,
			end: () => this.knownEnd(),
			wanted,
			width: () => this.width(),
		});
		try {
			while (pages.end === undefined) {
				if (this.isLimitLower()) pages.end = 'lowerLimit';
				else if (this.requests > this.maximumRequests(pages)) pages.end = 'keptChanging';
				else if (await this.isEndless()) pages.end = 'endless';
				else await this.readOn(pages, queue);
			}
		} finally {
			await queue.close();
		}
		if (pages.end === 'samePage' && (await this.isEverything(first))) pages.end = 'reached';
		return pages;
	}

	/** Without a total that can be right, pages are read ahead until one shows the end. */
	private knownEnd(): number {
		const { totals } = this.settings;
		return totals.isWrong || this.movement.highestTotal === 0
			? Infinity
			: this.movement.highestTotal;
	}

	/** Without a total, the pages in flight beyond the end are wasted, so there are no more of them than were needed so far. */
	private width(): number {
		const width = this.settings.width();
		return this.knownEnd() === Infinity ? Math.min(width, this.appended) : width;
	}

	private async readOn(pages: JoinedPages, queue: PageQueue<KeyedPage>): Promise<void> {
		const isQueued =
			!this.isOneAtATime && queue.offset !== undefined && queue.offset <= pages.nextOffset;
		const page = isQueued ? await this.takeOrAskAlone(pages, queue) : await this.askForNext(pages);
		const isNeedless = isQueued && pages.endsBehind(page) && this.knownEnd() !== Infinity;
		const { wholePages } = this.settings;
		const isRounded = pages.looksRoundedDown(page) && (wholePages || (await this.roundsOffsets()));
		if (isNeedless || pages.append(page, isRounded) || page === this.held) {
			this.appended++;
			return;
		}

		this.held = page;
		queue.putBack(page.offset, page);
		await this.readBack(pages, page);
	}

	/** Some servers refuse requests that come at the same time: such a page is asked for once more, alone. */
	private async takeOrAskAlone(
		pages: JoinedPages,
		queue: PageQueue<KeyedPage>,
	): Promise<KeyedPage> {
		const wasAlone = queue.wasAlone;
		const taken = await queue.take().then(
			(page) => ({ page }),
			(error: unknown) => ({ error }),
		);
		if ('page' in taken) return taken.page;
		if (wasAlone) return await Promise.reject(taken.error);
		await queue.close();
		this.isOneAtATime = true;
		const page = await this.askForNext(pages);
		this.settings.onOneAtATime();
		return page;
	}

	private async askForNext({ nextOffset, overlap, span }: JoinedPages): Promise<KeyedPage> {
		const missing = this.settings.wanted - this.settings.collection.size;
		const isWhole = this.settings.wholePages;
		const limit = isWhole ? span : Math.min(span, Math.max(missing + overlap, FEWEST_ROWS));
		return await this.ask({ limit, offset: nextOffset });
	}

	/** Asks for earlier and earlier rows until a page continues the pages; the first page of the list always does. */
	private async readBack(
		pages: JoinedPages,
		{ offset, total = Infinity }: KeyedPage,
	): Promise<void> {
		let gapEnd = Math.min(offset, total - 1);
		for (let back = Math.ceil(pages.span / 2); ; back *= 2) {
			const range = { limit: pages.span, offset: Math.max(0, gapEnd - back) };
			const page = await this.ask(range);
			if (pages.append(page)) return;
			gapEnd = Math.min(gapEnd, (page.total ?? Infinity) - 1);
		}
	}

	private async ask(range: PageRange): Promise<KeyedPage> {
		const isFirst = this.requests++ === 0;
		const { fetchPage, keyOf } = this.settings;
		const { highestTotal } = this.movement;
		const page = await fetchPage(range);
		if (!isFirst && page.sentLimit !== undefined) this.sentLimit = page.sentLimit;
		const keyed = withKeys(range, page, keyOf);
		this.movement.lookAtTotal(keyed, highestTotal);
		return keyed;
	}

	/**
	 * Whether the server moves offsets back to the beginning of a whole page. In a list that moves, the same page may come
	 * for two offsets by chance, but hardly three times in turn.
	 */
	private async roundsOffsets(): Promise<boolean> {
		const { limit } = this.settings;
		const keys: string[] = [];
		for (const offset of [0, 1, 0, 1])
			keys.push((await this.ask({ limit, offset })).keys.join('\n'));
		return keys.every((key) => key === keys[0]);
	}

	/** Whether the list has no end: it has records, and other ones each time, wherever beyond any list one asks. */
	private async isEndless(): Promise<boolean> {
		const { rows } = this.settings.collection;
		if (this.settings.wanted <= MOST_ROWS) return false;
		if (rows >= MOST_ROWS) return true;
		const isLong = rows >= LONG.rows || this.requests >= LONG.requests;
		const isLengthKnown = this.movement.isTotalSteady && this.knownEnd() <= MOST_ROWS;
		if (!isLong || isLengthKnown || this.hasLookedBeyond) return false;
		this.hasLookedBeyond = true;
		const pages: string[][] = [];
		for (const offset of BEYOND_ANY_LIST) pages.push(await this.keysFarBeyond(offset));
		const different = new Set(pages.flatMap((keys) => keys.slice(0, 1)));
		const isNew = (key: string) => !this.settings.collection.has(key);
		return different.size === pages.length && pages.flat().every(isNew);
	}

	/** None if the server cannot answer: only records prove that there are some. */
	private async keysFarBeyond(offset: number): Promise<string[]> {
		const { fetchPage, keyOf } = this.settings;
		this.requests++;
		return await fetchPage({ limit: 1, offset }).then(
			({ records }) => records.map(keyOf),
			() => [],
		);
	}

	/** A page after the first was cut off by a lower limit, so the offsets of the others no longer fit. */
	private isLimitLower(): boolean {
		return this.sentLimit !== undefined;
	}

	/** Routix ignores offsets: if it ignores limits too and states no more rows, then its first page is the whole list. */
	private async isEverything({ keys, total = 0 }: KeyedPage): Promise<boolean> {
		if (keys.length < 2 || total > keys.length) return false;
		const one = await this.ask({ limit: 1, offset: 0 });
		return one.keys.length === keys.length && one.keys.every((key, index) => key === keys[index]);
	}

	/** Far more than the rows take, even when every second page has to be read again. */
	private maximumRequests({ span, overlap }: JoinedPages): number {
		const rows = Math.max(this.movement.highestTotal, this.settings.collection.rows);
		return 50 + (6 * rows) / Math.max(1, span - overlap);
	}
}
