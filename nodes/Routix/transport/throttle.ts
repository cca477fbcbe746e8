import { sleep } from 'n8n-workflow';

/** Longest wait in one piece, in milliseconds: a cancelled execution ends within it. */
const SLICE_MS = 250;

/**
 * Minimum gap between two requests, in milliseconds. Without it, parallel requests leave n8n as one burst and their
 * answers queue for the CPU. Slightly less than n8n's own work per request, so it costs no time.
 */
const GAP_MS = 4;

/** How many requests may be in flight at once while Routix limits nothing: the most that a user can ask for. */
const REQUESTS_AT_ONCE = 10;

/** Successes in a row after which one more request may be in flight, until Routix limits for the second time. */
const SUCCESSES_TO_GROW = 10;

/** What the gap is multiplied by, after as many successes, in search of what Routix takes. */
const GAP_SHRINKS_TO = 0.9;

/** The widest gap, in milliseconds: pauses of the workflow are no pace of Routix. */
const WIDEST_GAP_MS = 2_000;

/** From how many successes on there is a pace to go by. */
const FEWEST_FOR_PACE = 10;

/** No limit is assumed to last longer, in milliseconds: most count by the minute. */
const LONGEST_LIMIT_MS = 60_000;

/**
 * Every attempt of one execution passes through it, whichever item or page it is for. So Routix never gets more than so
 * many at once, and its "too many requests" is waited out once for all of them.
 */
export class Throttle {
	/** How many requests may be in flight at once, at least 1: less after a 429, growing back with successes. */
	width = REQUESTS_AT_ONCE;

	private maximumWidth = REQUESTS_AT_ONCE;

	private inFlight = 0;

	/** Those that wait for another to end, the first first. */
	private readonly waiting: Array<() => void> = [];

	private successes = 0;

	/** Doubled by each limit but the first: a Routix that limits again and again is asked for more ever more slowly. */
	private successesToGrow = SUCCESSES_TO_GROW / 2;

	private opensAt = -Infinity;

	/** The gap between two requests, in milliseconds: as wide as the limits of Routix have shown to be right. */
	private gapMs = GAP_MS;

	/** Since when Routix limits, undefined while it does not; and how long it did the last time, in milliseconds. */
	private limitedAt?: number;

	private lastLimitMs = 0;

	/** When the first limit ended, undefined before it did; and how many requests succeeded since. */
	private pacedSince?: number;

	private sinceThen = 0;

	/** When the next attempt may leave. */
	private leavesAt = -Infinity;

	/**
	 * @param isCancelled ends every wait early and without an error: the caller decides what a cancelled execution means
	 */
	constructor(private readonly isCancelled: () => boolean) {}

	/**
	 * Makes one attempt when its turn comes: when fewer than `width` are in flight, no 429 is being waited out and the one
	 * before has left.
	 */
	async pass<T>(attempt: () => Promise<T>): Promise<T> {
		if (this.inFlight < this.width) this.inFlight++;
		else await new Promise<void>((resolve) => this.waiting.push(resolve));
		try {
			await this.leave();
			return await attempt();
		} finally {
			this.inFlight--;
			this.admit();
		}
	}

	/**
	 * To be called after an answer 429. Answers to requests that were under way when the first 429 came do not narrow the
	 * width again; they can only prolong the wait.
	 * @param delayMs milliseconds from now until the next attempt may be sent
	 * @param isTold Routix has said so; otherwise the wait is at least half as long as the last limit was
	 * @returns how long it is waited, in milliseconds
	 */
	rateLimited(delayMs: number, isTold: boolean): number {
		const now = Date.now();
		if (this.limitedAt === undefined) {
			this.limitedAt = now;
			this.successesToGrow *= 2;
		}
		const left = this.limitedAt + Math.min(this.lastLimitMs / 2, LONGEST_LIMIT_MS) - now;
		const wait = isTold ? delayMs : Math.max(delayMs, left);
		if (now >= this.opensAt) {
			// Without a time to come back at, a single request finds out whether the limit has ended.
			this.width = isTold ? Math.max(1, Math.floor(this.width / 2)) : 1;
		}
		this.opensAt = Math.max(this.opensAt, now + wait);
		this.successes = 0;
		return wait;
	}

	/** To be called after an attempt that succeeded. */
	succeeded(): void {
		const now = Date.now();
		// One that was under way when the limit began says nothing of its end.
		if (this.limitedAt !== undefined && now >= this.opensAt) this.limitEnded(this.limitedAt, now);
		this.sinceThen++;
		if (++this.successes < this.successesToGrow) return;
		this.successes = 0;
		this.gapMs = Math.max(GAP_MS, this.gapMs * GAP_SHRINKS_TO);
		if (this.width >= this.maximumWidth) return;
		this.width++;
		this.admit();
	}

	/**
	 * Once a limit has come again, requests leave as fast as Routix has taken them since the first one ended: it is then
	 * hardly met any more. Few requests tell no pace, as when Routix limits how many come at once.
	 */
	private limitEnded(beganAt: number, now: number): void {
		this.lastLimitMs = now - beganAt;
		this.limitedAt = undefined;
		if (this.pacedSince === undefined) {
			this.pacedSince = now;
			this.sinceThen = 0;
		} else if (this.sinceThen >= FEWEST_FOR_PACE) {
			const pace = (now - this.pacedSince) / this.sinceThen;
			this.gapMs = Math.min(Math.max(GAP_MS, pace), WIDEST_GAP_MS);
		}
	}

	/** Routix refuses requests that come at the same time: for the rest of the run there is one at a time. */
	allowOneAtATime(): void {
		this.width = 1;
		this.maximumWidth = 1;
	}

	/** Waits so many milliseconds for one request alone, e.g. before it is tried again. */
	async wait(delayMs: number): Promise<void> {
		const end = Date.now() + delayMs;
		await this.waitUntil(() => end);
	}

	/** Lets those go that may be in flight now. */
	private admit(): void {
		while (this.inFlight < this.width && this.waiting.length > 0) {
			this.inFlight++;
			this.waiting.shift()?.();
		}
	}

	/** Attempts leave a little apart; those that a 429 overtakes on their way out wait and line up again. */
	private async leave(): Promise<void> {
		do {
			await this.waitUntil(() => this.opensAt);
			const leavesAt = Math.max(this.leavesAt, Date.now());
			this.leavesAt = leavesAt + this.gapMs;
			await this.waitUntil(() => leavesAt);
		} while (Date.now() < this.opensAt && !this.isCancelled());
	}

	/** The end is asked again after each slice, since a further 429 may move it. */
	private async waitUntil(end: () => number): Promise<void> {
		for (;;) {
			const remaining = end() - Date.now();
			if (remaining <= 0 || this.isCancelled()) return;
			await sleep(Math.min(remaining, SLICE_MS));
		}
	}
}
