import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { nodeOf, readExample } from './harness/examples';
import { useSession } from './harness/session';

const session = useSession();

const example = (file: string) => readExample(file, session.credential);

const listRequests = async () =>
	(await session.routix.requests({ path: '/api/v1/' })).map(({ method }) => method);

beforeEach(async () => await session.routix.clearRequests());

describe('Orders of this week by customer', () => {
	it('adds up what was ordered since Monday, the largest customer first', async () => {
		const [last] = await session.routix.records('orders');
		const order = (customer_name: string, revenue: number, created_at = new Date()) => ({
			...last,
			id: undefined,
			customer_name,
			revenue,
			created_at: created_at.toISOString(),
		});
		const aWeekAgo = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000);
		await session.routix.insert('orders', [
			order('Acme B.V.', 100),
			order('Bolt N.V.', 900.5),
			order('Acme B.V.', 250),
			order('Coops', 5000, aWeekAgo),
		]);

		const execution = await session.n8n.execute(example('orders-of-this-week'));

		expect(execution.json('Orders of This Week')).toHaveLength(3);
		expect(execution.json('Largest First')).toEqual([
			{ customer_name: 'Bolt N.V.', count_order_number: 1, sum_revenue: 900.5 },
			{ customer_name: 'Acme B.V.', count_order_number: 2, sum_revenue: 350 },
		]);
		expect(await listRequests()).toEqual(['GET']);
	});

	it('has a place to send them, off at first', () => {
		expect(nodeOf(example('orders-of-this-week'), 'Send E-Mail')).toMatchObject({ disabled: true });
	});
});

describe('A customer for each row of a sheet', () => {
	let sheet: Server;
	let rows: string[];

	beforeAll(async () => {
		sheet = createServer((_request, response) => {
			response.setHeader('content-type', 'text/csv');
			response.end(['customer,amount', ...rows].join('\n'));
		});
		sheet.listen(0, 'localhost');
		await once(sheet, 'listening');
	});

	afterAll(() => {
		sheet.close();
	});

	it('adds what Routix has to each row, and lists the rows that it cannot', async () => {
		const [known, twin] = await session.routix.records('accounts');
		await session.routix.insert('accounts', [{ ...twin, id: undefined, email: 'b@example.com' }]);
		rows = [
			`"  ${String(known.company_name).toUpperCase()} ",12`,
			`${String(twin.company_name)},13`,
			'Nobody B.V.,14',
			',15',
		];
		const workflow = example('customers-for-sheet');
		const { parameters } = nodeOf(workflow, 'Sheet');
		expect(parameters?.url).toBe('https://sheets.example.com/export.csv');
		parameters!.url = `http://localhost:${(sheet.address() as AddressInfo).port}/export.csv`;

		const execution = await session.n8n.execute(workflow);

		const { id, email, phone } = known;
		expect(execution.json('With Customer')).toEqual([
			expect.objectContaining({ amount: '12', routix_id: id, email, phone }),
		]);
		expect(execution.json('To Correct')).toEqual([
			{
				customer: twin.company_name,
				amount: '13',
				problem: expect.stringContaining('2 accounts in branch'),
			},
			{
				customer: 'Nobody B.V.',
				amount: '14',
				problem: expect.stringContaining('has the name or number "Nobody B.V."'),
			},
			// n8n leaves out empty cells.
			{ amount: '15', problem: expect.stringContaining('number is empty') },
		]);
		expect(await listRequests()).toEqual(['GET']);
	});
});
