import type { IDataObject, IExecuteFunctions, INodeParameters } from 'n8n-workflow';
import { Routix } from '../../nodes/Routix/Routix.node';
import { automatic, mapped } from './support/columns';
import { toolContext } from './support/contexts';
import { useRoutix } from './support/useRoutix';

const session = useRoutix();
const byId = (value: unknown) => ({ __rl: true, mode: 'id', value }) as never;

describe('Create', () => {
	const parameters = { resource: 'account', operation: 'create' };

	it('sends the mapped and the additional fields, and brings the record as Routix made it', async () => {
		const [created] = await session.run({
			...parameters,
			columns: mapped({ company_name: 'Bolt N.V.', email: '', phone: null }),
			options: { additionalFields: '{ "account_type": "carrier" }' },
		});

		const stored = (await session.routix.records('accounts')).at(-1);
		expect(await session.bodies('POST')).toEqual([
			{ company_name: 'Bolt N.V.', account_type: 'carrier' },
		]);
		expect(created).toEqual({
			id: stored?.id,
			company_name: 'Bolt N.V.',
			email: null,
			phone: null,
			account_type: 'carrier',
			status: 'active',
		});
	});

	it('makes one record for each item', async () => {
		const input = [{ company_name: 'One' }, { company_name: 'Two' }];

		const created = await session.run({ ...parameters, columns: automatic() }, input);

		expect(created.map(({ company_name }) => company_name)).toEqual(['One', 'Two']);
		expect((await session.requests()).map(({ method }) => method)).toEqual(['POST', 'POST']);
	});

	it('refuses an item without what Routix needs, before anything is sent', async () => {
		const input = [{ email: 'info@x.nl', company_name: ' ' }];

		await expect(session.run({ ...parameters, columns: automatic() }, input)).rejects.toMatchObject(
			{
				message: 'Company Name is empty, but Routix needs it to create an account',
				description: 'Give Company Name (company_name) a value in this item.',
			},
		);
		expect(await session.requests()).toEqual([]);
	});

	it('tells which fields Routix refused', async () => {
		const columns = mapped({ company_name: 'Bolt N.V.', email: 'no address' });

		await expect(session.run({ ...parameters, columns })).rejects.toMatchObject({
			message: 'Routix did not create the account: it refused the values',
			description: expect.stringContaining('email'),
		});
	});

	it('writes in the branch of each item', async () => {
		const [, { publicId: second }, { publicId: third }] = session.routix.branches;
		const branchPublicId = '={{ $json.in }}';
		const columns = mapped({ company_name: '={{ $json.name }}' });
		const input = [
			{ in: second, name: 'In the second' },
			{ in: third, name: 'In the third' },
		];

		await session.run({ ...parameters, branchPublicId, columns }, input);

		const paths = (await session.requests('POST')).map(({ path }) => path);
		expect(paths).toEqual([
			`/functions/v1/api/v1/${second}/accounts`,
			`/functions/v1/api/v1/${third}/accounts`,
		]);
	});
});

describe('Update', () => {
	const parameters = { resource: 'account', operation: 'update' };
	let id: unknown;

	beforeEach(async () => {
		[{ id }] = await session.routix.records('accounts');
	});

	it('sends only the given fields', async () => {
		const columns = mapped({ company_name: '', phone: '+31 10 765 4321', status: null });

		const [updated] = await session.run({ ...parameters, recordId: byId(id), columns });

		expect(updated).toMatchObject({ id, phone: '+31 10 765 4321' });
		expect(await session.bodies('PATCH')).toEqual([{ phone: '+31 10 765 4321' }]);
	});

	it('needs no read', async () => {
		await session.run({ ...parameters, recordId: byId(id), columns: mapped({ phone: '7' }) });

		expect((await session.requests()).map(({ method }) => method)).toEqual(['PATCH']);
	});

	it.each([
		['no field has a value', mapped({ phone: '' })],
		['only the ID is mapped', mapped({ id: '={{ $json.id }}' })],
		['the form was never touched', { mappingMode: 'defineBelow', value: null } as never],
	])('of nothing is a clear error, and nothing is sent: %s', async (_case, columns) => {
		await expect(
			session.run({ ...parameters, recordId: byId(id), columns }, [{ id: id as string }]),
		).rejects.toMatchObject({
			message: 'There is nothing to send: no field has a value',
			description: expect.stringContaining('Additional Fields (JSON)'),
		});
		expect(await session.requests()).toEqual([]);
	});

	it('clears a field that is null in Additional Fields', async () => {
		const [updated] = await session.run({
			...parameters,
			recordId: byId(id),
			columns: mapped({}),
			options: { additionalFields: { phone: null } },
		});

		expect(updated.phone).toBeNull();
		expect(await session.bodies('PATCH')).toEqual([{ phone: null }]);
	});

	it('takes the record that was picked from the list', async () => {
		const recordId = { __rl: true, mode: 'list', value: id, cachedResultName: 'Acme' } as never;

		await session.run({ ...parameters, recordId, columns: mapped({ phone: '7' }) });

		expect((await session.requests('PATCH'))[0].path).toMatch(
			new RegExp(`/accounts/${String(id)}$`),
		);
	});

	it('takes the record ID of each item by automatic mapping of a read list, without sending it', async () => {
		const records = await session.run({ resource: 'account', operation: 'getAll', limit: 2 });
		const input = records.map((record) => ({ ...record, phone: '7' }));

		const updated = await session.run(
			{ ...parameters, recordId: byId('={{ $json.id }}'), columns: automatic() },
			input,
		);

		expect(updated.map((record) => record.id)).toEqual(records.map((record) => record.id));
		for (const body of await session.bodies('PATCH')) expect(body).not.toHaveProperty('id');
	});
});

