import type { FetchPage, PageRange } from '../contract/list';
import { toAnswer, type Answer } from './keyedPage';
import { Chain } from './joinedPages';
import { PageQueue } from './pageQueue';
import { PassSigns } from './listMovement';
import type { RecordCollection } from './recordCollection';

export interface PassSettings {
	fetchPage: FetchPage;
	collection: RecordCollection;
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
	readonly signs: PassSigns;

	requests = 0;

	/** A page that left a gap, kept while the rows before it are read. */
	private held?: Answer;

	constructor(private readonly settings: PassSettings) {
		this.signs = new PassSigns(settings.totalBefore);
	}

	/** Throws what asking for a page threw. */
	async read(): Promise<Chain> {
		const { collection, firstLimit, limit, totalBefore, wanted, width } = this.settings;
		const first = await this.ask({ limit: firstLimit, offset: 0 });
		const untilComplete = totalBefore !== undefined;
		const chain = new Chain(collection, this.signs, limit, untilComplete, first);
		const queue = new PageQueue((range) => this.ask(range), {
			start: chain.nextOffset,
			step: chain.span - chain.overlap,
			limit: chain.span,
			end: () => this.signs.highestTotal,
			wanted,
			width,
		});
		try {
			while (chain.end === undefined) {
				if (this.requests > this.maximumRequests(chain)) chain.end = 'keptChanging';
				else await this.readOn(chain, queue);
			}
		} finally {
			await queue.close();
		}
		return chain;
	}

	private async readOn(chain: Chain, queue: PageQueue<Answer>): Promise<void> {
		const isQueued = queue.offset !== undefined && queue.offset <= chain.nextOffset;
		const page = isQueued ? await queue.take() : await this.askForNext(chain);
		const isNeedless = isQueued && chain.endsBehind(page);
		if (isNeedless || chain.append(page) || page === this.held) return;

		this.held = page;
		queue.putBack(page.offset, page);
		await this.readBack(chain, page);
	}

	private async askForNext({ nextOffset, overlap, span }: Chain): Promise<Answer> {
		const missing = this.settings.wanted - this.settings.collection.size;
		return await this.ask({ limit: Math.min(span, missing + overlap), offset: nextOffset });
	}

	/** Asks for earlier and earlier rows until a page continues the chain; the first page of the list always does. */
	private async readBack(chain: Chain, { offset, total = Infinity }: Answer): Promise<void> {
		let gapEnd = Math.min(offset, total - 1);
		for (let back = Math.ceil(chain.span / 2); ; back *= 2) {
			const range = { limit: chain.span, offset: Math.max(0, gapEnd - back) };
			const page = await this.ask(range);
			if (chain.append(page)) return;
			gapEnd = Math.min(gapEnd, (page.total ?? Infinity) - 1);
		}
	}

	private async ask(range: PageRange): Promise<Answer> {
		this.requests++;
		const { highestTotal } = this.signs;
		const answer = toAnswer(range, await this.settings.fetchPage(range));
		this.signs.lookAtTotal(answer.total, highestTotal);
		return answer;
	}

	/** Far more than the rows take, even when every second page has to be read again. */
	private maximumRequests({ span, overlap }: Chain): number {
		const rows = Math.max(this.signs.highestTotal, this.settings.collection.rows);
		return 50 + (6 * rows) / Math.max(1, span - overlap);
	}
}
