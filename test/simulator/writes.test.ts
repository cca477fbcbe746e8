import { callApi, type ApiCall } from './testing/apiCalls';
import type { Simulator } from './client';
import { useSimulator } from './testing/useSimulator';

let simulator: Simulator;
let token: string;

useSimulator((started) => (simulator = started));
beforeEach(async () => {
	token = await simulator.token();
});

const call = (path: string, options: ApiCall = {}) =>
	callApi(simulator, `api/${path}`, { token, ...options });

const accounts = 'v1/RS2RDH3B/accounts';
const post = (path: string, body: unknown) => call(path, { body });
const patch = (path: string, body: unknown) => call(path, { method: 'PATCH', body });

describe('a write', () => {
	it('creates a record, which the list then has at its newest end', async () => {
		const { status, body } = await post(accounts, { company_name: 'Acme Transport B.V.' });
		expect(status).toBe(201);
		expect(body.data).toEqual({
			id: expect.stringMatching(/^[0-9a-f-]{36}$/),
			company_name: 'Acme Transport B.V.',
			email: null,
			phone: null,
			account_type: 'customer',
			status: 'active',
		});
		expect((await call(`${accounts}?offset=137`)).body.data).toEqual([body.data]);
		await simulator.configure({ newestFirst: true });
		const { body: second } = await post(accounts, { company_name: 'Jansen B.V.' });
		expect((await call(`${accounts}?limit=2`)).body.data).toEqual([second.data, body.data]);
	});

	it('changes only the given fields and answers the whole record', async () => {
		const [before] = (await call(`v2/RS2RDH3B/accounts?limit=1`)).body.data;
		const { status, body } = await patch(`v2/RS2RDH3B/accounts/${before.id}`, {
			phone: '+31 10 1234567',
		});
		expect(status).toBe(200);
		expect(body.data).toEqual({
			...before,
			phone: '+31 10 1234567',
			updated_at: expect.any(String),
		});
		expect(body.data.updated_at > before.updated_at).toBe(true);
		expect((await call(`v2/RS2RDH3B/accounts/${before.id}`)).body.data).toEqual(body.data);
	});

	it('numbers orders, takes the customer name from the account, and numbers invoices when approved', async () => {
		const [customer] = (await call(`${accounts}?limit=1`)).body.data;
		const { body: order } = await post('v1/RS2RDH3B/orders', { customer_id: customer.id });
		expect(order.data).toMatchObject({
			order_number: `${new Date().getUTCFullYear()}-000085`,
			customer_name: customer.company_name,
			status: 'draft',
		});
		const { body: invoice } = await post('v1/RS2RDH3B/invoices', {
			customer_id: customer.id,
			lines: [{ item: 'Transport', quantity: 2, price: 100, tax_rate: 21 }],
		});
		expect(invoice.data).toMatchObject({
			invoice_number: null,
			net_amount: 200,
			gross_amount: 242,
		});
		const { body: approved } = await patch(`v1/RS2RDH3B/invoices/${invoice.data.id}`, {
			status: 'approved',
		});
		expect(approved.data.invoice_number).toMatch(/^F\d{4}-000064$/);
	});

	it.each([
		[{}, 'company_name', 'is required'],
		[{ company_name: '' }, 'company_name', expect.stringMatching(/1 char/)],
		[{ company_name: 'A', email: 'nobody' }, 'email', expect.stringMatching(/email/)],
		[
			{ company_name: 'A', account_type: 'friend' },
			'account_type',
			'must be one of customer, vendor, carrier',
		],
		[{ company_name: 'A', colour: 'red' }, 'colour', 'is unknown or cannot be written'],
		[
			{ company_name: 'A', id: '550e8400-e29b-41d4-a716-446655440000' },
			'id',
			'is unknown or cannot be written',
		],
		[{ company_name: 'A', vat_number: 'NL1' }, 'vat_number', 'is unknown or cannot be written'],
	])('refuses %j and names the field', async (body, field, message) => {
		const answer = await post(accounts, body);
		expect(answer.status).toBe(422);
		expect(answer.body.error).toBe('validation_failed');
		expect(answer.body.details).toContainEqual({ field, message });
		expect((await call(accounts)).body.pagination.total).toBe(137);
	});

	it('drops or stores unknown fields when told to', async () => {
		await simulator.configure({ unknownFields: 'ignore' });
		const ignored = await post('v2/RS2RDH3B/accounts', { company_name: 'A', colour: 'red' });
		expect(ignored.body.data).not.toHaveProperty('colour');
		await simulator.configure({ unknownFields: 'store' });
		const stored = await post('v2/RS2RDH3B/accounts', { company_name: 'B', colour: 'red' });
		expect(stored.body.data.colour).toBe('red');
	});

	it('refuses a licence plate that another vehicle has', async () => {
		const [first, second] = (await call('v1/RS2RDH3B/vehicles?limit=2')).body.data;
		const created = await post('v1/RS2RDH3B/vehicles', { licence_plate: first.licence_plate });
		expect(created.status).toBe(409);
		expect(created.body.details[0].field).toBe('licence_plate');
		const path = `v1/RS2RDH3B/vehicles/${second.id}`;
		expect((await patch(path, { licence_plate: first.licence_plate })).status).toBe(409);
		expect((await patch(path, { licence_plate: second.licence_plate })).status).toBe(200);
	});

	it('of nothing, or of no JSON, is refused', async () => {
		const [first] = (await call(`${accounts}?limit=1`)).body.data;
		expect((await patch(`${accounts}/${first.id}`, {})).status).toBe(422);
		expect((await call(accounts, { body: '{"company_name":' })).status).toBe(400);
		const form = { body: 'a=b', headers: { 'content-type': 'text/csv' } };
		expect((await call(accounts, form)).status).toBe(415);
	});

	it.each(['staff', 'equipment', 'planning'])('is not available for %s', async (resource) => {
		expect((await post(`v1/RS2RDH3B/${resource}`, { name: 'A' })).status).toBe(405);
	});

	it('never deletes: there is no scope for it', async () => {
		const [first] = (await call(`${accounts}?limit=1`)).body.data;
		expect((await call(`${accounts}/${first.id}`, { method: 'DELETE' })).status).toBe(405);
		expect((await call(`${accounts}/${first.id}`)).status).toBe(200);
	});
});
