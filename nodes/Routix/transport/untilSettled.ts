import type { Answer } from '../contract/envelope';
import type { Failure } from './errors/failure';
import { askedWaitMs, isRateLimited, retryDelay } from './errors/retry';
import type { Outcome } from './outcome';
import type { Throttle } from './throttle';

/** What all requests of one run share, whatever signs them. */
export interface Pace {
	throttle: Throttle;
	isCancelled(): boolean;
}

/** One request and what may become of it. */
export interface Sending<T> {
	method: string;
	/** Sends the request once. */
	send(): Promise<Outcome<Answer>>;
	/** What a good answer holds. */
	read(answer: Answer): Outcome<T>;
	/** Whether there is a better way to go on than to send the same request again. */
	isFinal?(failure: Failure): boolean;
	/**
	 * Whether what went wrong was put right, so that the request is sent again at once.
	 * @param beganAt when the failed attempt began, Unix time in milliseconds
	 */
	isMended?(failure: Failure, beganAt: number): boolean | Promise<boolean>;
}

/**
 * Sends a request until its outcome counts: repeats what may be repeated (see `retry.ts`), at the pace of the run. Once
 * the execution is cancelled, nothing more is sent. Never throws.
 */
export async function untilSettled<T>(
	{ throttle, isCancelled }: Pace,
	{ method, send, read, isFinal, isMended }: Sending<T>,
): Promise<Outcome<T>> {
	let waitedMs = 0;
	for (let tries = 1; ; tries++) {
		let beganAt = Date.now();
		const sent = await throttle.pass(async () => {
			beganAt = Date.now();
			return isCancelled() ? CANCELLED : await send();
		});
		const outcome = sent.ok ? read(sent.value) : sent;
		if (sent.ok) throttle.succeeded();
		if (outcome.ok) return outcome;

		const { failure } = outcome;
		if (await isMended?.(failure, beganAt)) continue;
		if (isFinal?.(failure)) return outcome;
		const now = Date.now();
		const delay = retryDelay({ failure, method, tries, waitedMs, now, random: Math.random() });
		if (delay === undefined) return outcome;
		if (isRateLimited(failure)) {
			const isTold = askedWaitMs(failure.headers, now) !== undefined;
			waitedMs += throttle.rateLimited(delay, isTold);
		} else {
			waitedMs += delay;
			await throttle.wait(delay);
		}
	}
}

const CANCELLED: Outcome<never> = {
	ok: false,
	failure: {
		stage: 'request',
		networkCode: 'ERR_CANCELED',
		headers: {},
		message: 'canceled',
		isUnsent: true,
	},
};
