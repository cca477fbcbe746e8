import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { automatic, mapped } from './support/columns';
import { useRoutix } from './support/useRoutix';

const session = useRoutix();
const branch = 'RS2RDH3B';

const acme = {
	id: '11111111-1111-4111-8111-111111111111',
	company_name: 'Acme Transport B.V.',
	email: 'info@acme.nl',
	phone: '+31 20 123 4567',
	account_type: 'customer',
	status: 'active',
};

beforeEach(async () => {
	await session.routix.seed('accounts', 3);
	await session.routix.insert('accounts', [acme]);
});

/** Create or Update with automatic mapping, matched on the company name. */
async function sync(input: IDataObject[], options: INodeParameters = {}, on = ['company_name']) {
	return await session.run(
		{ resource: 'account', operation: 'upsert', columns: automatic(...on), options },
		input,
	);
}

describe('Create or Update', () => {
	it('creates a record that Routix does not have', async () => {
		const [result] = await sync([{ company_name: 'Bolt N.V.', phone: '+31 10 765 4321' }]);

		expect(result).toMatchObject({ company_name: 'Bolt N.V.', sync_action: 'created' });
		expect(result.id).toEqual(expect.any(String));
		expect(await session.bodies('POST')).toEqual([
			{ company_name: 'Bolt N.V.', phone: '+31 10 765 4321' },
		]);
	});

	it('updates a record with only the fields that differ', async () => {
		const results = await sync([{ ...acme, phone: '+31 20 999 9999', email: 'info@acme.nl' }]);

		expect(results).toEqual([
			{ ...acme, phone: '+31 20 999 9999', changed_fields: ['phone'], sync_action: 'updated' },
		]);
		expect(await session.bodies('PATCH')).toEqual([{ phone: '+31 20 999 9999' }]);
		expect(await session.bodies('POST')).toEqual([]);
	});

	it('goes on with the records that there are, if that is wanted, when Routix states more', async () => {
		await session.routix.configure({ wrongTotal: 5_000 });
		const input = [{ company_name: acme.company_name, phone: '+31 20 999 9999' }];
		await expect(sync(input)).rejects.toThrow('Routix states 5000');
		expect(await session.bodies('PATCH')).toEqual([]);

		const [result] = await sync(input, { onCountMismatch: 'return' });

		expect(result).toMatchObject({ id: acme.id, sync_action: 'updated' });
		expect(await session.bodies('POST')).toEqual([]);
	});

	it('sends nothing when nothing differs', async () => {
		const results = await sync([{ company_name: acme.company_name, status: 'active' }]);

		expect(results).toEqual([{ ...acme, sync_action: 'unchanged' }]);
		expect((await session.requests()).map(({ method }) => method)).toEqual(['GET']);
	});

	it('reads the records once for all items, and not at all when every item is wrong', async () => {
		await sync([{ company_name: 'One' }, { company_name: 'Two' }, { company_name: 'Three' }]);
		expect(await session.requests('GET')).toHaveLength(1);

		await session.routix.clearRequests();
		await expect(sync([{ company_name: ' ', phone: '1' }])).rejects.toThrow('company_name');
		expect(await session.requests()).toEqual([]);
	});

	it('reads each branch once, and matches within a branch only', async () => {
		const other = session.routix.branches[1].publicId;
		const parameters = {
			resource: 'account',
			operation: 'upsert',
			branchPublicId: '={{ $json.in }}',
			columns: mapped({ company_name: '={{ $json.name }}' }, {}, ['company_name']),
		};
		const input = [branch, other, branch, other].map((one) => ({
			in: one,
			name: acme.company_name,
		}));

		const results = await session.run(parameters, input);

		expect(results.map(({ sync_action }) => sync_action)).toEqual([
			'unchanged',
			'created',
			'unchanged',
			'unchanged',
		]);
		expect(await session.requests('GET')).toHaveLength(2);
	});

	it('never creates two records for two items with the same values', async () => {
		const results = await sync([
			{ company_name: 'Bolt N.V.', phone: '1' },
			{ company_name: 'Bolt N.V.', email: 'info@bolt.nl' },
			{ company_name: 'Bolt N.V.', phone: '1' },
		]);

		expect(results.map(({ sync_action }) => sync_action)).toEqual([
			'created',
			'updated',
			'unchanged',
		]);
		expect(new Set(results.map(({ id }) => id)).size).toBe(1);
		expect(await session.bodies('POST')).toHaveLength(1);
		expect(await session.bodies('PATCH')).toEqual([{ email: 'info@bolt.nl' }]);
	});

	it('finds what it created although Routix tidied the value', async () => {
		// The simulator stores what it is sent; a Routix that trims is its answer here.
		await session.routix.addFault({
			on: { method: 'POST', path: '/accounts$' },
			kind: 'raw',
			status: 201,
			body: JSON.stringify({ data: { ...acme, id: 'new', company_name: 'Bolt N.V.' } }),
		});

		const results = await sync([{ company_name: 'Bolt  N.V. ' }, { company_name: 'Bolt N.V.' }]);

		expect(results.map(({ sync_action }) => sync_action)).toEqual(['created', 'unchanged']);
	});

	it.each([
		['null', null],
		['an empty text', ''],
		['blanks', '   '],
		['nothing', undefined],
	])('refuses an item whose value to match on is %s, by its name', async (_case, email) => {
		await expect(sync([{ company_name: 'Bolt N.V.', email }], {}, ['email'])).rejects.toMatchObject(
			{
				message: 'The field to match on, email, is empty in this item',
				context: { itemIndex: 0 },
			},
		);
	});

	it('never matches the text "null" with records that have no value', async () => {
		await session.routix.insert('accounts', [{ ...acme, id: 'without', email: null }]);

		const [result] = await sync([{ company_name: 'Bolt N.V.', email: 'null@x.nl' }], {}, ['email']);

		expect(result.sync_action).toBe('created');
	});

	it('matches on several fields', async () => {
		await session.routix.insert('accounts', [{ ...acme, id: 'carrier', account_type: 'carrier' }]);

		const [result] = await sync(
			[{ company_name: acme.company_name, account_type: 'carrier', phone: '7' }],
			{},
			['company_name', 'account_type'],
		);

		expect(result).toMatchObject({ id: 'carrier', sync_action: 'updated' });
	});

	it('takes another case for the same only if that was chosen; blanks never differ', async () => {
		const [result] = await sync([{ company_name: ' ACME transport  b.v.' }], { ignoreCase: true });
		const [again] = await sync([{ company_name: 'ACME\u00A0transport b.v.' }]);

		expect([result.sync_action, again.sync_action]).toEqual(['updated', 'unchanged']);
	});

	it.each(['ACME transport b.v.', 'Acme Transport BV', 'Acme-Transport B.V.'])(
		'creates nothing beside a record that is nearly the same as %j, and names it',
		async (name) => {
			for (const options of [{}, { dryRun: true }]) {
				await expect(sync([{ company_name: name }], options)).rejects.toMatchObject({
					message: `Among the accounts in Routix is company_name "Acme Transport B.V.", which differs from company_name "${name}" only in case, blanks or punctuation, so this item was not written`,
					description: expect.stringContaining(acme.id),
				});
			}
			expect(await session.bodies('POST')).toEqual([]);
		},
	);

	it('refuses to match on a field that v1 does not show, before it reads anything', async () => {
		const item = { company_name: 'Bolt N.V.', vat_number: 'NL1' };

		await expect(sync([item], {}, ['vat_number'])).rejects.toThrow(
			'The field vat_number cannot be matched on: Routix does not show it in API v1',
		);
		expect(await session.requests()).toEqual([]);
	});

	it('matches on that field with v2', async () => {
		const [{ vat_number: vat }] = await session.routix.records('accounts');

		const [result] = await sync(
			[{ company_name: 'New Name B.V.', vat_number: vat as string }],
			{ apiVersion: 'v2' },
			['vat_number'],
		);

		expect(result).toMatchObject({ vat_number: vat, changed_fields: ['company_name'] });
	});

	it('refuses to match on a field that no record shows: every item would look new', async () => {
		await expect(
			session.run({ resource: 'vehicle', operation: 'upsert', columns: automatic('fleet_code') }, [
				{ fleet_code: '7', licence_plate: 'XX-YY-11' },
			]),
		).rejects.toThrow('The field fleet_code cannot be matched on: no vehicle in Routix shows it');
		expect(await session.bodies('POST')).toEqual([]);
	});

	it('refuses an account without the company name that Routix needs, before it is sent', async () => {
		await expect(sync([{ email: 'new@x.nl' }], {}, ['email'])).rejects.toThrow(
			'Company Name is empty, but Routix needs it to create an account',
		);
		expect(await session.bodies('POST')).toEqual([]);
	});

	it('refuses items of one branch that want it matched in different ways', async () => {
		const columns = mapped({ company_name: '={{ $json.name }}' }, {}, ['company_name']);
		const options = { ignoreCase: '={{ $json.loose }}' };
		const parameters = { resource: 'account', operation: 'upsert', columns, options };
		const input = [
			{ name: 'A', loose: true },
			{ name: 'a', loose: false },
		];

		await expect(session.run(parameters, input)).rejects.toThrow('must be the same for all items');
	});
});

