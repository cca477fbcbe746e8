import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { nodeOf, readExample } from './harness/examples';
import { useSession } from './harness/session';
import type { Workflow } from './harness/workflows';

const session = useSession();

const example = (file: string) => readExample(file, session.credential);

/** What the note asks for once the outcome is right. */
function switchDryRunOff(workflow: Workflow, name: string): Workflow {
	const { parameters } = nodeOf(workflow, name);
	expect(parameters?.options).toMatchObject({ dryRun: true });
	(parameters!.options as { dryRun: boolean }).dryRun = false;
	return workflow;
}

const writes = async () =>
	(await session.routix.requests({ path: '/api/v1/' })).filter(({ method }) => method !== 'GET');

beforeEach(async () => await session.routix.clearRequests());

describe('ERP customers → Routix (sync)', () => {
	let erp: Server;
	let customers: Array<Record<string, unknown>>;

	beforeAll(async () => {
		erp = createServer((_request, response) => {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(customers));
		});
		erp.listen(0, 'localhost');
		await once(erp, 'listening');
		const [known, other, same] = await session.routix.insert('accounts', [
			{
				company_name: 'Acme B.V.',
				email: 'info@acme.nl',
				account_type: 'customer',
				status: 'active',
			},
			{
				company_name: 'Bolt N.V.',
				email: 'info@bolt.nl',
				account_type: 'customer',
				status: 'active',
			},
			{ company_name: 'Twice B.V.', account_type: 'customer', status: 'active' },
		]);
		await session.routix.insert('accounts', [
			{ ...same, id: undefined, company_name: 'Twice B.V.' },
		]);
		customers = [
			{ name: known.company_name, email: 'info@acme.nl', phone: null, blocked: false },
			{ name: ' BOLT n.v.', email: 'nieuw@bolt.nl', phone: '', blocked: true },
			{ name: 'Nieuw B.V.', email: 'info@nieuw.nl', phone: '+31 10 123 4567', blocked: false },
			{ name: 'Twice B.V.', email: 'info@twice.nl', blocked: false },
			{ name: '', email: 'nobody@example.com', blocked: false },
		];
		expect(other.company_name).toBe('Bolt N.V.');
	});

	afterAll(() => {
		erp.close();
	});

	function sync(): Workflow {
		const workflow = example('erp-customers-sync');
		const { parameters } = nodeOf(workflow, 'ERP Customers');
		expect(parameters?.url).toBe('https://erp.example.com/customers');
		parameters!.url = `http://localhost:${(erp.address() as AddressInfo).port}/customers`;
		return workflow;
	}

	const summaryOf = (rows: Array<Record<string, unknown>>) =>
		Object.fromEntries(rows.map((row) => [row.sync_action, row.count_sync_action]));

	it('first tells what would happen and sends nothing', async () => {
		const execution = await session.n8n.execute(sync());

		expect(summaryOf(execution.json('Summary'))).toEqual({
			unchanged: 1,
			would_create: 1,
			would_update: 1,
		});
		expect(await writes()).toEqual([]);
	});

	it('then creates and updates, and lists who has to be corrected', async () => {
		const workflow = switchDryRunOff(sync(), 'Create or Update Accounts');

		const execution = await session.n8n.execute(workflow);

		expect(summaryOf(execution.json('Summary'))).toEqual({ created: 1, unchanged: 1, updated: 1 });
		expect((await writes()).map(({ method, body }) => [method, body])).toEqual([
			['PATCH', { company_name: 'BOLT n.v.', email: 'nieuw@bolt.nl', status: 'inactive' }],
			[
				'POST',
				{
					company_name: 'Nieuw B.V.',
					email: 'info@nieuw.nl',
					phone: '+31 10 123 4567',
					account_type: 'customer',
					status: 'active',
				},
			],
		]);
		expect(execution.json('To Correct')).toEqual([
			{
				company_name: 'Twice B.V.',
				problem: expect.stringContaining('2 accounts in Routix match'),
			},
			{ company_name: '', problem: expect.stringContaining('company_name, is empty') },
		]);
	});

	it('sends nothing when it runs again', async () => {
		const workflow = switchDryRunOff(sync(), 'Create or Update Accounts');

		const execution = await session.n8n.execute(workflow);

		expect(summaryOf(execution.json('Summary'))).toEqual({ unchanged: 3 });
		expect(await writes()).toEqual([]);
	});
});

