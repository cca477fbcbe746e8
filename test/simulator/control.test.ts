import { startSimulator, type Simulator, type SimulatorSettings } from './client';
import { callApi } from './testing/apiCalls';
import { useSimulator } from './testing/useSimulator';

let simulator: Simulator;

useSimulator((started) => (simulator = started));

const api = async (path: string) =>
	callApi(simulator, `api/v1/${path}`, { token: await simulator.token() });
const ids = (records: { id?: unknown }[]) => records.map(({ id }) => id);

describe('the records', () => {
	it('are the same after a reset, and others for another seed', async () => {
		const records = await simulator.records('orders');
		await simulator.seed('orders', 5);
		await simulator.reset();
		expect(await simulator.records('orders')).toEqual(records);
		const other = await startSimulator({ seed: 7 });
		try {
			expect((await other.records('orders'))[0]).not.toEqual(records[0]);
			expect(other.app).not.toEqual(simulator.app);
		} finally {
			await other.stop();
		}
	});

	it('can be replaced by any number in any branch', async () => {
		await simulator.seed('accounts', 2500, 'VK7TQ4NM');
		await simulator.seed('vehicles', 0);
		expect((await api('VK7TQ4NM/accounts')).body.pagination.total).toBe(2500);
		expect((await api('RS2RDH3B/accounts')).body.pagination.total).toBe(137);
		expect((await api('RS2RDH3B/vehicles')).body.data).toEqual([]);
		const records = await simulator.records('accounts', 'VK7TQ4NM');
		expect(new Set(ids(records)).size).toBe(2500);
		expect(new Set(records.map(({ company_name: name }) => name)).size).toBe(2500);
	});

	it('have unique licence plates across all branches', async () => {
		const plates: string[] = [];
		for (const { publicId } of simulator.branches) {
			await simulator.seed('vehicles', 1000, publicId);
			const records = await simulator.records('vehicles', publicId);
			plates.push(...records.map(({ licence_plate: plate }) => String(plate)));
		}
		expect(plates.filter((plate) => !/^B[A-Z]-[A-Z]{2}-\d\d$/.test(plate))).toEqual([]);
		expect(new Set(plates).size).toBe(3000);
	});

	it('name each other: orders a customer, trips a vehicle and a driver', async () => {
		const [accounts, orders, trips, vehicles] = await Promise.all(
			(['accounts', 'orders', 'planning', 'vehicles'] as const).map((resource) =>
				simulator.records(resource),
			),
		);
		for (const { customer_id, customer_name } of orders) {
			const customer = accounts.find(({ id }) => id === customer_id);
			expect(customer?.company_name).toBe(customer_name);
		}
		for (const { vehicle_id } of trips) expect(ids(vehicles)).toContain(vehicle_id);
	});

	it('have some fields only now and then', async () => {
		const orders = await simulator.records('orders');
		const withReference = orders.filter((order) => 'customer_reference' in order).length;
		expect(withReference).toBeGreaterThan(0);
		expect(withReference).toBeLessThan(orders.length);
	});
});

describe('somebody else changing records', () => {
	it('inserts given ones at the start, at the end or anywhere', async () => {
		const before = ids(await simulator.records('orders'));
		const [first] = await simulator.insert('orders', [{ order_number: 'A' }], { at: 'start' });
		const [last] = await simulator.insert('orders', [{ order_number: 'B' }], { at: 'end' });
		const [third] = await simulator.insert('orders', [{ id: 'own', order_number: 'C' }], { at: 2 });
		expect(third).toEqual({ id: 'own', order_number: 'C' });
		const after = ids(await simulator.records('orders'));
		expect(after).toEqual([first.id, before[0], 'own', ...before.slice(1), last.id]);
		expect((await api('RS2RDH3B/orders/own')).body.data).toEqual(third);
	});

	it('inserts plausible ones where new ones appear', async () => {
		const added = await simulator.insert('orders', 3);
		expect(added.map(({ order_number: number }) => String(number).slice(5))).toEqual([
			'000085',
			'000086',
			'000087',
		]);
		expect((await simulator.records('orders')).slice(-3)).toEqual(added);
		await simulator.configure({ newestFirst: true });
		const newer = await simulator.insert('orders', 2);
		expect((await simulator.records('orders')).slice(0, 2)).toEqual(newer);
		expect(newer[0].order_number).toMatch(/000089$/);
	});

	it('updates and removes, in the branch that is named', async () => {
		const [record, next] = await simulator.records('orders', 'VK7TQ4NM');
		const id = String(record.id);
		const updated = await simulator.update('orders', id, { status: 'cancelled' }, 'VK7TQ4NM');
		expect(updated).toEqual({ ...record, status: 'cancelled', updated_at: expect.any(String) });
		expect((await api(`VK7TQ4NM/orders/${id}`)).body.data).toEqual(updated);
		await simulator.remove('orders', [id], 'VK7TQ4NM');
		expect((await api(`VK7TQ4NM/orders/${id}`)).status).toBe(404);
		expect((await api('VK7TQ4NM/orders?limit=1')).body.data).toEqual([next]);
		await expect(simulator.update('orders', id, {}, 'VK7TQ4NM')).rejects.toThrow(/404/);
	});

	it('moves an updated record to the newest end when told so', async () => {
		await simulator.configure({ updatedRecordsMove: true });
		const before = ids(await simulator.records('orders'));
		await simulator.update('orders', String(before[5]), { status: 'planned' });
		const after = ids(await simulator.records('orders'));
		expect(after).toEqual([...before.slice(0, 5), ...before.slice(6), before[5]]);
	});
});

describe('the settings', () => {
	it('go back to those of the start with a reset, as everything else does', async () => {
		await simulator.configure({ newestFirst: true, pageSizeCap: 3 });
		await simulator.insert('accounts', 5);
		const token = await simulator.token();
		await simulator.addFault({ kind: 'html', times: 0 });
		const before = simulator.userToken;
		await simulator.reset();
		expect(simulator.userToken).not.toBe(before);
		expect((await api('RS2RDH3B/accounts')).body.data).toHaveLength(50);
		expect(await simulator.issuedTokens()).not.toContain(token);
		expect(await simulator.waitingFaults()).toBe(0);
		expect(await simulator.requests({ path: 'oauth-token' })).toHaveLength(1);
	});

	it('are refused when there is no such setting', async () => {
		const misspelt = { pageSizeCape: 3 } as Partial<SimulatorSettings>;
		await expect(simulator.configure(misspelt)).rejects.toThrow(/400.*pageSizeCape/);
	});
});
