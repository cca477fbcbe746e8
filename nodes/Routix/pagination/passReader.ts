import type { FetchPage, PageRange } from '../contract/list';
import { withKeys, type KeyedPage } from './keyedPage';
import { JoinedPages } from './joinedPages';
import { ListMovement } from './listMovement';
import { PageQueue } from './pageQueue';
import type { RecordCollection } from './recordCollection';

export interface PassSettings {
	fetchPage: FetchPage;
	collection: RecordCollection<unknown>;
	/** How many rows the first page asks for, and each further one. */
	firstLimit: number;
	limit: number;
	/** How many rows of the list are wanted. */
	wanted: number;
	/**
	 * The total that the pass before stated, if it can have missed nothing but rows that arrived: then this one may end
	 * as soon as there are as many records as the list has rows.
	 */
	totalBefore?: number;
	/** How many requests may be in flight by now. */
	width: () => number;
}

/** Reads the list once from its first row to its last. */
export class PassReader {
	readonly movement: ListMovement;

	requests = 0;

	/** A page that left a gap, kept while the rows before it are read. */
	private held?: KeyedPage;

	constructor(private readonly settings: PassSettings) {
		this.movement = new ListMovement(settings.totalBefore);
	}

	/** Throws what asking for a page threw. */
	async read(): Promise<JoinedPages> {
		const { collection, firstLimit, limit, totalBefore, wanted, width } = this.settings;
		const first = await this.ask({ limit: firstLimit, offset: 0 });
		const untilComplete = totalBefore !== undefined;
		const pages = new JoinedPages(collection, this.movement, limit, untilComplete, first);
		const queue = new PageQueue((range) => this.ask(range), {
			start: pages.nextOffset,
			step: pages.span - pages.overlap,
			limit: pages.span,
			end: () => this.movement.highestTotal,
			wanted,
			width,
		});
		try {
			while (pages.end === undefined) {
				if (this.requests > this.maximumRequests(pages)) pages.end = 'keptChanging';
				else await this.readOn(pages, queue);
			}
		} finally {
			await queue.close();
		}
		return pages;
	}

	private async readOn(pages: JoinedPages, queue: PageQueue<KeyedPage>): Promise<void> {
		const isQueued = queue.offset !== undefined && queue.offset <= pages.nextOffset;
		const page = isQueued ? await queue.take() : await this.askForNext(pages);
		const isNeedless = isQueued && pages.endsBehind(page);
		if (isNeedless || pages.append(page) || page === this.held) return;

		this.held = page;
		queue.putBack(page.offset, page);
		await this.readBack(pages, page);
	}

	private async askForNext({ nextOffset, overlap, span }: JoinedPages): Promise<KeyedPage> {
		const missing = this.settings.wanted - this.settings.collection.size;
		return await this.ask({ limit: Math.min(span, missing + overlap), offset: nextOffset });
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
		this.requests++;
		const { highestTotal } = this.movement;
		const answer = withKeys(range, await this.settings.fetchPage(range));
		this.movement.lookAtTotal(answer.total, highestTotal);
		return answer;
	}

	/** Far more than the rows take, even when every second page has to be read again. */
	private maximumRequests({ span, overlap }: JoinedPages): number {
		const rows = Math.max(this.movement.highestTotal, this.settings.collection.rows);
		return 50 + (6 * rows) / Math.max(1, span - overlap);
	}
}
