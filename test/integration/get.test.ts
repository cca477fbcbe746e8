import type { IDataObject } from 'n8n-workflow';
import { runRoutix } from './support/routixNode';
import { useRoutix } from './support/useRoutix';

const session = useRoutix();
const getAccounts = { resource: 'account', operation: 'getAll', returnAll: true };
const byId = (value: unknown) => ({ __rl: true, mode: 'id', value }) as never;
const getAccount = { resource: 'account', operation: 'get' };
const idsOf = (records: IDataObject[]) => records.map(({ id }) => id);

describe('Get Many in n8n-core', () => {
	it('reads 2,500 accounts with 3 record requests and 1 token request, in order and each once', async () => {
		await session.routix.seed('accounts', 2_500);

		const ids = idsOf(await session.run(getAccounts));

		const stored = await session.routix.records('accounts');
		expect(ids).toEqual(stored.map(({ id }) => id));
		expect(new Set(ids).size).toBe(2_500);
		expect(await session.requests()).toHaveLength(3);
		expect(await session.routix.requests({ path: 'oauth-token' })).toHaveLength(1);
	});

	it('returns 50 unless another limit is given, by asking for no more', async () => {
		const records = await session.run({ resource: 'order', operation: 'getAll' });
		const five = await session.run({ resource: 'order', operation: 'getAll', limit: 5 });

		expect([records.length, five.length]).toEqual([50, 5]);
		expect((await session.requests()).map(({ query }) => query.limit)).toEqual(['50', '5']);
	});

	it('takes a limit and a switch that an expression brings as text', async () => {
		const texts = { returnAll: '={{ "false" }}', limit: '={{ "7" }}' };

		expect(await session.run({ resource: 'order', operation: 'getAll', ...texts })).toHaveLength(7);
	});

	it('brings records exactly as Routix sent them, with nothing of ours, from one branch', async () => {
		const options = { apiVersion: 'v2' };

		expect(await session.run({ ...getAccounts, options })).toEqual(
			await session.routix.records('accounts'),
		);
	});

	it('reads several branches in their order and tells of each record where it is from', async () => {
		const [first, second] = session.routix.branches.map(({ publicId }) => publicId);

		const records = await session.run({ ...getAccounts, branchPublicId: `${second}, ${first}` });

		const expected = [];
		for (const branch of [second, first]) {
			const stored = await session.routix.records('accounts', branch);
			expected.push(...stored.map(({ id }) => [branch, id]));
		}
		expect(records.map(({ id, branch_public_id: branch }) => [branch, id])).toEqual(expected);
	});

	it('counts the limit for all branches together', async () => {
		const [first, second] = session.routix.branches.map(({ publicId }) => publicId);
		await session.routix.seed('accounts', 4, first);
		const parameters = { ...getAccounts, returnAll: false, limit: 6 };

		const records = await session.run({ ...parameters, branchPublicId: `${first},${second}` });

		expect(records.map(({ branch_public_id: branch }) => branch)).toEqual([
			...Array<string>(4).fill(first),
			...Array<string>(2).fill(second),
		]);
	});

	it('points each record at the item whose branch it is from', async () => {
		const input = session.routix.branches.map(({ publicId }) => ({ branch: publicId }));
		const parameters = { ...getAccounts, branchPublicId: '={{ $json.branch }}' };

		const items = await runRoutix({ credential: session.credential, parameters, input });

		const pairs = items.map(({ json, pairedItem }) => [json.id, pairedItem]);
		const expected = [];
		for (const [item, { branch }] of input.entries()) {
			const stored = await session.routix.records('accounts', branch);
			expected.push(...stored.map(({ id }) => [id, { item }]));
		}
		expect(pairs).toEqual(expected);
	});

	it('says that a list which cannot be read completely is not returned, and what to do', async () => {
		await session.routix.configure({ wrongTotal: 5_000 });

		await expect(session.run(getAccounts)).rejects.toMatchObject({
			message: expect.stringContaining('Routix states 5000 records'),
			description: expect.stringContaining('No accounts are returned'),
		});
	});
});

describe('Get', () => {
	it('finds a record by name among those that there are, if that is wanted', async () => {
		await session.routix.configure({ wrongTotal: 5_000 });
		const [, stored] = await session.routix.records('accounts');
		const recordId = { __rl: true, mode: 'name', value: String(stored.company_name) };
		const parameters = { resource: 'account', operation: 'get', recordId };
		await expect(session.run(parameters)).rejects.toThrow('Routix states 5000');

		const options = { onCountMismatch: 'return' };
		expect(await session.run({ ...parameters, options })).toMatchObject([{ id: stored.id }]);
	});

	it('brings the record exactly as Routix has it, by one request', async () => {
		const [, stored] = await session.routix.records('accounts');

		const records = await session.run({
			...getAccount,
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
		await expect(session.run({ ...getAccount, recordId: byId(id) })).rejects.toThrow(message);
		expect(await session.requests()).toEqual([]);
	});
});
