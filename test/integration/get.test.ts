import { useRoutix } from './support/useRoutix';

const session = useRoutix();
const byId = (value: unknown) => ({ __rl: true, mode: 'id', value }) as never;
const parameters = { resource: 'account', operation: 'get' };

describe('Get', () => {
	it('brings the record exactly as Routix has it, by one request', async () => {
		const [, stored] = await session.routix.records('accounts');

		const records = await session.run({
			...parameters,
			recordId: byId(stored.id),
			options: { apiVersion: 'v2' },
		});

		expect(records).toEqual([stored]);
		expect(await session.requests()).toHaveLength(1);
	});

	it('takes the ID and the branch of each item', async () => {
		const [first, second] = session.routix.branches.map(({ publicId }) => publicId);
		const [one] = await session.routix.records('orders', first);
		const [two] = await session.routix.records('orders', second);
		const input = [
			{ id: one.id as string, branch: first },
			{ id: two.id as string, branch: second },
		];

		const records = await session.run(
			{
				resource: 'order',
				operation: 'get',
				recordId: byId('={{ $json.id }}'),
				branchPublicId: '={{ $json.branch }}',
			},
			input,
		);

		expect(records).toEqual([one, two]);
	});

	it('reads a bare record as well', async () => {
		await session.routix.configure({ bareRecords: true });
		const [stored] = await session.routix.records('vehicles');

		const records = await session.run({
			resource: 'vehicle',
			operation: 'get',
			recordId: byId(stored.id),
		});

		expect(records).toEqual([stored]);
	});

	it.each([
		['is empty', '', 'Account: the record ID is empty'],
		['would lead elsewhere', '../orders', 'Account: the record ID "../orders" is not valid'],
	])('refuses an ID that %s before anything is sent', async (_case, id, message) => {
		await expect(session.run({ ...parameters, recordId: byId(id) })).rejects.toThrow(message);
		expect(await session.requests()).toEqual([]);
	});
});
