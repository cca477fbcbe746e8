import type { Outcome } from '../../../../nodes/Routix/transport/outcome';
import { Throttle } from '../../../../nodes/Routix/transport/throttle';
import { untilSettled } from '../../../../nodes/Routix/transport/untilSettled';

const MINUTE_MS = 60_000;
const LATENCY_MS = 50;

beforeEach(() => {
	jest.useFakeTimers({ now: MINUTE_MS / 3 });
	jest.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => jest.useRealTimers());

/** How a server counts: told the time of each request, it answers when the next may come, or that this one may. */
type Limit = (now: number, underWay: number) => number | undefined;

/** So many in each minute of the clock. */
const byTheMinute = (requests: number): Limit => {
	let minute = -1;
	let taken = 0;
	return (now) => {
		const present = Math.floor(now / MINUTE_MS);
		if (present !== minute) taken = 0;
		minute = present;
		return ++taken <= requests ? undefined : (minute + 1) * MINUTE_MS - now;
	};
};

/** So many within any minute. */
const inAnyMinute = (requests: number): Limit => {
	let times: number[] = [];
	return (now) => {
		times = times.filter((time) => time > now - MINUTE_MS);
		if (times.length >= requests) return times[0] + MINUTE_MS - now;
		times.push(now);
		return undefined;
	};
};

/** So many at first, and then one each time a minute's share has passed. */
const byTheBucket = (requests: number, held: number): Limit => {
	let left = held;
	let filledAt = Date.now();
	return (now) => {
		left = Math.min(held, left + ((now - filledAt) * requests) / MINUTE_MS);
		filledAt = now;
		if (left < 1) return ((1 - left) * MINUTE_MS) / requests;
		left--;
		return undefined;
	};
};

/** Routix that limits. */
class LimitingRoutix {
	sent = 0;

	refused = 0;

	underWay = 0;

	constructor(
		private readonly limit: Limit,
		private readonly tellsWhen: boolean,
	) {}

	async answer(): Promise<Outcome<{ body: unknown; headers: Record<string, string> }>> {
		this.sent++;
		this.underWay++;
		const wait = this.limit(Date.now(), this.underWay);
		await new Promise((resolve) => setTimeout(resolve, LATENCY_MS));
		this.underWay--;
		if (wait === undefined) return { ok: true, value: { body: {}, headers: {} } };
		this.refused++;
		const headers: Record<string, string> = {};
		if (this.tellsWhen) headers['retry-after'] = `${Math.ceil(wait / 1000)}`;
		const failure = { stage: 'request' as const, status: 429, headers, message: 'Too many' };
		return { ok: false, failure };
	}
}

/** Sends a request for each item, so many at once, as fast as time passes. */
async function sendAll(routix: LimitingRoutix, items: number, method: string, atOnce: number) {
	const throttle = new Throttle(() => false);
	let left = items;
	const failures: unknown[] = [];
	const worker = async () => {
		while (left-- > 0) {
			const outcome = await untilSettled(
				{ throttle, isCancelled: () => false },
				{ method, send: async () => await routix.answer(), read: (value) => ({ ok: true, value }) },
			);
			if (!outcome.ok) failures.push(outcome.failure);
		}
	};
	let isDone = false;
	const all = Promise.all(Array.from({ length: atOnce }, worker)).then(() => (isDone = true));
	const startedAt = Date.now();
	while (!isDone) await jest.advanceTimersByTimeAsync(1_000);
	await all;
	return { failures, minutes: (Date.now() - startedAt) / MINUTE_MS };
}

describe('500 items on a Routix that takes 60 requests a minute', () => {
	const limits = {
		'by the minute of the clock': () => byTheMinute(60),
		'within any minute': () => inAnyMinute(60),
		'one each second, 60 at first': () => byTheBucket(60, 60),
		'one each second, 10 at first': () => byTheBucket(60, 10),
	};
	const cases = Object.entries(limits).flatMap(([counts, limit]) =>
		(
			[
				['GET', 8],
				['PATCH', 5],
				['POST', 10],
				['POST', 1],
			] as const
		).flatMap(([method, atOnce]) =>
			[true, false].map((tellsWhen) => ({ counts, limit, method, atOnce, tellsWhen })),
		),
	);

	it.each(cases)(
		'all end well, and few are refused: $counts, $method, $atOnce at once, says when to come back: $tellsWhen',
		async ({ atOnce, limit, method, tellsWhen }) => {
			const routix = new LimitingRoutix(limit(), tellsWhen);

			const { failures, minutes } = await sendAll(routix, 500, method, atOnce);

			expect(failures).toEqual([]);
			expect(minutes).toBeLessThan(15);
			expect(routix.refused / routix.sent).toBeLessThanOrEqual(0.1);
		},
	);
});

it('500 items on a Routix that takes 4 requests at once are done at that width', async () => {
	const routix = new LimitingRoutix((_now, underWay) => (underWay > 4 ? 1_000 : undefined), true);

	const { failures, minutes } = await sendAll(routix, 500, 'PATCH', 8);

	expect(failures).toEqual([]);
	expect(routix.refused / routix.sent).toBeLessThanOrEqual(0.1);
	expect(minutes * MINUTE_MS).toBeLessThan(4 * ((500 * LATENCY_MS) / 4));
});
