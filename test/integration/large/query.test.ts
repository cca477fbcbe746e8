import type { IDataObject } from 'n8n-workflow';
import { ask, byName, filters, sortBy } from '../support/ask';
import { fieldNamesOf } from '../support/editor';
import { useRoutix } from '../support/useRoutix';

const ACCOUNTS = 20_000;
const none = { orders: 0, vehicles: 0, staff: 0, equipment: 0, planning: 0, invoices: 0 };
const session = useRoutix({ recordCounts: { accounts: ACCOUNTS, ...none } });

/** 20,000 records are made anew before each test. */
const LONG_MS = 120_000;
jest.setTimeout(LONG_MS);

const v2 = { apiVersion: 'v2' };
const getAll = { resource: 'account', operation: 'getAll', returnAll: true, options: v2 };

type Account = IDataObject & {
	id: string;
	company_name: string;
	debtor_number: string;
	email: string | null;
	account_type: string;
	payment_term_days: number;
	created_at: string;
	address: { city: string };
	tags: string[];
};

/** The same after each reset, since they are made from the same seed. */
let known: Account[] | undefined;

async function stored(): Promise<Account[]> {
	known ??= (await session.routix.records('accounts')) as Account[];
	return [...known];
}

const idsOf = (records: IDataObject[]) => records.map(({ id }) => id);

/** The list was read once, and no more. */
async function expectOneReading(): Promise<void> {
	const requests = await session.requests();
	expect(requests.every(({ method }) => method === 'GET')).toBe(true);
	expect([20, 21]).toContain(requests.length);
}

