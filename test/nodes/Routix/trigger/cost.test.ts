import Table from 'cli-table3';
import { MovingList } from './model/movingList';
import { CREATED, MINUTE, Watcher } from './model/watcher';

/** How many orders there are: 100,000 with `npm run test:cost`. */
const ORDERS = Number(process.env.ORDERS ?? 10_000);

/** A page for every 1,000 of them, and the one that proves that there are no more. */
const EVERYTHING = ORDERS / 1_000 + 1;

/** A full read may have to look a few times where the list ends. */
const FULL_READ = EVERYTHING + 4;

const MANY = ORDERS.toLocaleString('en');

jest.setTimeout(120_000);

/** What one poll costs, for the table that the long run prints and the documentation repeats. */
interface Cost {
	poll: string;
	requests: number;
	atMost: number;
	emitted: number;
	milliseconds: number;
}

const costs: Cost[] = [];

async function measure(watcher: Watcher, poll: string, atMost: number, passedMs?: number) {
	const startedAt = performance.now();
	const { records } = await watcher.poll(passedMs);
	const milliseconds = Math.round(performance.now() - startedAt);
	const cost = { poll, requests: watcher.requests, atMost, emitted: records.length, milliseconds };
	costs.push(cost);
	return cost;
}

function stateBytes({ settings, state }: Watcher): number {
	const bytes = Buffer.byteLength(JSON.stringify(state));
	tell(`State of ${MANY} orders, ${settings.event}: ${bytes} bytes of JSON`);
	return bytes;
}

describe.each(['start', 'end'] as const)(
	`${MANY} orders, new ones at the %s of the list`,
	(end) => {
		const list = new MovingList(ORDERS);
		const watcher = new Watcher(list);
		const inTheMiddle = (count: number) => list.ids.slice(ORDERS / 2, ORDERS / 2 + count);

		test('the first poll reads everything once', async () => {
			expect(await measure(watcher, 'first', FULL_READ)).toMatchObject({
				requests: EVERYTHING,
				emitted: 0,
			});
		});

		test('the state is at most 12 bytes of JSON for each order', () => {
			expect(stateBytes(watcher)).toBeLessThanOrEqual(12 * ORDERS);
		});

		test('an idle poll makes 2 requests', async () => {
			expect(await measure(watcher, 'idle', 3)).toMatchObject({ requests: 2, emitted: 0 });
		});

		test.each([1, 50])('a poll with %i new orders makes at most 4 requests', async (count) => {
			list.insert(end, count);
			const { requests, emitted } = await measure(watcher, `${count} new at the ${end}`, 4);
			expect(requests).toBeLessThanOrEqual(4);
			expect(emitted).toBe(count);
		});

		test.each([1, 50])('so does a poll with %i new orders and 10 deleted ones', async (count) => {
			list.insert(end, count);
			list.removeIds(inTheMiddle(10));
			const poll = `${count} new at the ${end}, 10 deleted`;
			const { requests, emitted } = await measure(watcher, poll, 4);
			expect(requests).toBeLessThanOrEqual(4);
			expect(emitted).toBe(count);
		});

		test('and a poll after a burst of 900', async () => {
			list.insert(end, 900);
			expect(await measure(watcher, `900 new at the ${end}`, 4)).toMatchObject({
				requests: 3,
				emitted: 900,
			});
		});

		test('while the counts add up, the whole list is read once an hour', async () => {
			let fullReads = 0;
			let requests = 0;
			for (let minute = 1; minute <= 120; minute++) {
				if (minute % 3 === 0) list.insert(end);
				await watcher.poll();
				if (watcher.readFully) fullReads++;
				else expect(watcher.requests).toBe(2);
				requests += watcher.requests;
			}
			expect(fullReads).toBe(2);
			expect(requests).toBeLessThanOrEqual(118 * 2 + 2 * FULL_READ);
		});

		test('a full read makes hardly more requests than there are pages', async () => {
			const { requests } = await measure(watcher, 'full read', FULL_READ, 60 * MINUTE);
			expect(watcher.readFully).toBe(true);
			expect(requests).toBeLessThanOrEqual(FULL_READ);
		});
	},
);

test('A trigger on updates reads everything in each poll', async () => {
	const list = new MovingList(ORDERS);
	const watcher = new Watcher(list, { ...CREATED, event: 'updated' });
	await measure(watcher, 'first, on updates', FULL_READ);
	list.change(list.ids[ORDERS * 0.7], { status: 'planned' });
	const { requests, emitted } = await measure(watcher, 'one updated', FULL_READ);
	expect([requests, emitted]).toEqual([EVERYTHING, 1]);
	expect(stateBytes(watcher)).toBeLessThanOrEqual(33 * ORDERS);
});

describe.each(['start', 'end'] as const)(
	`A trigger on the 1,000 recent records of ${MANY} that arrive at the %s`,
	(end) => {
		const list = new MovingList(ORDERS);
		const settings = { event: 'createdOrUpdated' as const, recentRecords: 1_000 };
		const watcher = new Watcher(list, { ...CREATED, ...settings });
		const recentId = () => (end === 'start' ? list.ids[500] : list.ids[list.rows.length - 500]);

		test('makes at most 3 requests per poll, also while it does not know where they arrive', async () => {
			await watcher.poll();
			list.change(recentId(), { status: 'planned' });
			expect(await measure(watcher, `recent, 1 updated near the ${end}`, 3)).toMatchObject({
				emitted: 1,
			});
			expect(watcher.requests).toBeLessThanOrEqual(3);

			list.insert(end, 20);
			await watcher.poll();
			list.change(recentId(), { status: 'completed' });
			const { requests, emitted } = await measure(watcher, `recent, learned: ${end}`, 3);
			expect(requests).toBeLessThanOrEqual(3);
			expect(emitted).toBe(1);
		});

		test('finds a change of an older record with the next full read', async () => {
			const old = list.ids[ORDERS / 2];
			list.change(old, { status: 'planned' });
			expect(await watcher.pollIds()).toEqual([]);
			expect(await watcher.pollIds(60 * MINUTE)).toEqual([old]);
			expect(watcher.readFully).toBe(true);
		});
	},
);

afterAll(() => {
	const table = new Table({
		head: [`Poll of ${MANY} orders`, 'Requests', 'At most', 'Emitted', 'Own time (ms)'],
		style: { head: [], border: [] },
	});
	for (const cost of costs) table.push(Object.values(cost));
	tell(table.toString());
});

/** The figures of a long run; a short one keeps quiet. */
function tell(text: string) {
	if (process.env.ORDERS) process.stdout.write(`${text}\n`);
}