describe('Matching on the ID', () => {
	it('updates that record, and never sends the ID', async () => {
		const [result] = await sync([{ id: acme.id, company_name: 'Acme N.V.' }], {}, ['id']);

		expect(result).toMatchObject({
			id: acme.id,
			company_name: 'Acme N.V.',
			sync_action: 'updated',
		});
		expect(await session.bodies('PATCH')).toEqual([{ company_name: 'Acme N.V.' }]);
	});

	it('refuses an ID that Routix does not have, since Routix gives IDs itself', async () => {
		const item = { id: '00000000-0000-4000-8000-000000000000', company_name: 'Bolt N.V.' };

		await expect(sync([item], {}, ['id'])).rejects.toThrow('cannot be created with that ID');
		expect(await session.bodies('POST')).toEqual([]);
	});
});

describe('When several records match', () => {
	const twin = { ...acme, id: '22222222-2222-4222-8222-222222222222' };
	const item = { company_name: acme.company_name, phone: '7' };

	beforeEach(async () => await session.routix.insert('accounts', [twin]));

	it('the item is an error that names them, and their IDs in its description', async () => {
		await expect(sync([item])).rejects.toMatchObject({
			message:
				'2 accounts in Routix match company_name "Acme Transport B.V.": Acme Transport B.V. (info@acme.nl), Acme Transport B.V. (info@acme.nl)',
			description: expect.stringContaining(`Their IDs: ${acme.id}, ${twin.id}.`),
		});
		expect(await session.bodies('PATCH')).toEqual([]);
	});

	it('five of them are named, and all of them counted', async () => {
		const more = Array.from({ length: 6 }, (_, index) => ({ ...acme, id: `id-${index}` }));
		await session.routix.insert('accounts', more);

		await expect(sync([item])).rejects.toMatchObject({
			message: expect.stringMatching(
				/^8 accounts .*: (Acme Transport B\.V\. \(.+?\)(, )?){5} and 3 more$/,
			),
			description: expect.stringContaining('id-5'),
		});
	});

	it('the first is updated if that was chosen, and stays the first', async () => {
		const items = [item, { company_name: acme.company_name, email: 'new@acme.nl' }];
		const results = await sync(items, { onSeveralMatches: 'first' });

		expect(results.map(({ id, phone, email }) => [id, phone, email])).toEqual([
			[acme.id, '7', acme.email],
			[acme.id, '7', 'new@acme.nl'],
		]);
	});

	it('nothing is written if skipping was chosen', async () => {
		const results = await sync([item], { onSeveralMatches: 'skip' });

		expect(results).toEqual([
			{ ...item, matching_ids: [acme.id, twin.id], sync_action: 'skipped' },
		]);
		expect(await session.bodies('PATCH')).toEqual([]);
	});

	it('a choice that does not exist is an error, not the default', async () => {
		await expect(sync([item], { onSeveralMatches: 'First' })).rejects.toThrow(
			'On Several Matches "First" does not exist',
		);
	});
});