describe('Of 20,000 accounts', () => {
	it('the list of fields comes in under 3 seconds and 2 requests', async () => {
		const startedAt = performance.now();

		const fields = await fieldNamesOf(session.credential, getAll);

		expect(performance.now() - startedAt).toBeLessThan(3_000);
		expect(await session.requests()).toHaveLength(2);
		expect(fields).toContainEqual({ name: 'Address › City', value: 'address.city' });
	});

	it('a search finds those in which all words occur, wherever they are', async () => {
		const { hints, records } = await ask(session, { ...getAll, search: 'ROTTERDAM b.v. adr' });

		const expected = (await stored()).filter((account) => {
			const texts = [account.company_name, ...account.tags, ...Object.values(account.address)];
			const text = texts.map(String).join('\n').toLowerCase();
			return ['rotterdam', 'b.v.', 'adr'].every((word) => text.includes(word));
		});
		expect(expected.length).toBeGreaterThan(10);
		expect(records).toEqual(expected);
		expect(hints).toEqual([`${expected.length} of 20,000 accounts match`]);
		await expectOneReading();
	});

	it('filters leave those that meet all of them, or any', async () => {
		const conditions = filters(
			['account_type', 'equals', 'Carrier'],
			['address.city', 'isOneOf', 'Breda, Tilburg'],
			['payment_term_days', 'greaterThan', '14,5'],
		);
		const all = await ask(session, { ...getAll, filters: conditions });
		await expectOneReading();
		const any = await ask(session, {
			...getAll,
			filters: conditions,
			options: { ...v2, combineFilters: 'any' },
		});

		const accounts = await stored();
		const holds = ({ account_type: type, address, payment_term_days: days }: Account) => [
			type === 'carrier',
			['Breda', 'Tilburg'].includes(address.city),
			days > 14.5,
		];
		const expected = accounts.filter((account) => holds(account).every(Boolean));
		expect(expected.length).toBeGreaterThan(5);
		expect(all.records).toEqual(expected);
		expect(any.records).toEqual(accounts.filter((account) => holds(account).some(Boolean)));
	});

	it('the first ones after sorting are returned', async () => {
		const sort = sortBy('-payment_term_days', 'company_name', 'debtor_number');
		const { hints, records } = await ask(session, {
			...getAll,
			returnAll: false,
			limit: 25,
			options: { ...v2, sort },
		});

		const { compare } = new Intl.Collator('nl', { numeric: true });
		const expected = (await stored())
			.sort(
				(left, right) =>
					right.payment_term_days - left.payment_term_days ||
					compare(left.company_name, right.company_name) ||
					compare(left.debtor_number, right.debtor_number),
			)
			.slice(0, 25);
		expect(idsOf(records)).toEqual(idsOf(expected));
		expect(hints).toEqual(['The first 25 of 20,000 accounts, after sorting']);
		await expectOneReading();
	});

	it('only the chosen fields are returned, nested as they were, with the ID', async () => {
		const { records } = await ask(session, {
			...getAll,
			options: { ...v2, outputFields: ['company_name', 'address.city'] },
		});

		expect(records).toEqual(
			(await stored()).map(({ id, company_name: name, address: { city } }) => ({
				id,
				company_name: name,
				address: { city },
			})),
		);
		await expectOneReading();
	});

	it('one is found by its name, number or address, whatever its case and blanks', async () => {
		const names = (await stored()).map(({ company_name: name }) => name);
		const account = (await stored())
			.slice(17_000)
			.find(
				({ company_name: name, email }) => email && names.indexOf(name) === names.lastIndexOf(name),
			);
		const { company_name: name, debtor_number: number, email, id } = account as Account;

		for (const given of [` ${name.toUpperCase().replaceAll(' ', '  ')}`, number, email]) {
			await session.routix.clearRequests();
			const { records } = await ask(session, {
				resource: 'account',
				operation: 'get',
				recordId: byName(given),
				options: v2,
			});
			expect(idsOf(records)).toEqual([id]);
			await expectOneReading();
		}
	});

	it('300 look-ups by 300 different filters read the list once', async () => {
		const accounts = await stored();
		const wanted = Array.from({ length: 300 }, (_, index) => accounts[(index * 61 + 7) % ACCOUNTS]);
		const input: IDataObject[] = wanted.map(({ debtor_number: number }) => ({ number }));
		input[100] = { number: 'nobody' };

		const { hints, items } = await ask(
			session,
			{ ...getAll, filters: filters(['debtor_number', 'equals', '={{ $json.number }}']) },
			input,
		);

		const pairs = items.map(({ json, pairedItem }) => [pairedItem, json]);
		const expected = wanted.map((account, item) => [{ item }, account]);
		expected.splice(100, 1);
		expect(pairs).toEqual(expected);
		expect(hints).toEqual(['1 of 300 items found no accounts']);
		await expectOneReading();
	});

	it('300 look-ups by name read the list once, too', async () => {
		const accounts = await stored();
		const wanted = Array.from({ length: 300 }, (_, index) => accounts[(index * 61 + 7) % ACCOUNTS]);

		const { records } = await ask(
			session,
			{
				resource: 'account',
				operation: 'get',
				recordId: byName('={{ $json.number }}'),
				options: v2,
			},
			wanted.map(({ debtor_number: number }) => ({ number: Number(number) })),
		);

		expect(records).toEqual(wanted);
		await expectOneReading();
	});

	it('a filter whose limit the first page fills reads no further', async () => {
		const { hints, records } = await ask(session, {
			...getAll,
			returnAll: false,
			limit: 3,
			filters: filters(['account_type', 'equals', 'carrier']),
		});

		const carriers = (await stored()).filter(({ account_type: type }) => type === 'carrier');
		expect(records).toEqual(carriers.slice(0, 3));
		expect(hints).toEqual(['The first 3 accounts that match, in the order of Routix']);
		expect((await session.requests()).length).toBeLessThanOrEqual(2);
	});

	it('without a question no more are read than are returned', async () => {
		const { hints, records } = await ask(session, { ...getAll, returnAll: false, limit: 50 });

		expect(idsOf(records)).toEqual(idsOf((await stored()).slice(0, 50)));
		expect(hints).toEqual(['The first 50 of about 20,000 accounts, in the order of Routix']);
		expect((await session.requests()).map(({ query }) => query.limit)).toEqual(['50']);
	});

	it('all are counted by two requests, those that match by reading', async () => {
		const count = { resource: 'account', operation: 'count', options: v2 };
		expect((await ask(session, count)).records).toEqual([{ count: ACCOUNTS }]);
		expect(await session.requests()).toHaveLength(2);

		await session.routix.clearRequests();
		const carriers = await ask(session, {
			...count,
			filters: filters(['account_type', 'equals', 'carrier']),
		});
		const expected = (await stored()).filter(({ account_type: type }) => type === 'carrier');
		expect(carriers.records).toEqual([{ count: expected.length }]);
		expect(carriers.hints).toEqual([
			`${expected.length.toLocaleString('en-US')} of 20,000 accounts match`,
		]);
		await expectOneReading();
	});
});
