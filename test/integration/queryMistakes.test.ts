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
	/** A tool whose parameters are all left to the model, given what the model wrote. */
	async function useTool(parameters: INodeParameters, written: IDataObject) {
		const setting = { nodeType: new Routix(), parameters, credential: session.credential };
		const context = toolContext(setting, written);
		const [items] = await setting.nodeType.execute.call(context as never);
		return items.map(({ json }) => json);
	}

	const fromAi = (name: string) => `={{ $fromAI('${name}', '', 'string') }}`;
	const open: INodeParameters = {
		...getAll,
		branchPublicId: fromAi('branch'),
		search: fromAi('search'),
		filters: filters([fromAi('field'), fromAi('operator'), fromAi('value')]),
		options: {
			apiVersion: fromAi('version'),
			combineFilters: fromAi('combine'),
			onCountMismatch: fromAi('mismatch'),
			outputFields: fromAi('fields'),
			sort: { fields: [{ field: fromAi('sort'), direction: fromAi('direction') }] },
		},
	};
	const nothing = (word: unknown) => {
		const names = JSON.stringify(open).matchAll(/fromAI\('(\w+)'/g);
		return Object.fromEntries([...names].map(([, name]) => [name, word])) as IDataObject;
	};

	it('may fill in everything', async () => {
		const written = {
			branch: session.routix.branches[0].publicId,
			search: 'b.v.',
			field: 'account_type',
			operator: 'isOneOf',
			value: 'carrier, vendor',
			version: 'v2',
			combine: 'all',
			mismatch: 'error',
			fields: 'company_name,account_type',
			sort: 'company_name',
			direction: 'desc',
		};
		const stored = await session.routix.records('accounts');
		const meant = stored.filter(
			({ account_type: type, company_name: name }) =>
				type !== 'customer' && /b\.v\./i.test(String(name)),
		);

		const records = await useTool(open, written);

		expect(records.map(({ id }) => id).sort()).toEqual(meant.map(({ id }) => id).sort());
		const [first] = records;
		expect(Object.keys(first)).toEqual(['id', 'company_name', 'account_type']);
		const names = records.map(({ company_name: name }) => String(name));
		expect(names).toEqual(
			names.toSorted((one, other) => other.localeCompare(one, undefined, { sensitivity: 'base' })),
		);
	});

	it.each(['', 'null', null])(
		'that fills in everything with %j asks for all records',
		async (word) => {
			const stored = await session.routix.records('accounts');

			const records = await useTool(open, nothing(word));

			expect(records.map(({ id }) => id)).toEqual(stored.map(({ id }) => id));
		},
	);

	it('learns from the message what it may write', async () => {
		const ask = async (written: IDataObject) => {
			const asked = useTool(open, { ...nothing(''), ...written });
			return await asked.then(String, ({ message }: Error) => message);
		};

		expect(await ask({ field: 'status', operator: '=', value: 'active' })).toMatch(
			/unknown operator "="\. Choose one of: contains, .*equals/,
		);
		expect(await ask({ field: 'type', operator: 'equals', value: 'carrier' })).toMatch(
			/no account has a field "type"\. The nearest field names are: account_type/,
		);
		expect(await ask({ sort: 'status', direction: 'down' })).toMatch(/Choose one of: asc, desc/);
	});

	it('that leaves the value of a filter empty means no such filter', async () => {
		const typesFound = async (value: unknown) => {
			const filter = { field: 'account_type', operator: 'equals', value } as IDataObject;
			const records = await useTool(open, { ...nothing(''), version: 'v2', ...filter });
			return new Set(records.map(({ account_type: type }) => type));
		};

		expect(await typesFound('carrier')).toEqual(new Set(['carrier']));
		expect(await typesFound('')).toEqual(new Set(['carrier', 'customer', 'vendor']));
	});
});