describe('A dry run', () => {
	const input = [
		{ company_name: 'Bolt N.V.', phone: '1' },
		{ company_name: 'Bolt N.V.', status: 'inactive' },
		{ company_name: acme.company_name, phone: '3' },
		{ company_name: acme.company_name, phone: '3' },
	];

	it.each([true, 'true'])(
		'switched on by %j tells what would happen and sends nothing',
		async (dryRun) => {
			const results = await sync(input, { dryRun });

			expect(results).toMatchObject([
				{ company_name: 'Bolt N.V.', phone: '1', sync_action: 'would_create' },
				{ phone: '1', changed_fields: ['status'], sync_action: 'would_update' },
				{ id: acme.id, phone: '3', changed_fields: ['phone'], sync_action: 'would_update' },
				{ id: acme.id, phone: '3', sync_action: 'unchanged' },
			]);
			expect((await session.requests()).map(({ method }) => method)).toEqual(['GET']);
		},
	);

	it('tells the same as the run that then writes', async () => {
		const foretold = await sync(input, { dryRun: true });
		const done = await sync(input);

		const actions = (results: IDataObject[]) => results.map(({ sync_action }) => sync_action);
		expect(actions(done)).toEqual(
			actions(foretold).map((action) => String(action).replace(/^would_(.+?)e?$/, '$1ed')),
		);
	});

	it.each(['yes', 1, ''])(
		'is refused when an expression brings %j: it must not write',
		async (dryRun) => {
			await expect(sync(input, { dryRun })).rejects.toThrow('Dry Run must be true or false');
			expect(await session.requests()).toEqual([]);
		},
	);
});
