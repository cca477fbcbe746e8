import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { ask, filters, sortBy } from './support/ask';
import { useRoutix } from './support/useRoutix';

const session = useRoutix();
const v2 = { apiVersion: 'v2' };
const getAll = { resource: 'account', operation: 'getAll', returnAll: true, options: v2 };
const count = { resource: 'account', operation: 'count', options: v2 };

jest.setTimeout(120_000);

const branchIds = () => session.routix.branches.map(({ publicId }) => publicId);
const idsOf = (records: IDataObject[]) => records.map(({ id }) => id);

describe('In several branches', () => {
	it('records are sorted as one list, and tell their branch', async () => {
		const [first, second] = branchIds();
		const { hints, records } = await ask(session, {
			...getAll,
			branchPublicId: `${second}, ${first}`,
			returnAll: false,
			limit: 30,
			options: { ...v2, sort: sortBy('-debtor_number', 'id'), outputFields: ['company_name'] },
		});

		const stored = [];
		for (const branch of [second, first]) {
			const ofBranch = await session.routix.records('accounts', branch);
			stored.push(...ofBranch.map((record) => ({ ...record, branch })));
		}
		const expected = stored
			.sort(
				(left: IDataObject, right: IDataObject) =>
					Number(right.debtor_number) - Number(left.debtor_number) ||
					(String(left.id) < String(right.id) ? -1 : 1),
			)
			.slice(0, 30)
			.map(({ branch, company_name: name, id }: IDataObject) => ({
				id,
				company_name: name,
				branch_public_id: branch,
			}));
		expect(records).toEqual(expected);
		expect(hints).toEqual([`The first 30 of ${stored.length} accounts, after sorting`]);
	});

	it('the second is not read when the first one fills the limit', async () => {
		const [first, second] = branchIds();
		const branchPublicId = `${first},${second}`;
		const carriers = filters(['account_type', 'equals', 'carrier']);

		await ask(session, {
			...getAll,
			branchPublicId,
			returnAll: false,
			limit: 2,
			filters: carriers,
		});

		const paths = (await session.requests()).map(({ path }) => path);
		expect(paths.some((path) => path.includes(second))).toBe(false);
	});

	it('each is counted by itself', async () => {
		const [first, second] = branchIds();
		const branchPublicId = `${first},${second}`;
		const carriers = filters(['account_type', 'equals', 'carrier']);

		const all = await ask(session, { ...count, branchPublicId });
		const some = await ask(session, { ...count, branchPublicId, filters: carriers });

		const expected = { all: [] as IDataObject[], some: [] as IDataObject[] };
		for (const branch of [first, second]) {
			const records = await session.routix.records('accounts', branch);
			const ofType = records.filter(({ account_type: type }) => type === 'carrier');
			expected.all.push({ count: records.length, branch_public_id: branch });
			expected.some.push({ count: ofType.length, branch_public_id: branch });
		}
		expect(all.records).toEqual(expected.all);
		expect(some.records).toEqual(expected.some);
	});

	it('a field that only one of them shows is no mistake', async () => {
		const [first, second] = branchIds();
		const [{ id }] = await session.routix.insert(
			'accounts',
			[{ company_name: 'X', loyalty_class: 'gold' }],
			{ branchPublicId: second },
		);

		const { records } = await ask(session, {
			...getAll,
			branchPublicId: `${first},${second}`,
			filters: filters(['loyalty_class', 'equals', 'gold']),
		});

		expect(idsOf(records)).toEqual([id]);
	});
});

