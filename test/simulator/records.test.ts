import { callApi, type ApiCall } from './testing/apiCalls';
import type { SimulatedRecord, Simulator } from './client';
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

describe('a list', () => {
	it('has 50 records unless a limit is given, and states the total', async () => {
		const { status, body } = await call(accounts);
		expect(status).toBe(200);
		expect(body.data).toHaveLength(50);
		expect(body.pagination).toEqual({ limit: 50, offset: 0, total: 137 });
		expect(body.version).toBe('v1');
	});

	it('begins at the offset', async () => {
		const all = await call(`${accounts}?limit=1000`);
		const page = await call(`${accounts}?limit=10&offset=130`);
		expect(all.body.data).toHaveLength(137);
		expect(page.body.data).toEqual(all.body.data.slice(130));
		expect((await call(`${accounts}?offset=137`)).body.data).toEqual([]);
	});

	it.each(['0', '1001', '-1', '1.5', 'ten', ''])('refuses the limit "%s"', async (limit) => {
		const { status, body } = await call(`${accounts}?limit=${limit}`);
		expect(status).toBe(400);
		expect(body.error).toBe('invalid_limit');
	});

	it('takes the limits 1 and 1000', async () => {
		expect((await call(`${accounts}?limit=1`)).body.data).toHaveLength(1);
		expect((await call(`${accounts}?limit=1000`)).status).toBe(200);
	});

	it.each(['-1', 'x', '1.5'])('refuses the offset "%s"', async (offset) => {
		expect((await call(`${accounts}?offset=${offset}`)).status).toBe(400);
	});

	it.each(['orders', 'vehicles', 'staff', 'equipment', 'planning', 'invoices'])(
		'of %s has records with an id and timestamps in both versions',
		async (resource) => {
			for (const version of ['v1', 'v2']) {
				const { body } = await call(`${version}/RS2RDH3B/${resource}?limit=1`);
				expect(body.data[0]).toMatchObject({
					id: expect.stringMatching(/^[0-9a-f-]{36}$/),
					created_at: expect.stringMatching(/Z$/),
					updated_at: expect.stringMatching(/Z$/),
				});
				expect(body.version).toBe(version);
			}
		},
	);

	it('follows the settings for page size, total and order', async () => {
		const before = (await call(`${accounts}?limit=1000`)).body.data as SimulatedRecord[];
		await simulator.configure({ pageSizeCap: 20, omitTotal: true, newestFirst: true });
		const capped = await call(`${accounts}?limit=1000`);
		expect(capped.body.pagination).toEqual({ limit: 20, offset: 0 });
		expect(capped.body.data).toEqual(before.toReversed().slice(0, 20));
		await simulator.configure({ omitTotal: false, wrongTotal: 'many' });
		expect((await call(accounts)).body.pagination.total).toBe('many');
	});
});

describe('an account', () => {
	it('has exactly six fields in v1', async () => {
		const { body } = await call(`${accounts}?limit=1000`);
		for (const record of body.data) {
			expect(Object.keys(record)).toEqual([
				'id',
				'company_name',
				'email',
				'phone',
				'account_type',
				'status',
			]);
		}
	});

	it('has the same six and more in v2', async () => {
		const v1 = (await call(`${accounts}?limit=1`)).body.data[0];
		const v2 = (await call(`v2/RS2RDH3B/accounts?limit=1`)).body.data[0];
		expect(v2).toMatchObject({
			...v1,
			created_at: expect.any(String),
			vat_number: expect.any(String),
		});
	});

	it('is answered alone by its id', async () => {
		const [first] = (await call(`${accounts}?limit=1`)).body.data;
		expect((await call(`${accounts}/${first.id}`)).body).toEqual({ data: first, version: 'v1' });
		await simulator.configure({ bareRecords: true });
		expect((await call(`${accounts}/${first.id}`)).body).toEqual(first);
		expect((await call(`${accounts}/${crypto.randomUUID()}`)).status).toBe(404);
	});
});
