import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { Routix } from '../../nodes/Routix/Routix.node';
import { ask, byName, filters, sortBy } from './support/ask';
import { mapped } from './support/columns';
import { toolContext } from './support/contexts';
import { runRoutix } from './support/routixNode';
import { useRoutix } from './support/useRoutix';

const session = useRoutix();
const v2 = { apiVersion: 'v2' };
const getAll = { resource: 'account', operation: 'getAll', returnAll: true, options: v2 };

async function errorOf(parameters: INodeParameters, input?: IDataObject[]) {
	const error = await ask(session, parameters, input).then(
		() => undefined,
		(thrown: { message: string; description: string }) => thrown,
	);
	if (!error) throw new Error('Nothing was thrown');
	return error;
}

describe('What cannot be asked is refused before anything is read:', () => {
	it.each<[string, INodeParameters, string]>([
		['a filter without a field', { filters: filters(['', 'equals', 'x']) }, 'names no field'],
		[
			'a filter without a value',
			{ filters: filters(['status', 'equals']) },
			'Filter 1 compares the field status with nothing',
		],
		[
			'a value that an expression lacks',
			{ filters: filters(['status', 'equals', '={{ $json.missing }}']) },
			'Filter 1 compares the field status with nothing',
		],
		[
			'a word where a size is compared',
			{ filters: filters(['payment_term_days', 'greaterThan', 'abc']) },
			'Filter 1: "abc" is neither a number nor a date',
		],
		[
			'a day that does not exist',
			{ filters: filters(['created_at', 'lessThan', '30-02-2026']) },
			'Filter 1: "30-02-2026" is not a day that exists',
		],
		[
			'a number with two meanings',
			{ filters: filters(['credit_limit', 'greaterThan', '1.250']) },
			'Filter 1: "1.250" can mean 1250 or 1.25',
		],
		['a search for null', { search: '={{ null }}' }, 'Search is an expression that has no value'],
		[
			'a search for a field that the item lacks',
			{ search: '={{ $json.missing }}' },
			'Search is an expression that has no value',
		],
		['a sort by nothing', { options: { ...v2, sort: sortBy('') } }, 'Sort names no field'],
		[
			'another combination',
			{ options: { ...v2, combineFilters: '={{ "none" }}' } },
			'Combine Filters "none" does not exist',
		],
	])('%s', async (_what, parameters, message) => {
		expect((await errorOf({ ...getAll, ...parameters })).message).toContain(message);
		expect(await session.requests()).toEqual([]);
	});

	it.each([
		['get', ''],
		['get', '={{ $json.missing }}'],
		['update', ' '],
	])('%s by the name %j', async (operation, name) => {
		const parameters = {
			resource: 'account',
			operation,
			recordId: byName(name),
			columns: mapped({ phone: '1' }),
		};

		expect((await errorOf(parameters)).message).toContain('Account: the name or number is empty');
		expect(await session.requests()).toEqual([]);
	});
});

describe('What the records show to be a mistake is told with a way out:', () => {
	it.each<[string, INodeParameters, string, string]>([
		[
			'a field that none has',
			{ filters: filters(['adress.city', 'equals', 'Breda']) },
			'Filter 1: no account has a field "adress.city"',
			'The nearest field names are: address.city',
		],
		[
			'a name in capitals',
			{ options: { ...v2, sort: sortBy('Company_Name') } },
			'Sort: no account has a field "Company_Name"',
			'The nearest field names are: company_name',
		],
		[
			'a field to return',
			{ options: { ...v2, outputFields: ['emai'] } },
			'Output Fields: no account has a field "emai"',
			'The nearest field names are: email',
		],
		[
			'a field of another version',
			{ filters: filters(['address.city', 'equals', 'Breda']), options: {} },
			'Filter 1: no account has a field "address.city"',
			'API Version v2 under Options may show more fields.',
		],
		[
			'a word for numbers',
			{ filters: filters(['payment_term_days', 'equals', 'dertig']) },
			'Filter 1: payment_term_days holds numbers, and "dertig" is not a number',
			'100 or 12,50',
		],
		[
			'no day for days',
			{ filters: filters(['created_at', 'equals', '31-11-2026']) },
			'Filter 1: created_at holds dates, and "31-11-2026" is not a day that exists',
			'this week',
		],
		[
			'a part of a text in numbers',
			{ filters: filters(['payment_term_days', 'contains', '3']) },
			'Filter 1: payment_term_days holds numbers, which Contains cannot compare with "3"',
			'Choose Equals',
		],
	])('%s', async (_what, parameters, message, advice) => {
		const error = await errorOf({ ...getAll, ...parameters });

		expect(error.message).toBe(message);
		expect(error.description).toContain(advice);
	});

	it('also with a limit that is filled before', async () => {
		const parameters = { ...getAll, returnAll: false, limit: 3 };

		const error = await errorOf({ ...parameters, filters: filters(['emial', 'isEmpty']) });

		expect(error.message).toBe('Filter 1: no account has a field "emial"');
	});

	it('and nothing where there are no records', async () => {
		await session.routix.seed('accounts', 0);

		const { records } = await ask(session, {
			...getAll,
			filters: filters(['emial', 'equals', 'x']),
		});

		expect(records).toEqual([]);
	});

	it('of one item alone, with On Error = Continue', async () => {
		const [{ debtor_number: number, id }] = await session.routix.records('accounts');
		const input = [{ number }, { number: null }] as IDataObject[];

		const items = await runRoutix({
			credential: session.credential,
			parameters: {
				...getAll,
				filters: filters(['debtor_number', 'equals', '={{ $json.number }}']),
			},
			input,
			onError: 'continueRegularOutput',
		});

		expect(items.map(({ json }) => json.id ?? json.error)).toEqual([
			id,
			'Filter 1 compares the field debtor_number with nothing',
		]);
	});
});

