import type { Answer } from '../../../../nodes/Routix/contract/envelope';
import { isFull, pageIn } from '../../../../nodes/Routix/contract/list';
import { resourceNamed } from '../../../../nodes/Routix/resources';

const order = resourceNamed('order');
const rows = [
	{ id: '7f3a', status: 'draft' },
	{ id: '8b1c', status: 'planned' },
];

const read = (body: unknown, headers: Answer['headers'] = {}) => pageIn({ body, headers }, order);

describe('The rows of a list are found', () => {
	it('as Routix documents them', () => {
		const body = { data: rows, pagination: { limit: 10, offset: 0, total: 2 }, version: 'v1' };
		expect(read(body)).toEqual({ records: rows, total: 2, statedLimit: 10 });
	});

	const envelopes = [
		'data',
		'orders',
		'order',
		'items',
		'results',
		'records',
		'rows',
		'value',
		'content',
		'Orders',
	];
	const byId = Object.fromEntries(rows.map((row) => [row.id, row]));

	it.each<[string, unknown]>([
		['bare', rows],
		...envelopes.map((name): [string, unknown] => [`in ${name}`, { [name]: rows }]),
		...envelopes.map((name): [string, unknown] => [
			`in ${name} of data`,
			{ data: { [name]: rows } },
		]),
		['in result of response', { response: { result: rows } }],
		['beside other lists', { included: [{ id: 'x' }], links: [], orders: rows }],
		['by ID', byId],
		['by ID in data', { data: byId }],
		['by ID in orders', { orders: byId }],
	])('%s', (_where, body) => {
		expect(read(body)?.records).toEqual(rows);
	});

	it('by an ID that they do not repeat', () => {
		expect(read({ data: { 17: { status: 'draft' } } })?.records).toEqual([
			{ id: '17', status: 'draft' },
		]);
	});

	it.each([
		[[]],
		[null],
		[undefined],
		[''],
		[{ data: [] }],
		[{ data: null }],
		[{ orders: [] }],
		[{ data: { orders: null } }],
		[{ pagination: { limit: 50, offset: 0, total: 0 }, version: 'v1' }],
		[{ total: 0 }],
	])('to be none in %j', (body) => {
		expect(read(body)?.records).toEqual([]);
	});

	it.each([
		[7],
		['hello'],
		['<!DOCTYPE html><html></html>'],
		[{}],
		[{ message: 'Hello' }],
		[{ data: 'text' }],
		[{ data: [rows[0], null] }],
		[{ data: [rows] }],
		[['a', 'b']],
		[{ error: 'broken' }],
		[{ data: [], error: { message: 'broken' } }],
		[{ success: false, data: [] }],
		[{ status: 'error', data: rows }],
		[{ errors: [{ message: 'broken' }] }],
	])('nowhere in %j', (body) => {
		expect(read(body)).toBeUndefined();
	});

	it.each([null, false, '', undefined])('beside an error that is none: %j', (error) => {
		expect(read({ data: rows, error })?.records).toEqual(rows);
	});
});

describe('The total of a list is found', () => {
	it.each<[unknown, Answer['headers']]>([
		[{ data: rows, pagination: { total: 3573 } }, {}],
		[{ data: rows, pagination: { total: '3573' } }, {}],
		[{ data: rows, pagination: { total_count: 3573 } }, {}],
		[{ data: rows, meta: { total: 3573 } }, {}],
		[{ data: rows, meta: { pagination: { totalItems: 3573 } } }, {}],
		[{ data: rows, total: 3573 }, {}],
		[{ count: 3573, next: null, results: rows }, {}],
		[{ data: { orders: rows, total: 3573 } }, {}],
		[rows, { 'content-range': '0-24/3573' }],
		[rows, { 'content-range': 'items 0-24/3573' }],
		[rows, { 'x-total-count': '3573' }],
	])('in %j %j', (body, headers) => {
		expect(read(body, headers)?.total).toBe(3573);
	});

	it.each([
		undefined,
		null,
		{},
		{ total: null },
		{ total: 'two' },
		{ total: -1 },
		{ total: 1.5 },
		[],
		'2',
	])('to be missing when pagination is %j', (pagination) => {
		expect(read({ data: rows, pagination })?.total).toBeUndefined();
	});
});

describe('A page may have been cut off', () => {
	it.each([
		['as many rows as were asked for', 30, 30, undefined, undefined],
		['as many as the answer says a page has', 30, 1000, 30, undefined],
		['a size at which servers cap their pages', 100, 1000, undefined, undefined],
		['as many as the fullest page before', 30, 1000, undefined, 30],
	])('with %s', (_when, length, asked, stated, fullest) => {
		expect(isFull(length, asked, stated, fullest)).toBe(true);
	});

	it.each([
		['no rows', 0, 1000, undefined, undefined],
		['fewer rows than asked for', 30, 1000, undefined, undefined],
		['fewer than the fullest page before, however common', 100, 1000, undefined, 250],
	])('but not with %s', (_when, length, asked, stated, fullest) => {
		expect(isFull(length, asked, stated, fullest)).toBe(false);
	});
});
