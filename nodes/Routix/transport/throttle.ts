import { sleep } from 'n8n-workflow';

/** Longest wait in one piece, in milliseconds: a cancelled execution ends within it. */
const SLICE_MS = 250;

/**
 * Minimum gap between two requests, in milliseconds. Without it, parallel requests leave n8n as one burst and their
 * answers queue for the CPU. Slightly less than n8n's own work per request, so it costs no time.
 */
const GAP_MS = 4;

/** How many requests may be in flight at once while Routix limits nothing. */
export const REQUESTS_AT_ONCE = 8;

/** Successes in a row after which one more request may be in flight. */
const SUCCESSES_TO_GROW = 10;

/** Shared by all requests of one execution, so that Routix's "too many requests" is waited out once for all of them. */
export class Throttle {
	/** How many requests may be in flight at once, at least 1: halved by a 429, growing back with successes. */
	width: number;

	private successes = 0;

	private opensAt = -Infinity;

	/** How many attempts wait at the closed gate. */
	private queued = 0;

	/** When the next attempt may leave. */
	private leavesAt = -Infinity;

	/**
	 * @param isCancelled ends every wait early and without an error: the caller decides what a cancelled execution means
	 * @param maximumWidth how many requests may be in flight at once while Routix limits nothing
	 */
	constructor(
		private readonly isCancelled: () => boolean,
		private maximumWidth = REQUESTS_AT_ONCE,
	) {
		this.width = maximumWidth;
	}

	/**
	 * To be awaited before each attempt: waits while a 429 is being waited out, and sets attempts a little apart. Attempts
	 * that queued up meanwhile pass in groups of `width`, a slice apart: all at once they would earn the next 429.
	 */
	async enter(): Promise<void> {
		if (Date.now() < this.opensAt) {
			const place = this.queued++;
			await this.waitUntil(() => this.opensAt + Math.floor(place / this.width) * SLICE_MS);
			this.queued--;
		}
		const leavesAt = Math.max(this.leavesAt, Date.now());
		this.leavesAt = leavesAt + GAP_MS;
		await this.waitUntil(() => leavesAt);
	}

	/**
	 * To be called after an answer 429; `delayMs` milliseconds from now the next attempt may be sent. Answers to requests
	 * that were under way when the first 429 came do not narrow the width again; they can only prolong the wait.
	 */
	rateLimited(delayMs: number): void {
		const now = Date.now();
		if (now >= this.opensAt) this.width = Math.max(1, Math.floor(this.width / 2));
		this.opensAt = Math.max(this.opensAt, now + delayMs);
		this.successes = 0;
	}

	/** To be called after an attempt that succeeded. */
	succeeded(): void {
		if (this.width >= this.maximumWidth) return;
		this.successes++;
		if (this.successes < SUCCESSES_TO_GROW) return;
		this.successes = 0;
		this.width++;
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

	/** The end is asked again after each slice, since a further 429 may move it. */
	private async waitUntil(end: () => number): Promise<void> {
		for (;;) {
			const remaining = end() - Date.now();
			if (remaining <= 0 || this.isCancelled()) return;
			await sleep(Math.min(remaining, SLICE_MS));
		}
	}
}
