import { isForRecords, isListRead, isWrite, json, numberOf } from './answers';
import type { Variation } from './variation';

/** The headers of a 429, given the times in milliseconds. */
type Headers = (times: { now: number; until: number }) => Record<string, string>;

const seconds = (from: number, to: number) => String(Math.ceil((to - from) / 1_000));

const limits: Record<string, { does: string; headers: Headers; ms: number; status?: number }> = {
	'retry-after-seconds': {
		does: 'Retry-After in seconds',
		headers: ({ now, until }) => ({ 'retry-after': seconds(now, until) }),
		ms: 40_000,
	},
	'retry-after-date': {
		does: 'Retry-After as a date',
		headers: ({ until }) => ({ 'retry-after': new Date(until).toUTCString() }),
		ms: 40_000,
	},
	'ratelimit-reset': {
		does: 'RateLimit-Reset in seconds',
		headers: ({ now, until }) => ({ 'ratelimit-reset': seconds(now, until) }),
		ms: 40_000,
	},
	'x-ratelimit-reset': {
		does: 'X-RateLimit-Reset in seconds',
		headers: ({ now, until }) => ({ 'x-ratelimit-reset': seconds(now, until) }),
		ms: 40_000,
	},
	'x-ratelimit-reset-unix': {
		does: 'X-RateLimit-Reset in Unix time',
		headers: ({ until }) => ({ 'x-ratelimit-reset': String(Math.ceil(until / 1_000)) }),
		ms: 40_000,
	},
	'ratelimit-reset-unix': {
		does: 'RateLimit-Reset in Unix time',
		headers: ({ until }) => ({ 'ratelimit-reset': String(Math.ceil(until / 1_000)) }),
		ms: 40_000,
	},
	'x-ratelimit-reset-ms': {
		does: 'X-RateLimit-Reset in Unix time and milliseconds',
		headers: ({ until }) => ({ 'x-ratelimit-reset': String(until) }),
		ms: 40_000,
	},
	'no-header': { does: 'nothing more', headers: () => ({}), ms: 60_000 },
	'retry-after-zero': {
		does: 'Retry-After 0',
		headers: () => ({ 'retry-after': '0' }),
		ms: 30_000,
	},
	'503-retry-after': {
		does: '503 and Retry-After in seconds',
		headers: ({ now, until }) => ({ 'retry-after': seconds(now, until) }),
		ms: 40_000,
		status: 503,
	},
};

/** So many requests in a window, which begins with the first. */
const PER_WINDOW = 4;

export const limitVariations: Variation[] = Object.entries(limits).map(
	([name, { does, headers, ms, status = 429 }]): Variation => ({
		name: `limited-${name}`,
		group: 'Limits of requests',
		does: `The server answers ${PER_WINDOW} requests in ${ms / 1_000} s, gives 25 rows at most, and refuses the rest with ${does}.`,
		touches: ['Get Many', 'Create or Update', 'Record Search', 'Updated'],
		serve: () => {
			let begin = -Infinity;
			let count = 0;
			return async (asked, pass, { now: clock }) => {
				if (!isForRecords(asked)) return await pass();
				const now = clock();
				if (now - begin >= ms) [begin, count] = [now, 0];
				// Writes are not what this is about: a 503 to one leaves open whether it was done.
				if (!isWrite(asked) && ++count > PER_WINDOW) {
					return json(status, { error: 'too_many_requests' }, headers({ now, until: begin + ms }));
				}
				if (!isListRead(asked)) return await pass();
				const limit = Math.min(numberOf(asked.query.limit, 50), 25);
				return await pass({ query: { ...asked.query, limit: String(limit) } });
			};
		},
	}),
);
