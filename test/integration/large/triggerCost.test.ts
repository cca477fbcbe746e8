import Table from 'cli-table3';
import type { IDataObject } from 'n8n-workflow';
import { Throttle } from '../../../nodes/Routix/transport/throttle';
import { PublishedTrigger } from '../support/publishedTrigger';
import { useRoutix } from '../support/useRoutix';

/** How many orders there are: 20,000 with `npm run test:cost`. */
const ORDERS = Number(process.env.ORDERS ?? 3_000);

/** A page for every 1,000 of them, and the one that proves that there are no more. */
const EVERYTHING = ORDERS / 1_000 + 1;

jest.setTimeout(300_000);

const session = useRoutix();
const requests: Array<[poll: string, requests: number]> = [];

/** The IDs that a poll emits, and how many requests it takes as Routix counts them. */
async function poll(trigger: PublishedTrigger, name: string) {
	await session.routix.clearRequests();
	const emitted = await trigger.poll();
	const count = (await session.requests()).length;
	requests.push([name, count]);
	return { ids: idsOf(emitted).sort(), count };
}

const idsOf = (records: Array<{ id?: unknown }>) => records.map(({ id }) => String(id));

async function published(parameters: { event?: string; options?: IDataObject } = {}) {
	await session.routix.seed('orders', ORDERS);
	const trigger = new PublishedTrigger(session, parameters as never);
	expect(await trigger.publish()).toEqual([]);
	return trigger;
}

/** Changes orders at these places in the list. */
async function change(...places: number[]) {
	const orders = await session.routix.records('orders');
	const ids = places.map((place) => String(orders.at(place)!.id)).sort();
	for (const id of ids) await session.routix.update('orders', id, { status: 'cancelled' });
	return ids;
}

beforeEach(() => jest.spyOn(Throttle.prototype, 'wait').mockResolvedValue());

describe('A poll of many orders takes, as Routix counts,', () => {
	test('2 requests for new orders, be there any or none', async () => {
		const trigger = await published();
		expect(await poll(trigger, 'nothing new')).toEqual({ ids: [], count: 2 });
		const orders = await session.routix.insert('orders', 50);
		expect(await poll(trigger, '50 new')).toEqual({ ids: idsOf(orders).sort(), count: 2 });
	});

	test('at most 3 for updates with 1,000 recent records, at either end of the list', async () => {
		const options = { recentRecords: 1_000 };
		const trigger = await published({ event: 'updated', options });
		expect((await poll(trigger, 'recent: nothing changed')).count).toBeLessThanOrEqual(3);
		const changed = await change(3, 900, -3, -900);
		const { ids, count } = await poll(trigger, 'recent: 4 changed');
		expect(ids).toEqual(changed);
		expect(count).toBeLessThanOrEqual(3);

		await session.routix.insert('orders', 1);
		await poll(trigger, 'recent: 1 new');
		const later = await poll(trigger, 'recent: nothing changed, end known');
		expect(later.ids).toEqual([]);
		expect(later.count).toBeLessThanOrEqual(3);
	});

	test('all pages for updates without them', async () => {
		const trigger = await published({ event: 'updated' });
		const changed = await change(3, ORDERS / 2);
		const { ids, count } = await poll(trigger, 'all: 2 changed');
		expect(ids).toEqual(changed);
		expect(count).toBe(EVERYTHING);
	});
});

afterAll(() => {
	const table = new Table({ head: ['Poll', 'Requests'], style: { head: [], border: [] } });
	table.push(...requests);
	if (process.env.ORDERS) process.stdout.write(`${ORDERS} orders\n${table.toString()}\n`);
});
