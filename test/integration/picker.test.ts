import type { INodeParameters } from 'n8n-workflow';
import { pick as pickWith } from './support/editor';
import { useRoutix } from './support/useRoutix';

const session = useRoutix();
const accounts = { resource: 'account', operation: 'get' };

const pick = async (parameters: INodeParameters, typed?: string, paginationToken?: string) =>
	await pickWith(session.credential, parameters, typed, paginationToken);

describe('The record picker', () => {
	it('lists records by what people know, with their IDs as values', async () => {
		await session.routix.seed('accounts', 0);
		await session.routix.insert('accounts', [
			{ id: 'a1', company_name: 'Acme B.V.', email: 'info@acme.nl' },
			{ id: 'b2', company_name: 'Bolt N.V.', email: null },
		]);

		expect(await pick(accounts)).toEqual({
			results: [
				{ name: 'Acme B.V. (info@acme.nl)', value: 'a1' },
				{ name: 'Bolt N.V.', value: 'b2' },
			],
			paginationToken: undefined,
		});
	});

	it('lists page by page, by the token that it gave, until the end', async () => {
		await session.routix.seed('accounts', 120);
		const stored = await session.routix.records('accounts');

		const listed: unknown[] = [];
		let token: string | undefined;
		do {
			const page = await pick(accounts, undefined, token);
			listed.push(...page.results.map(({ value }) => value));
			token = page.paginationToken;
		} while (token);

		expect(listed).toEqual(stored.map(({ id }) => id));
		expect(await session.requests()).toHaveLength(3);
	});

	it('does not say that there is none when the time was too short for the whole list', async () => {
		await session.routix.seed('accounts', 20_000);
		const before = Date.now();
		let calls = 0;
		const clock = jest.spyOn(Date, 'now').mockImplementation(() => before + 200 * ++calls);
		const searching = pick(accounts, 'a customer that nobody knows');
		await expect(searching).rejects.toThrow(
			/^20 seconds were enough for the first \d+ accounts only, and none of them matches$/,
		);
		clock.mockRestore();
		expect((await session.requests()).length).toBeLessThan(21);

		const { results, paginationToken } = await pick(accounts, 'a customer that nobody knows');
		expect({ results, paginationToken }).toEqual({ results: [], paginationToken: undefined });
	});

	it.each([
		['order', 'order_number'],
		['vehicle', 'licence_plate'],
		['staff', 'last_name'],
		['equipment', 'licence_plate'],
		['planning', 'trip_number'],
	])('names each %s by its %s', async (resource, field) => {
		const path = { order: 'orders', vehicle: 'vehicles' }[resource] ?? resource;
		const stored = await session.routix.records(path as 'orders');

		const { results } = await pick({ resource, operation: 'get' });

		for (const [index, { name }] of results.entries()) {
			expect(name).toContain(stored[index][field]);
		}
	});
});

describe('A search', () => {
	it('finds an account by part of its name', async () => {
		await session.routix.insert('accounts', [{ id: 'z9', company_name: 'Zeldzaam Vervoer B.V.' }]);

		const { results, paginationToken } = await pick(accounts, 'zaam verv');

		expect(results).toEqual([{ name: 'Zeldzaam Vervoer B.V.', value: 'z9' }]);
		expect(paginationToken).toBeUndefined();
	});

	it('finds a record at the end of 15,000, since the editor cannot go on from a search', async () => {
		await session.routix.seed('accounts', 15_000);
		await session.routix.insert('accounts', [{ id: 'z9', company_name: 'Zeldzaam Vervoer B.V.' }]);

		const { results } = await pick(accounts, 'zeldzaam');

		expect(results).toEqual([{ name: 'Zeldzaam Vervoer B.V.', value: 'z9' }]);
		const requests = await session.requests();
		expect(requests).toHaveLength(16);
		expect(Math.max(...requests.map(({ underWay }) => underWay))).toBeLessThanOrEqual(5);
	});

	it('stops when the dropdown is full, and goes on from there', async () => {
		await session.routix.seed('accounts', 15_000);

		const first = await pick(accounts, 'b.v.');
		const second = await pick(accounts, 'b.v.', first.paginationToken);

		expect(first.results.length).toBeGreaterThanOrEqual(50);
		expect(await session.requests()).toHaveLength(2);
		const values = [...first.results, ...second.results].map(({ value }) => value);
		expect(new Set(values).size).toBe(values.length);
	});

	it.each([{ pageSizeCap: 100 }, { omitTotal: true }, { wrongTotal: 'many' }])(
		'goes on to the end whatever the server makes of pages: %j',
		async (settings) => {
			await session.routix.seed('accounts', 2_500);
			await session.routix.insert('accounts', [{ id: 'z9', company_name: 'Zeldzaam B.V.' }]);
			await session.routix.configure(settings);

			expect((await pick(accounts, 'zeldzaam')).results).toEqual([
				{ name: 'Zeldzaam B.V.', value: 'z9' },
			]);
		},
	);

	it('finds nothing where there is nothing', async () => {
		expect(await pick(accounts, 'nobody is called this')).toEqual({
			results: [],
			paginationToken: undefined,
		});
	});
});

describe('The branch of the picker', () => {
	it('is the one that the node names', async () => {
		const other = session.routix.branches[1].publicId;
		const [stored] = await session.routix.records('accounts', other);

		const { results } = await pick({ ...accounts, branchPublicId: other });

		expect(results[0].value).toBe(stored.id);
	});

	it('is worked out from an expression that needs no input data', async () => {
		await pick({ ...accounts, branchPublicId: '={{ "VK7" + "TQ4NM" }}' });

		expect((await session.requests())[0].path).toContain('/VK7TQ4NM/');
	});

	it.each([
		['as it was written', '={{ $json.branch }}'],
		['as null, which the editor makes of it', null],
		['as nothing, which the editor makes of it', undefined],
	])(
		'is asked for when an expression needs input data, since another branch would mislead: %s',
		async (_case, branchPublicId) => {
			await expect(pick({ ...accounts, branchPublicId } as INodeParameters)).rejects.toMatchObject({
				message:
					'Branch Public ID is an expression that needs input data, so no records can be listed',
				description: expect.stringContaining('Choose By ID here'),
			});
			expect(await session.requests()).toEqual([]);
		},
	);
});

describe('When the records cannot be read, the picker says why', () => {
	it('a resource that Routix has only planned', async () => {
		await session.routix.configure({ plannedResources: ['orders'] });

		await expect(pick({ resource: 'order', operation: 'get' })).rejects.toThrow(
			'Routix has not opened orders in API v1 yet',
		);
	});

	it('a branch that Routix does not know', async () => {
		await expect(pick({ ...accounts, branchPublicId: 'AAAA1111' })).rejects.toThrow(
			'Routix does not know the branch AAAA1111',
		);
	});

	it('a credential with a mistake', async () => {
		const credential = { ...session.credential, clientSecret: 'routix_ with blanks' };

		await expect(pickWith(credential, accounts)).rejects.toThrow('Client Secret');
	});
});
