import {
	insteadOfFirst,
	isForRecords,
	isListRead,
	isRecordRead,
	isWrite,
	json,
	numberOf,
	page,
	text,
} from './answers';
import {
	clearError,
	right,
	type Answer,
	type Asked,
	type OperationName,
	type Variation,
} from './variation';

const isRead = (asked: Asked) => isListRead(asked) || isRecordRead(asked);
const readers: OperationName[] = [
	'Get',
	'Get Many',
	'Record Picker',
	'Create or Update',
	'Created',
];

/** What passes by itself. */
const troubles: Record<string, () => Answer | undefined> = {
	'408': () => text(408, 'Request Timeout'),
	'425': () => text(425, 'Too Early'),
	'429': () => json(429, { error: 'too_many_requests' }),
	'500-worker-limit': () => json(500, { code: 'WORKER_LIMIT', message: 'Not enough compute' }),
	'500-worker-error': () => json(500, { code: 'WORKER_ERROR' }),
	'500-worker-boot': () => json(500, { code: 'WORKER_BOOT_ERROR', msg: 'Worker failed to boot' }),
	'502': () => page(502, '502 Bad Gateway'),
	'503': () => json(503, { code: 'BOOT_ERROR', message: 'Function failed to start' }),
	'504': () => text(504, 'upstream request timeout'),
	...Object.fromEntries(
		[520, 521, 522, 523, 524, 530].map((status) => [
			String(status),
			() => text(status, `error code: ${status}`),
		]),
	),
	'546': () => json(546, { code: 'WORKER_LIMIT' }),
	'cut-off': () => undefined,
};

const once = Object.entries(troubles).flatMap(([name, answer]): Variation[] => [
	{
		name: `passing-${name}`,
		group: 'Passing troubles',
		does: `The server meets the first three reads with ${name.replaceAll('-', ' ')}, and then answers.`,
		touches: readers,
		serve: insteadOfFirst(3, isRead, answer),
	},
	{
		name: `passing-${name}-to-tokens`,
		group: 'Passing troubles',
		does: `The server meets the first two requests for a token with ${name.replaceAll('-', ' ')}, and then answers.`,
		touches: ['Get Many', 'Create', 'Created'],
		serve: insteadOfFirst(2, ({ at }) => at === 'token', answer),
	},
]);

/** A write is not sent again unless it was certainly not processed. */
const toWrites: Variation[] = [
	...['429', '503', '504', '408', '520', '546', 'cut-off'].map(
		(name): Variation => ({
			name: `passing-${name}-to-writes`,
			group: 'Passing troubles',
			does: `The server carries the first write out, and then answers ${name}.`,
			touches: ['Create', 'Update'],
			...(name !== '429' && { expected: clearError({ says: [/may have/] }) }),
			serve: insteadOfFirst(1, isWrite, async (_asked, pass) => {
				// A 429 says that nothing was processed.
				if (name !== '429') await pass();
				return troubles[name]();
			}),
		}),
	),
	{
		name: 'passing-425-to-writes',
		group: 'Passing troubles',
		does: 'The server answers the first write with 425, and does not process it.',
		touches: ['Create', 'Update'],
		expected: clearError(),
		serve: insteadOfFirst(1, isWrite, troubles['425']),
	},
];

const brokenOff: Variation = {
	name: 'passing-half-an-answer',
	group: 'Passing troubles',
	does: 'The server breaks the first answers off in the middle of the JSON, although it states no length.',
	touches: readers,
	serve: insteadOfFirst(2, isRead, async (_asked, pass) => {
		const answer = await pass();
		return { ...answer, body: Buffer.from(JSON.stringify(answer.body).slice(0, -40)) };
	}),
};

/** Clocks that differ: a token counts only a moment after it was issued. */
const freshToken: Variation = {
	name: 'token-not-yet-valid',
	group: 'Passing troubles',
	does: 'The server refuses each token in its first two seconds.',
	touches: ['Get', 'Get Many', 'Record Picker', 'Create', 'Update', 'Created'],
	serve: () => {
		const since = new Map<string, number>();
		return async (asked, pass, { now }) => {
			if (!isForRecords(asked)) return await pass();
			const { authorization = '' } = asked.headers;
			if (!since.has(authorization)) since.set(authorization, now());
			return now() - since.get(authorization)! >= 2_000
				? await pass()
				: json(401, { error: 'invalid_token', error_description: 'Token used before issued' });
		};
	},
};

export const passingVariations: Variation[] = [...once, ...toWrites, brokenOff, freshToken];

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
		expected: right,
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
