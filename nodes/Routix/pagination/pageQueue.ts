import type { PageRange } from '../contract/list';

export interface QueuePlan {
	/** Where the first page begins, and how many rows further on each next one does. */
	start: number;
	step: number;
	/** How many rows each page asks for. */
	limit: number;
	/** Where the list ends as far as is known by now. */
	end: () => number;
	/** How many rows of the list are wanted: no page asks for one beyond them. */
	wanted: number;
	/** How many requests may be in flight by now. */
	width: () => number;
}

interface QueuedPage<T> {
	offset: number;
	page: Promise<T>;
}

/**
 * Asks for the pages at known offsets, several at a time, and hands them out in order. It is never more than twice the
 * width ahead of what was taken, so that a slow first page does not let the others pile up.
 */
export class PageQueue<T> {
	private readonly pages: Array<QueuedPage<T>> = [];

	private inFlight = 0;

	private mostInFlight = 0;

	private isClosed = false;

	private nextOffset: number;

	constructor(
		private readonly ask: (range: PageRange) => Promise<T>,
		private readonly plan: QueuePlan,
	) {
		this.nextOffset = plan.start;
	}

	/** Where the next page begins; undefined when there is none. */
	get offset(): number | undefined {
		this.fill();
		return this.pages[0]?.offset;
	}

	/** Whether the next page was the only one in flight when it was asked for, and since. */
	get wasAlone(): boolean {
		return this.mostInFlight <= 1;
	}

	/** The next page. Throws what asking for it threw. */
	async take(): Promise<T> {
		const { page } = this.pages.shift() as QueuedPage<T>;
		return await page;
	}

	/** Lets a page be taken once more, before all others. */
	putBack(offset: number, page: T): void {
		this.pages.unshift({ offset, page: Promise.resolve(page) });
	}

	/** Asks for nothing more, and returns when no request is under way any longer. */
	async close(): Promise<void> {
		this.isClosed = true;
		await Promise.allSettled(this.pages.map(({ page }) => page));
	}

	private fill(): void {
		const { end, limit, step, wanted, width } = this.plan;
		while (
			!this.isClosed &&
			this.inFlight < width() &&
			this.pages.length < 2 * width() &&
			this.nextOffset + limit - step < Math.min(end(), wanted)
		) {
			const offset = this.nextOffset;
			this.nextOffset += step;
			this.inFlight++;
			this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
			const page = this.watch(this.ask({ limit: Math.min(limit, wanted - offset), offset }));
			this.pages.push({ offset, page });
		}
	}

	/** A page that fails before its turn is reported when it is taken; until then nothing more is asked for. */
	private watch(asked: Promise<T>): Promise<T> {
		asked.catch(() => {
			this.isClosed = true;
		});
		const page = asked.finally(() => {
			this.inFlight--;
			this.fill();
		});
		page.catch(() => undefined);
		return page;
	}
}