describe('Days are those of the workflow', () => {
	const orders = { ...getAll, resource: 'order' };
	const atHour = (shiftDays: number, hour: number) => {
		const date = new Date(Date.now() + shiftDays * 86_400_000);
		const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(date);
		return new Date(`${day}T${String(hour).padStart(2, '0')}:30:00+01:00`).toISOString();
	};

	it.each<[string, unknown, string[]]>([
		['equals', 'today', ['early today', 'late today']],
		['equals', 'vandaag', ['early today', 'late today']],
		['equals', '={{ $today }}', ['early today', 'late today']],
		['equals', '={{ $today.toFormat("dd-MM-yyyy") }}', ['early today', 'late today']],
		['lessThan', 'today', ['late yesterday', 'long ago']],
		['greaterThan', 'yesterday', ['early today', 'late today', 'tomorrow']],
		['greaterThan', '-3d', ['early today', 'late today', 'late yesterday', 'tomorrow']],
		['isOneOf', 'gisteren; morgen', ['late yesterday', 'tomorrow']],
		['isOneOf', ['yesterday', 'tomorrow'], ['late yesterday', 'tomorrow']],
		[
			'greaterThan',
			'={{ $today.minus({ days: 1 }) }}',
			['early today', 'late today', 'late yesterday', 'tomorrow'],
		],
	])('%s %j', async (operator, value, expected) => {
		await session.routix.seed('orders', 0);
		await session.routix.insert('orders', [
			{ project: 'early today', planned_at: atHour(0, 1) },
			{ project: 'late today', planned_at: atHour(0, 22) },
			{ project: 'late yesterday', planned_at: atHour(-1, 22) },
			{ project: 'tomorrow', planned_at: atHour(1, 1) },
			{ project: 'long ago', planned_at: '2020-01-01T12:00:00Z' },
			{ project: 'never', planned_at: null },
		]);

		const { records } = await ask(session, {
			...orders,
			filters: filters(['planned_at', operator, value]),
		});

		expect(records.map(({ project }) => project).sort()).toEqual(expected);
	});
});

describe('Whatever is asked', () => {
	const field = fc.constantFrom('status', 'account_type', 'address.city', 'email', 'tags');
	const operator = fc.constantFrom('equals', 'notEquals', 'contains', 'isEmpty', 'isNotEmpty');
	const value = fc.constantFrom('active', 'carrier', 'Breda', 'adr', 'b', 'customer');
	const condition = fc.tuple(field, operator, value);
	const conditions = fc.array(condition, { minLength: 1, maxLength: 3 });

	it('the records that match are those that a filter on all of them leaves, and Count tells how many', async () => {
		const all = (await ask(session, getAll)).records;
		const property = fc.asyncProperty(
			conditions,
			fc.constantFrom('all', 'any'),
			async (asked, combineFilters) => {
				const question = { filters: filters(...asked), options: { ...v2, combineFilters } };
				const { records } = await ask(session, { ...getAll, ...question });
				const counted = await ask(session, { ...count, ...question });

				const expected = all.filter((record) => {
					const holds = asked.map(([name, how, wanted]) => meets(record, name, how, wanted));
					return combineFilters === 'all' ? holds.every(Boolean) : holds.some(Boolean);
				});
				expect(records).toEqual(expected);
				expect(counted.records).toEqual([{ count: expected.length }]);
			},
		);
		await fc.assert(property, { numRuns: 25 });
	});

	it('the pages on which the records come make no difference', async () => {
		const question = {
			search: 'b.v.',
			filters: filters(['account_type', 'notEquals', 'vendor']),
			options: { ...v2, sort: sortBy('address.city', '-company_name', 'id') },
		};
		const answers = [];
		for (const pageSizeCap of [null, 100, 20, 7]) {
			await session.routix.configure({ pageSizeCap });
			answers.push((await ask(session, { ...getAll, ...question })).records);
		}

		expect(answers[0].length).toBeGreaterThan(10);
		for (const answer of answers) expect(answer).toEqual(answers[0]);
	});

	function meets(record: IDataObject, name: string, how: string, wanted: string): boolean {
		const { city } = record.address as IDataObject;
		const actual = [name === 'address.city' ? city : record[name]]
			.flat()
			.filter((one) => one !== null && one !== undefined && one !== '')
			.map((one) => String(one).toLowerCase());
		const isWanted = (one: string) =>
			how === 'contains' && name !== 'tags'
				? one.includes(wanted.toLowerCase())
				: one === wanted.toLowerCase();
		if (how === 'isEmpty') return actual.length === 0;
		if (how === 'isNotEmpty') return actual.length > 0;
		return actual.some(isWanted) !== (how === 'notEquals');
	}
});