describe('By Name or Number', () => {
	const get = { resource: 'account', operation: 'get', options: v2 };
	const update = { ...get, operation: 'update', columns: mapped({ phone: '0765 12345' }) };

	it('changes the record that is meant', async () => {
		const [, { company_name: name, id }] = await session.routix.records('accounts');

		const { records } = await ask(session, { ...update, recordId: byName(name) });

		expect(records).toMatchObject([{ id, phone: '0765 12345' }]);
		const [patch, ...more] = await session.requests('PATCH');
		expect([patch.path.endsWith(`/accounts/${String(id)}`), more]).toEqual([true, []]);
	});

	it.each([get, update])('names those that have it, and sends nothing', async (parameters) => {
		const alike = { company_name: 'Jansen B.V.', account_type: 'customer', status: 'active' };
		const inserted = await session.routix.insert('accounts', [
			{ ...alike, email: 'breda@jansen.nl', phone: '1' },
			{ ...alike, company_name: 'JANSEN  b.v.', email: 'ede@jansen.nl', phone: '2' },
		]);
		const [first, second] = inserted.map(({ id }) => String(id));

		const error = await errorOf({ ...parameters, recordId: byName('jansen b.v.') });

		expect(error.message).toContain('2 accounts in branch');
		expect(error.message).toContain('have the name or number "jansen b.v."');
		for (const told of [first, second, 'breda@jansen.nl', 'ede@jansen.nl']) {
			expect(error.message).toContain(told);
		}
		expect(await session.requests('PATCH')).toEqual([]);
	});

	it.each([get, update])('says so when there is none, and sends nothing', async (parameters) => {
		const error = await errorOf({ ...parameters, recordId: byName('Nobody B.V.') });

		expect(error.message).toContain('has the name or number "Nobody B.V."');
		expect(error.description).toContain('use Get Many with Search');
		expect(await session.requests('PATCH')).toEqual([]);
	});

	it('and by ID go together in one run', async () => {
		const [first, second] = await session.routix.records('accounts');
		const input = [
			{ mode: 'id', value: first.id },
			{ mode: 'name', value: second.debtor_number },
		] as IDataObject[];
		const recordId = '={{ { __rl: true, mode: $json.mode, value: $json.value } }}';

		const { records } = await ask(session, { ...get, recordId }, input);

		expect(records).toEqual([first, second]);
	});
});

describe('An AI Agent', () => {
	it('that leaves the value of a filter empty means no such filter', async () => {
		const nodeType = new Routix();
		const parameters = {
			...getAll,
			search: '',
			filters: filters(['account_type', 'equals', "={{ $fromAI('Type', 'which', 'string') }}"]),
			options: { apiVersion: 'v2' },
		} as INodeParameters;
		const setting = { nodeType, parameters, credential: session.credential };
		const run = async (type: string | null) => {
			const context = toolContext(setting, { Type: type });
			const [items] = await nodeType.execute.call(context as never);
			return items.map(({ json }) => json.account_type);
		};

		expect(new Set(await run('carrier'))).toEqual(new Set(['carrier']));
		expect(new Set(await run(null))).toEqual(new Set(['carrier', 'customer', 'vendor']));
	});
});
