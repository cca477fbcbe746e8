import { sleep as sleepInN8n } from 'n8n-workflow';

/** Longest uninterrupted wait in milliseconds: a cancelled execution ends within it. */
const SLICE_MS = 250;

/**
 * Least time in milliseconds from one request to the next. n8n prepares requests that start together in step, so that
 * they would leave in one burst, and their answers would come in one burst and queue up for the processor. A little
 * less than n8n needs for one request, so that nothing is lost by it.
 */
const GAP_MS = 4;

/** Successes in a row after which one more request may be in flight. */
const SUCCESSES_TO_GROW = 10;

export interface ThrottleOptions {
	/** Ends every wait early and without an error: the caller decides what a cancelled execution means to it. */
	isCancelled?: () => boolean;
	/** How many requests may be in flight at once. */
	maximumWidth?: number;
	/** For tests: the time in milliseconds. */
	now?: () => number;
	/** For tests: a wait of so many milliseconds. */
	sleep?: (milliseconds: number) => Promise<void>;
}

/** Shared by all requests of one execution, so that Routix's "too many requests" is waited out once for all of them. */
export interface Throttle {
	/** How many requests may be in flight at once, at least 1: halved by a 429, growing back with successes. */
	readonly width: number;
	/**
	 * To be awaited before each attempt: waits while a 429 is being waited out, and sets attempts a little apart. Attempts
	 * that queued up meanwhile pass in groups of `width`, a slice apart: all at once they would earn the next 429.
	 */
	enter(): Promise<void>;
	/**
	 * To be called after an answer 429; `delayMs` milliseconds from now the next attempt may be sent. Answers to requests
	 * that were under way when the first 429 came do not narrow the width again; they can only prolong the wait.
	 */
	rateLimited(delayMs: number): void;
	/** To be called after an attempt that succeeded. */
	succeeded(): void;
	/** Waits so many milliseconds for one request alone, e.g. before it is tried again. */
	wait(delayMs: number): Promise<void>;
}

export function createThrottle(options: ThrottleOptions = {}): Throttle {
	return new ExecutionThrottle(options);
}

class ExecutionThrottle implements Throttle {
	width: number;

	private readonly options: Required<ThrottleOptions>;

	private successes = 0;

	private opensAt = -Infinity;

	/** How many attempts wait at the closed gate. */
	private queued = 0;

	/** When the next attempt may leave. */
	private leavesAt = -Infinity;

	constructor(options: ThrottleOptions) {
		this.options = {
			isCancelled: () => false,
			maximumWidth: 8,
			now: Date.now,
			sleep: sleepInN8n,
			...options,
		};
		this.width = this.options.maximumWidth;
	}

	async enter(): Promise<void> {
		if (this.options.now() < this.opensAt) {
			const place = this.queued++;
			await this.waitUntil(() => this.opensAt + Math.floor(place / this.width) * SLICE_MS);
			this.queued--;
		}
		const leavesAt = Math.max(this.leavesAt, this.options.now());
		this.leavesAt = leavesAt + GAP_MS;
		await this.waitUntil(() => leavesAt);
	}

	rateLimited(delayMs: number): void {
		const now = this.options.now();
		if (now >= this.opensAt) this.width = Math.max(1, Math.floor(this.width / 2));
		this.opensAt = Math.max(this.opensAt, now + delayMs);
		this.successes = 0;
	}

	succeeded(): void {
		if (this.width >= this.options.maximumWidth) return;
		this.successes++;
		if (this.successes < SUCCESSES_TO_GROW) return;
		this.successes = 0;
		this.width++;
	}

	async wait(delayMs: number): Promise<void> {
		const end = this.options.now() + delayMs;
		await this.waitUntil(() => end);
	}

	/** The end is asked again after each slice, since a further 429 may move it. */
	private async waitUntil(end: () => number): Promise<void> {
		const { isCancelled, now, sleep } = this.options;
		for (;;) {
			const remaining = end() - now();
			if (remaining <= 0 || isCancelled()) return;
			await sleep(Math.min(remaining, SLICE_MS));
		}
	}
}
