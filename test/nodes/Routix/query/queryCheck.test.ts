import type { RoutixRecord } from '../../../../nodes/Routix/contract/record';
import { Calendar } from '../../../../nodes/Routix/query/calendar';
import { Gathering } from '../../../../nodes/Routix/query/gathering';
import { prepareQuery, QueryScope, type Question } from '../../../../nodes/Routix/query/query';
import { checkQuery } from '../../../../nodes/Routix/query/queryCheck';
import { resourceNamed } from '../../../../nodes/Routix/resources';

const accounts: RoutixRecord[] = [
	{ id: '1', company_name: 'Acme', revenue: 10, address: { city: 'Breda' }, contact: null },
	{ id: '2', company_name: 'Bos', revenue: null, address: null, contact: null },
];

/** Asks the question of several lists, each with these records, and checks it. */
function check(question: Partial<Question>, lists: RoutixRecord[][] = [accounts], version = 'v2') {
	const query = prepareQuery(
		{
			search: '',
			filters: [],
			combination: 'all',
			sort: [],
			outputFields: [],
			limit: 50,
			...question,
		},
		new QueryScope(resourceNamed('account'), new Calendar('Europe/Amsterdam', Date.now())),
	);
	const shown = lists.map((records) => {
		const gathering = new Gathering([query]);
		for (const record of records) gathering.keep(record, 1);
		return gathering.shown;
	});
	checkQuery(query, shown, { singular: 'account', apiVersion: version });
}

const where = (field: string, value = 'x') => ({
	filters: [{ field, operator: 'equals' as const, value }],
});

function errorOf(work: () => void): { message: string; description: string } {
	try {
		work();
	} catch (error) {
		return error as { message: string; description: string };
	}
	throw new Error('Nothing was thrown');
}

describe('A field that no record has', () => {
	it.each<[Partial<Question>, string, string]>([
		[where('Company_Name'), 'Filter 1: no account has a field "Company_Name"', 'company_name'],
		[where('city'), 'Filter 1: no account has a field "city"', 'address.city'],
		[
			{ sort: [{ field: 'revenu', direction: 'asc' }] },
			'Sort: no account has a field "revenu"',
			'revenue',
		],
		[{ outputFields: ['adress'] }, 'Output Fields: no account has a field "adress"', 'address'],
	])('is told with the nearest names: %j', (question, message, nearest) => {
		const error = errorOf(() => check(question));

		expect(error.message).toBe(message);
		expect(error.description).toContain(`The nearest field names are: ${nearest}`);
	});

	it('is told with all names when none is near and there are few', () => {
		expect(errorOf(() => check(where('zzzzz'))).description).toContain(
			'There are: id, company_name, revenue, address, address.city, contact.',
		);
	});

	it('may be one of another version', () => {
		expect(errorOf(() => check(where('zzzzz'), [accounts], 'v1')).description).toContain(
			'API Version v2 under Options may show more fields.',
		);
	});

	it.each<[string, Partial<Question>, RoutixRecord[][]]>([
		['there are no records', where('zzzzz'), [[]]],
		['another branch has it', where('vat'), [accounts, [{ id: '3', vat: 'x' }]]],
		['what it would be in is empty everywhere', where('contact.email'), [accounts]],
		['it is there but empty', where('contact'), [accounts]],
	])('is no mistake as far as anybody knows when %s', (_case, question, lists) => {
		expect(() => check(question, lists)).not.toThrow();
	});

	it('is one when what it would be in is there without it', () => {
		expect(() => check(where('address.cit'))).toThrow('no account has a field "address.cit"');
	});
});

it('A value that can never match is told, and so is an object that has no order', () => {
	expect(() => check(where('revenue', 'abc'))).toThrow('revenue holds numbers');
	expect(() => check({ sort: [{ field: 'address', direction: 'asc' }] })).toThrow(
		'Sort: address holds several fields in one',
	);
});