describe('Completed orders → invoices', () => {
	const completed = async () =>
		(await session.routix.records('orders')).filter(({ status }) => status === 'completed');

	it('first tells what would happen, and marks no order', async () => {
		const orders = await completed();

		const execution = await session.n8n.execute(example('completed-orders-to-invoices'));

		const actions = execution
			.json('Create or Update Invoices')
			.map((invoice) => invoice.sync_action);
		expect(orders.length).toBeGreaterThan(3);
		expect(actions).toEqual(orders.map(() => 'would_create'));
		expect(await writes()).toEqual([]);
	});

	it('then makes one invoice for each completed order and marks the order', async () => {
		const orders = await completed();
		const workflow = switchDryRunOff(
			example('completed-orders-to-invoices'),
			'Create or Update Invoices',
		);

		const execution = await session.n8n.execute(workflow);

		expect(execution.json('Mark as Invoiced').map(({ id, status }) => [id, status])).toEqual(
			orders.map(({ id }) => [id, 'invoiced']),
		);
		// Several are created at once, so Routix may list them in another order.
		const made = (await session.routix.records('invoices')).slice(-orders.length);
		const invoices = orders.map(({ order_number: number }) =>
			made.filter(({ reference }) => reference === number),
		);
		expect(invoices).toEqual(
			orders.map(({ order_number: number, customer_id: customer, revenue }) => [
				expect.objectContaining({
					customer_id: customer,
					status: 'draft',
					net_amount: revenue,
					lines: [expect.objectContaining({ item: `Transport ${String(number)}`, quantity: 1 })],
				}),
			]),
		);
		expect(await completed()).toEqual([]);
	});

	it('makes no second invoice for an order that was not marked, as when the first run stopped half-way', async () => {
		const [order] = (await session.routix.records('orders')).filter(
			({ status }) => status === 'invoiced',
		);
		const workflow = () =>
			switchDryRunOff(example('completed-orders-to-invoices'), 'Create or Update Invoices');
		await session.routix.update('orders', order.id as string, { status: 'completed' });
		await session.n8n.execute(workflow());
		const before = await session.routix.records('invoices');
		await session.routix.update('orders', order.id as string, { status: 'completed' });

		await session.n8n.execute(workflow());

		expect(await session.routix.records('invoices')).toHaveLength(before.length);
		expect(await completed()).toEqual([]);
	});
});

describe('Accounts → spreadsheet file', () => {
	it('puts all accounts into an Excel file', async () => {
		const workflow = example('accounts-to-spreadsheet');
		// Reads the file back, in the place of whatever takes it.
		workflow.nodes.push({
			id: 'read-back',
			name: 'Read Back',
			type: 'n8n-nodes-base.extractFromFile',
			typeVersion: 1,
			position: [780, 240],
			parameters: { operation: 'xlsx', binaryPropertyName: 'data', options: {} },
		});
		workflow.connections['Excel File'].main[0].push({ node: 'Read Back', type: 'main', index: 0 });

		const execution = await session.n8n.execute(workflow);

		const [{ binary }] = execution.items('Excel File') as Array<{
			binary?: { data: { fileName: string; mimeType: string } };
		}>;
		expect(binary?.data.fileName).toMatch(/^routix-accounts-\d{4}-\d{2}-\d{2}\.xlsx$/);
		expect(binary?.data.mimeType).toContain('spreadsheet');
		const stored = await session.routix.records('accounts');
		const rows = execution.json('Read Back');
		expect(rows.map(({ id, company_name: name }) => [id, name])).toEqual(
			stored.map(({ id, company_name: name }) => [id, name]),
		);
	});
});
