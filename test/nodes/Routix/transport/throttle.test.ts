import { Throttle } from '../../../../nodes/Routix/transport/throttle';

let time = clock();

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number) => await time.sleep(milliseconds),
}));

beforeEach(() => {
	time = clock();
	jest.spyOn(Date, 'now').mockImplementation(() => time.now());
});

/** A clock that only `sleep` moves. */
function clock() {
	let time = 1_000_000;
	const sleeps: number[] = [];
	const waiting: Array<{ end: number; wake: () => void }> = [];
	return {
		sleeps,
		now: () => time,
		sleep: async (milliseconds: number) => {
			sleeps.push(milliseconds);
			await new Promise<void>((wake) => waiting.push({ end: time + milliseconds, wake }));
		},
		/** Lets time pass, waking whoever sleeps. */
		async pass(milliseconds: number) {
			const end = time + milliseconds;
			for (;;) {
				await new Promise((resolve) => setImmediate(resolve));
				waiting.sort((one, other) => one.end - other.end);
				if (waiting.length === 0 || waiting[0].end > end) break;
				const [{ end: wakeAt, wake }] = waiting.splice(0, 1);
				time = wakeAt;
				wake();
			}
			time = end;
		},
	};
}

function throttleWith({ isCancelled = (): boolean => false } = {}) {
	const throttle = new Throttle(isCancelled);
	/**
	 * Sends so many attempts, each of which takes so long, and notes when each has left, in milliseconds from now.
	 */
	const send = (count: number, lasting = 0) => {
		const start = time.now();
		const left: number[] = [];
		for (let index = 0; index < count; index++) {
			void throttle.pass(async () => {
				left.push(time.now() - start);
				if (lasting > 0) await time.sleep(lasting);
			});
		}
		return left;
	};
	return { send, throttle, time };
}

describe('a throttle', () => {
	it('lets requests pass a few milliseconds apart while Routix limits nothing', async () => {
		const { send, throttle, time } = throttleWith();
		const left = send(8);
		await time.pass(100);
		expect(left).toEqual([0, 4, 8, 12, 16, 20, 24, 28]);
		expect(throttle.width).toBe(10);
	});

	it('does not make a request wait that comes later anyway', async () => {
		const { send, time } = throttleWith();
		send(1);
		await time.pass(5);
		const left = send(1);
		await time.pass(0);
		expect(left).toEqual([0]);
		expect(time.sleeps).toEqual([]);
	});

	it('makes all requests wait until the delay of a 429 is over', async () => {
		const { send, throttle, time } = throttleWith();
		throttle.rateLimited(2000, true);
		const left = send(4);
		await time.pass(1999);
		expect(left).toEqual([]);
		await time.pass(20);
		expect(left).toEqual([2000, 2004, 2008, 2012]);
	});

	it('halves the width once for all requests that were under way', () => {
		const { throttle } = throttleWith();
		for (let request = 0; request < 8; request++) throttle.rateLimited(1000, true);
		expect(throttle.width).toBe(5);
	});

	it('waits for the latest of several delays', async () => {
		const { send, throttle, time } = throttleWith();
		throttle.rateLimited(1000, true);
		const left = send(1);
		await time.pass(500);
		throttle.rateLimited(3000, true);
		throttle.rateLimited(100, true);
		await time.pass(10_000);
		expect(left).toEqual([3500]);
	});

	it('halves the width again when the next attempts are limited as well, down to one', async () => {
		const { throttle, time } = throttleWith();
		const widths: number[] = [];
		for (let round = 0; round < 5; round++) {
			throttle.rateLimited(1000, true);
			widths.push(throttle.width);
			await time.pass(1000);
		}
		expect(widths).toEqual([5, 2, 1, 1, 1]);
	});

	it('has no more in flight than its width, and lets the next go as one ends, in order', async () => {
		const { send, time } = throttleWith();
		const left = send(13, 100);
		await time.pass(1000);
		expect(left).toEqual([0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 100, 104, 108]);
	});

	it('has fewer in flight after a 429, also of those that were waiting', async () => {
		const { send, throttle, time } = throttleWith();
		throttle.rateLimited(1000, true);
		throttle.rateLimited(1000, true);
		const left = send(8, 100);
		await time.pass(5000);
		expect(left).toEqual([1000, 1004, 1008, 1012, 1016, 1100, 1104, 1108]);
	});

	it('lets nothing leave that a 429 overtakes on its way out', async () => {
		const { send, throttle, time } = throttleWith();
		const left = send(4);
		await time.pass(6);
		throttle.rateLimited(1000, true);
		await time.pass(5000);
		expect(left).toEqual([0, 4, 1006, 1010]);
	});

	it('gives the place of an attempt that throws to the next', async () => {
		const { send, throttle, time } = throttleWith();
		for (let index = 0; index < 10; index++) {
			const failing = throttle.pass(async () => await Promise.reject(new Error('Lost')));
			failing.catch(() => undefined);
		}
		const left = send(1);
		await time.pass(100);
		expect(left).toEqual([40]);
	});

	it('widens by one with each ten successes, up to where it began', () => {
		const { throttle } = throttleWith();
		throttle.rateLimited(0, true);
		const widths: number[] = [];
		for (let request = 1; request <= 70; request++) {
			throttle.succeeded();
			if (request % 10 === 0) widths.push(throttle.width);
		}
		expect(widths).toEqual([6, 7, 8, 9, 10, 10, 10]);
	});

	it('counts successes anew after a 429', async () => {
		const { throttle, time } = throttleWith();
		throttle.rateLimited(0, true);
		for (let request = 0; request < 9; request++) throttle.succeeded();
		throttle.rateLimited(0, true);
		throttle.succeeded();
		expect(throttle.width).toBe(2);
		await time.pass(0);
	});

	it('sleeps no longer than a quarter of a second at a time', async () => {
		const { throttle, time } = throttleWith();
		const done = throttle.wait(1100);
		await time.pass(2000);
		await done;
		expect(time.sleeps).toEqual([250, 250, 250, 250, 100]);
	});

	it('ends every wait soon after the execution is cancelled', async () => {
		let isCancelled = false;
		const { send, throttle, time } = throttleWith({ isCancelled: () => isCancelled });
		throttle.rateLimited(60_000, true);
		const left = send(3);
		let waited = false;
		void throttle.wait(60_000).then(() => {
			waited = true;
		});
		await time.pass(1000);
		expect([left, waited]).toEqual([[], false]);
		isCancelled = true;
		await time.pass(250);
		expect(left).toHaveLength(3);
		expect(waited).toBe(true);
	});
});
