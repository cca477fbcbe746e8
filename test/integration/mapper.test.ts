import type { INodeParameters } from 'n8n-workflow';
import { credentialFor } from './support/contexts';
import { formOf } from './support/editor';
import { useRoutix } from './support/useRoutix';

const session = useRoutix();

const form = async (parameters: INodeParameters) => await formOf(session.credential, parameters);
const idsOf = async (parameters: INodeParameters) =>
	(await form(parameters)).fields.map(({ id }) => id);

const v1Fields = ['company_name', 'email', 'phone', 'account_type', 'status'];

describe('The form for writing', () => {
	it('shows the six fields of an account with their types, and matches on the company name', async () => {
		const { fields, emptyFieldsNotice } = await form({ resource: 'account', operation: 'upsert' });

		expect(fields.map(({ displayName, type }) => [displayName, type])).toEqual([
			['ID', 'string'],
			['Company Name', 'string'],
			['Email', 'string'],
			['Phone', 'string'],
			['Account Type', 'options'],
			['Status', 'options'],
		]);
		expect(fields.filter(({ defaultMatch }) => defaultMatch).map(({ id }) => id)).toEqual([
			'company_name',
		]);
		expect(emptyFieldsNotice).toBeUndefined();
	});

	it('keeps a field with a value that no record shows any more, and none without', async () => {
		const kept = { id: 'loading_metres', displayName: 'Loading Metres', type: 'number' };
		const columns = {
			mappingMode: 'defineBelow',
			value: {
				loading_metres: '={{ $json.ldm }}',
				company_name: 'A',
				left: null,
				empty: '',
				gone: 1,
			},
			schema: [
				kept,
				{ id: 'company_name', displayName: 'Company Name' },
				{ id: 'left', displayName: 'Left' },
				{ id: 'empty', displayName: 'Empty' },
				{ id: 'gone', displayName: 'Gone', removed: true },
			],
		} as never;

		const { fields } = await form({ resource: 'account', operation: 'create', columns });

		expect(fields.map(({ id }) => id)).toEqual([...v1Fields, 'loading_metres']);
		expect(fields.at(-1)).toEqual(kept);
	});

	it('asks Routix for one page only when there is no more', async () => {
		await form({ resource: 'account', operation: 'create' });

		const requests = await session.requests();
		expect(requests.map(({ query }) => query)).toEqual([{ limit: '1000', offset: '0' }]);
	});

	it('learns more fields with v2', async () => {
		const ids = await idsOf({
			resource: 'account',
			operation: 'create',
			options: { apiVersion: 'v2' },
		});

		expect(ids).toEqual(expect.arrayContaining([...v1Fields, 'vat_number', 'payment_term_days']));
		expect(ids).not.toContain('id');
		expect(ids).not.toContain('created_at');
	});

	it('learns the types of a resource that Routix does not document', async () => {
		const { fields } = await form({ resource: 'vehicle', operation: 'create' });
		const types = Object.fromEntries(fields.map(({ id, type }) => [id, type]));

		expect(types).toMatchObject({
			licence_plate: 'string',
			payload_kg: 'number',
			adr: 'boolean',
			inspection_date: 'string',
			// Only some vehicles have these.
			tachograph_inspection_date: 'string',
			notes: 'string',
		});
	});

	it('learns lists and objects', async () => {
		const { fields } = await form({ resource: 'order', operation: 'update' });
		const types = Object.fromEntries(fields.map(({ id, type }) => [id, type]));

		expect(types).toMatchObject({ stops: 'array', cargo: 'array', revenue: 'number' });
	});

	it.each([false, true])(
		'meets a field that only the newest of 5,000 records has (newest first: %p)',
		async (newestFirst) => {
			await session.routix.configure({ newestFirst });
			await session.routix.seed('vehicles', 5_000);
			await session.routix.insert('vehicles', [{ licence_plate: 'NEW', toll_box: 'OBU5' }]);

			expect(await idsOf({ resource: 'vehicle', operation: 'create' })).toContain('toll_box');
			expect(await session.requests()).toHaveLength(2);
		},
	);

	it('is that of the branch that the node names', async () => {
		const other = session.routix.branches[1].publicId;
		await session.routix.seed('vehicles', 0, other);
		await session.routix.insert('vehicles', [{ fleet_code: 'A' }], { branchPublicId: other });

		const ids = await idsOf({ resource: 'vehicle', operation: 'create', branchPublicId: other });

		expect(ids).toEqual(['fleet_code']);
	});
});