describe('Batching', () => {
	it('waits between batches, and not before the first', async () => {
		const input = Array.from({ length: 5 }, (_, index) => ({ company_name: `Company ${index}` }));
		const options = { batching: { batch: { batchSize: 2, batchInterval: 300 } } };

		await session.run(
			{ resource: 'account', operation: 'create', columns: automatic(), options },
			input,
		);

		const starts = (await session.requests('POST')).map(({ startedAt }) => startedAt);
		expect(starts[2] - starts[1]).toBeGreaterThanOrEqual(299);
		expect(starts[4] - starts[3]).toBeGreaterThanOrEqual(299);
		expect(starts).toHaveLength(5);
	});
});

describe('An AI agent', () => {
	it('finds records', async () => {
		const parameters = {
			resource: 'order',
			operation: 'getAll',
			limit: "={{ $fromAI('how_many', 'How many orders', 'number') }}",
		};

		expect(await useTool(parameters, { how_many: '3' })).toHaveLength(3);
	});

	it('reads a record by the ID that it was told', async () => {
		const [stored] = await session.routix.records('accounts');
		const value = "={{ $fromAI('account_id', '', 'string') }}";
		const recordId = { __rl: true, mode: 'id', value } as unknown as INodeParameters;

		const records = await useTool(
			{ resource: 'account', operation: 'get', recordId },
			{ account_id: stored.id as string },
		);

		expect(records).toMatchObject([{ id: stored.id }]);
	});

	it('creates or updates with the types that Routix has', async () => {
		const values = {
			licence_plate: "={{ $fromAI('plate', '', 'string') }}",
			payload_kg: "={{ $fromAI('payload', '', 'string') }}",
			adr: "={{ $fromAI('adr', '', 'string') }}",
			notes: "={{ $fromAI('notes', '', 'string') }}",
		};
		const columns = mapped(values, { payload_kg: 'number', adr: 'boolean' }, ['licence_plate']);
		const parameters = { resource: 'vehicle', operation: 'upsert', columns };
		const told = { plate: '99-XYZ-9', payload: '18000', adr: 'false', notes: '' };

		const [created] = await useTool(parameters, told);
		const [again] = await useTool(parameters, told);

		expect(created).toMatchObject({ payload_kg: 18000, adr: false, sync_action: 'created' });
		expect(again).toMatchObject({ id: created.id, sync_action: 'unchanged' });
		expect(await session.bodies('POST')).toEqual([
			{ licence_plate: '99-XYZ-9', payload_kg: 18000, adr: false },
		]);
	});

	it('learns from the error what it has to do', async () => {
		const columns = mapped({ company_name: "={{ $fromAI('name', '', 'string') }}" }, {}, [
			'company_name',
		]);

		await expect(
			useTool({ resource: 'account', operation: 'upsert', columns }, { name: '' }),
		).rejects.toMatchObject({
			message: expect.stringMatching(
				/^There is nothing to send: no field has a value\. Give at least one field under Values to Send a value/,
			),
		});
	});

	it.each([null, 'null', 'N/A', ''])('that has %j for a limit gets the default', async (limit) => {
		const parameters = {
			resource: 'account',
			operation: 'getAll',
			returnAll: "={{ $fromAI('all', '', 'boolean') }}",
			limit: "={{ $fromAI('limit', '', 'number') }}",
		};

		expect(await useTool(parameters, { all: null, limit })).toHaveLength(50);
	});
});

/** Runs the node as n8n-core does for an AI agent: a model gives all values as texts. */
async function useTool(parameters: INodeParameters, toolArguments: IDataObject) {
	const nodeType = new Routix();
	const { credential } = session;
	const context = toolContext({ nodeType, parameters, credential }, toolArguments);
	const [items] = await nodeType.execute.call(context as unknown as IExecuteFunctions);
	return items.map(({ json }) => json);
}

describe('An item that fails, with "Continue" under On Error', () => {
	const failed = async (parameters: INodeParameters, item: IDataObject) => {
		const onError = 'continueRegularOutput';
		return (await session.run({ resource: 'account', ...parameters }, [item], { onError }))[0];
	};
	const refused = { company_name: 'Bolt N.V.', email: 'no address' };

	it('tells in Create by what name people know it', async () => {
		expect(await failed({ operation: 'create', columns: automatic() }, refused)).toMatchObject({
			company_name: 'Bolt N.V.',
			error: 'Routix did not create the account: it refused the values',
		});
	});

	it('tells in Update which record it was for', async () => {
		const [{ id }] = await session.routix.records('accounts');
		const parameters = { operation: 'update', columns: automatic(), recordId: byId(id) };

		expect(await failed(parameters, refused)).toMatchObject({
			id,
			company_name: 'Bolt N.V.',
			error: expect.stringMatching(/^Routix did not update the account/),
		});
	});
});
