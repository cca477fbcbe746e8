import { readOnCountMismatch } from '../../../../nodes/Routix/parameters/onCountMismatch';
import { readOutputFields } from '../../../../nodes/Routix/parameters/outputFields';
import { readSearch } from '../../../../nodes/Routix/parameters/search';
import { readSort } from '../../../../nodes/Routix/parameters/sort';

describe('Search', () => {
	it.each<[unknown, string]>([
		['', ''],
		[' jansen ', 'jansen'],
		[100023, '100023'],
	])('may be %j', (value, expected) => {
		expect(readSearch(value)).toBe(expected);
	});

	it.each([null, undefined])('may not be an expression that gives %j', (value) => {
		expect(() => readSearch(value)).toThrow('Search is an expression that has no value');
	});
});

describe('Sort', () => {
	it.each<[unknown, unknown]>([
		[undefined, []],
		[null, []],
		[{}, []],
		[{ fields: [{ field: ' status ' }] }, [{ field: 'status', direction: 'asc' }]],
		[
			{
				fields: [
					{ field: 'a.b', direction: 'desc' },
					{ field: 'c', direction: 'asc' },
				],
			},
			[
				{ field: 'a.b', direction: 'desc' },
				{ field: 'c', direction: 'asc' },
			],
		],
	])('%j is read', (value, expected) => {
		expect(readSort(value)).toEqual(expected);
	});

	it.each<[unknown, string]>([
		['status', 'Sort is not a list of fields'],
		[{ fields: ['status'] }, 'Sort is not a list of fields'],
		[{ fields: [{ direction: 'asc' }] }, 'Sort names no field'],
		[{ fields: [{ field: null }] }, 'Sort names no field'],
		[{ fields: [{ field: 'a', direction: 'up' }] }, 'Direction "up" does not exist'],
	])('%j is refused', (value, message) => {
		expect(() => readSort(value)).toThrow(message);
	});
});

it('An AI Agent that has nothing to sort by sorts by nothing', () => {
	const fields = [
		{ field: 'null', direction: 'null' },
		{ field: '', direction: 'asc' },
		{ field: 'created_at', direction: '' },
	];

	expect(readSort({ fields }, true)).toEqual([{ field: 'created_at', direction: 'asc' }]);
});

describe('Output Fields', () => {
	it.each<[unknown, string[]]>([
		[undefined, []],
		[[], []],
		[
			['status', 'customer.name', 'status'],
			['status', 'customer.name'],
		],
		['status, customer.name,', ['status', 'customer.name']],
		[['branch_public_id', 'status'], ['status']],
	])('%j are %j', (value, expected) => {
		expect(readOutputFields(value)).toEqual(expected);
	});
});

it('When the Count Differs nothing is returned unless that is chosen', () => {
	expect([readOnCountMismatch(undefined), readOnCountMismatch('return')]).toEqual([
		'error',
		'return',
	]);
	expect(() => readOnCountMismatch('ignore')).toThrow('When the Count Differs "ignore"');
});