describe('The form of a tool', () => {
	it('has texts that name their choices in the label, which a model can fill in', async () => {
		const parameters = { resource: 'account', operation: 'upsert' };

		const { fields } = await formOf(session.credential, parameters, true);

		expect(fields.map(({ displayName, type }) => [displayName, type])).toContainEqual([
			'Account Type (carrier, customer, vendor)',
			'string',
		]);
	});
});

describe('A branch by expression', () => {
	it.each([
		['works it out itself when the editor did not', '={{ "VK7TQ4NM" }}', 'VK7TQ4NM'],
		["uses the credential's branch when it needs input data", '={{ $json.branch }}', 'RS2RDH3B'],
		["uses the credential's branch when the editor could not work it out", null, 'RS2RDH3B'],
	])('%s', async (_case, branchPublicId, expected) => {
		const parameters = { resource: 'account', operation: 'create', branchPublicId };

		expect(await idsOf(parameters as INodeParameters)).toEqual(v1Fields);
		expect((await session.requests())[0].path).toContain(`/${expected}/`);
	});
});

describe('A node that was not saved yet', () => {
	it('gets its form from nothing but the resource and the operation', async () => {
		const { fields } = await formOf(session.credential, {
			resource: 'account',
			operation: 'create',
			branchPublicId: undefined as never,
			options: undefined as never,
		});

		expect(fields.map(({ id }) => id)).toEqual(v1Fields);
	});
});

describe('Where there are no records yet', () => {
	beforeEach(async () => {
		for (const resource of ['accounts', 'orders'] as const) await session.routix.seed(resource, 0);
	});

	it('the documented fields serve', async () => {
		expect(await idsOf({ resource: 'account', operation: 'create' })).toEqual(v1Fields);
	});

	it('the form says why it is empty and how to go on', async () => {
		const { fields, emptyFieldsNotice } = await form({ resource: 'order', operation: 'create' });

		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toBe(
			'There are no orders in this branch yet, and Routix does not publish their fields. Enter the fields in Additional Fields (JSON) under Options.',
		);
	});

	it('Create or Update says that it needs a record to learn what to match on', async () => {
		const { emptyFieldsNotice } = await form({ resource: 'order', operation: 'upsert' });

		expect(emptyFieldsNotice).toContain('create one order first');
	});
});

describe('Where the records may not be read', () => {
	it('the documented fields serve, and the others say which scope is missing', async () => {
		const { clientId, clientSecret } = await session.routix.registerApp({
			name: 'Writes only',
			allowedScopes: ['routix:accounts:write', 'routix:orders:write'],
		});
		const credential = credentialFor(session.routix, { clientId, clientSecret });

		const accounts = await formOf(credential, { resource: 'account', operation: 'create' });
		const orders = await formOf(credential, { resource: 'order', operation: 'create' });

		expect(accounts.fields.map(({ id }) => id)).toEqual(v1Fields);
		expect(orders.fields).toEqual([]);
		expect(orders.emptyFieldsNotice).toMatch(
			/^The Routix app may not read orders.+ is missing\. Enter the fields in Additional Fields \(JSON\) under Options\. Add routix:orders:read/,
		);
	});

	it('a resource that Routix has only planned is said to be so', async () => {
		await session.routix.configure({ plannedResources: ['orders'] });

		const { emptyFieldsNotice } = await form({ resource: 'order', operation: 'create' });

		expect(emptyFieldsNotice).toBe(
			'Routix has not opened orders in API v1 yet. The scope for orders exists, but Routix does not answer for them yet. Ask Routix when they will be available; the workflow can stay as it is. Routix answered: resource_not_found: Resource "orders" is not available in API v1',
		);
	});

	it('a wrong branch is named', async () => {
		const { emptyFieldsNotice } = await form({
			resource: 'order',
			operation: 'create',
			branchPublicId: 'AAAA1111',
		});

		expect(emptyFieldsNotice).toContain('Routix does not know the branch AAAA1111');
	});

	it('a passing problem is an error to retry, so that no form loses fields by it', async () => {
		await session.routix.addFault({ times: 0, kind: 'status', status: 500, body: 'sorry' });

		await expect(form({ resource: 'account', operation: 'create' })).rejects.toThrow();
	});

	it('a branch that cannot be right is an error before anything is sent', async () => {
		await expect(
			form({ resource: 'account', operation: 'create', branchPublicId: 'rs2' }),
		).rejects.toThrow('Branch Public ID "rs2" is not valid');
		expect(await session.requests()).toEqual([]);
	});
});
