import { byId, columns, routixNode } from './harness/routixNodes';
import { useSession } from './harness/session';
import { chain, fixedItems, manualTrigger, type WorkflowNode } from './harness/workflows';
import type { ResourceName, SimulatedRecord } from '../simulator/client';

const session = useSession();

/** Each resource by its name in the node and in the URL, and for writable ones what a user would enter. */
const resources: {
	resource: string;
	path: ResourceName;
	fields?: (customerId: unknown) => SimulatedRecord;
	change?: SimulatedRecord;
	matchOn?: string;
}[] = [
	{
		resource: 'account',
		path: 'accounts',
		fields: () => ({ company_name: 'De Jong Koeltransport B.V.', account_type: 'carrier' }),
		change: { phone: '+31 10 765 4321' },
		matchOn: 'company_name',
	},
	{ resource: 'equipment', path: 'equipment' },
	{
		resource: 'invoice',
		path: 'invoices',
		fields: (customerId) => ({ customer_id: customerId, reference: 'INK-77120' }),
		change: { status: 'approved' },
		matchOn: 'reference',
	},
	{
		resource: 'order',
		path: 'orders',
		fields: (customerId) => ({ customer_id: customerId, customer_reference: 'PO-88231' }),
		change: { status: 'confirmed' },
		matchOn: 'customer_reference',
	},
	{ resource: 'planning', path: 'planning' },
	{ resource: 'staff', path: 'staff' },
	{
		resource: 'vehicle',
		path: 'vehicles',
		fields: () => ({ licence_plate: '99-XYZ-9', category: 'Truck' }),
		change: { status: 'in_maintenance' },
		matchOn: 'licence_plate',
	},
];
const writable = resources.filter(({ fields }) => fields);

describe.each(resources)('$resource', ({ resource, path }) => {
	it('is got by its ID, exactly as Routix answers', async () => {
		const [, { id }] = await session.routix.records(path);

		const [record] = await run({ resource, operation: 'get', recordId: byId(id) });

		expect(record).toEqual(await askRoutix(`${path}/${id}`));
		expect(record.id).toBe(id);
	});

	it('is listed completely and in order', async () => {
		const expected = await session.routix.records(path);

		const records = await run({ resource, operation: 'getAll', returnAll: true });

		expect(records.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
		expect(records).toEqual(await askRoutix(`${path}?limit=1000`));
	});

	it('is listed up to a limit', async () => {
		const records = await run({ resource, operation: 'getAll', limit: 3 });

		expect(records).toEqual(await askRoutix(`${path}?limit=3`));
	});
});

describe.each(writable)('$resource', ({ resource, path, fields, change, matchOn }) => {
	let entered: SimulatedRecord;
	let created: Record<string, unknown>;

	it('is created', async () => {
		const [customer] = await session.routix.records('accounts');
		entered = fields!(customer.id);

		[created] = await run({ resource, operation: 'create', columns: columns(entered) });

		expect(created).toMatchObject(entered);
		expect(await bodies('POST', path)).toEqual([entered]);
		expect(created).toEqual(await askRoutix(`${path}/${created.id}`));
	});

	it('is updated, with only the field that was entered', async () => {
		const [updated] = await run({
			resource,
			operation: 'update',
			recordId: byId(created.id),
			columns: columns(change!),
		});

		expect(updated).toMatchObject({ ...entered, ...change, id: created.id });
		expect(await bodies('PATCH', `${path}/${created.id}`)).toEqual([change]);
	});

	it('is created or updated, whichever it needs', async () => {
		const before = (await session.routix.records(path)).length;
		const other = { ...entered, [matchOn!]: '11-NEW-1' };
		const back = Object.fromEntries(Object.keys(change!).map((name) => [name, created[name]]));
		const known = { ...entered, ...definedOnly(back) };

		const records = await run(
			{
				resource,
				operation: 'upsert',
				columns: { mappingMode: 'autoMapInputData', value: null, matchingColumns: [matchOn] },
			},
			fixedItems('Rows', [other, known, known]),
		);

		const actions = records.map(({ sync_action }) => sync_action);
		const second = Object.keys(definedOnly(back)).length > 0 ? 'updated' : 'unchanged';
		expect(actions).toEqual(['created', second, 'unchanged']);
		expect(records[1].id).toBe(created.id);
		expect((await session.routix.records(path)).length).toBe(before + 1);
	});
});

it('reads more fields with API version v2', async () => {
	const parameters = { resource: 'account', operation: 'getAll', limit: 1 };
	const [v1] = await run(parameters);
	const [v2] = await run({ ...parameters, options: { apiVersion: 'v2' } });

	expect(Object.keys(v1).sort()).toEqual(
		['account_type', 'company_name', 'email', 'id', 'phone', 'status'].sort(),
	);
	expect(v2).toMatchObject(v1);
	expect(Object.keys(v2).length).toBeGreaterThan(Object.keys(v1).length);
});

/** Runs one Routix node in n8n, once or for each of the items before it, and gives the records that come out. */
async function run(
	parameters: Record<string, unknown>,
	before: WorkflowNode[] = [],
): Promise<Record<string, unknown>[]> {
	await session.routix.clearRequests();
	const node = routixNode('Routix', session.credential, parameters);
	const name = `${String(parameters.resource)} ${String(parameters.operation)}`;
	const execution = await session.n8n.execute(chain(name, [manualTrigger, ...before, node]));
	return execution.json('Routix');
}

/** What Routix answers to a plain request, to compare with. */
async function askRoutix(path: string): Promise<unknown> {
	const { url, branches } = session.routix;
	const response = await fetch(`${url}/functions/v1/api/v1/${branches[0].publicId}/${path}`, {
		headers: { authorization: `Bearer ${await session.routix.token()}` },
	});
	return ((await response.json()) as { data: unknown }).data;
}

async function bodies(method: string, path: string): Promise<unknown[]> {
	const requests = await session.routix.requests({ method, path: `/${path}$` });
	return requests.map(({ body }) => body);
}

function definedOnly(record: Record<string, unknown>): Record<string, unknown> {
	const given = ([, value]: [string, unknown]) => value !== undefined && value !== null;
	return Object.fromEntries(Object.entries(record).filter(given));
}
