import type { SimulatorSettings } from '../settings';
import { ApiError } from './apiError';

/** Counts the record requests of each second, and refuses those beyond the limit that the settings state. */
export class RateLimit {
	private second = 0;
	private count = 0;

	/** Throws the 429 of a request that is one too many. */
	pass({ rateLimit }: SimulatorSettings): void {
		if (rateLimit === null) return;
		const now = Math.floor(Date.now() / 1000);
		if (now !== this.second) {
			this.second = now;
			this.count = 0;
		}
		if (++this.count <= rateLimit.requestsPerSecond) return;
		throw new ApiError(429, 'rate_limit_exceeded', 'Too many requests', undefined, {
			'retry-after': String(rateLimit.retryAfterSeconds ?? 1),
		});
	}
}
