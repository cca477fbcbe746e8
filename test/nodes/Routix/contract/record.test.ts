import { idAlone, idReader, isRounded } from '../../../../nodes/Routix/contract/identity';
import { holdsNothing, recordIn } from '../../../../nodes/Routix/contract/record';
import { resourceNamed } from '../../../../nodes/Routix/resources';

const order = resourceNamed('order');
const staff = resourceNamed('staff');
const record = { id: '7f3a', status: 'draft' };

const read = (body: unknown) => recordIn(body, order);

describe('One record is found', () => {
	it.each<[string, unknown]>([
		['as inferred', { data: record, version: 'v1' }],
		['bare', record],
		['with an error that is none', { data: record, error: null }],
		['as a list of one', [record]],
		['as a list of one in data', { data: [record] }],
		['as the documented answer to register-oauth-app has it', { success: true, order: record }],
		['under its name in data', { data: { order: record } }],
		['as a list of one in orders', { orders: [record] }],
		['in item', { item: record }],
		['in result', { result: record, status: 'success' }],
	])('%s', (_how, body) => {
		expect(read(body)).toEqual(record);
	});

	it('although it has fields called data and error', () => {
		const engine = { id: 5, error: 'engine fault' };
		expect(read(engine)).toEqual(engine);
		expect(read({ data: { ...engine, data: 'x' } })).toEqual({ ...engine, data: 'x' });
	});

	it('although it holds lists and objects of its own', () => {
		const whole = { ...record, items: [{ id: 'x' }], result: { id: 'y' } };
		expect(read({ data: whole })).toEqual(whole);
		expect(read(whole)).toEqual(whole);
	});

	it('without an ID, if it stands in an envelope', () => {
		expect(read({ data: { status: 'draft' } })).toEqual({ status: 'draft' });
	});

	it.each([
		[''],
		['created'],
		[null],
		[[]],
		[{}],
		[{ data: null }],
		[{ data: {} }],
		[[record, record]],
		[{ error: 'validation_failed', details: [] }],
		[{ code: 'validation_failed', message: 'No' }],
		[{ success: true }],
		[{ data: record, error: { message: 'broken' } }],
		[{ ...record, success: false }],
		[{ id: { a: 1 } }],
	])('nowhere in %j', (body) => {
		expect(read(body)).toBeUndefined();
	});
});

describe('No such record is meant by', () => {
	it.each([
		[null],
		[undefined],
		[''],
		[[]],
		[{}],
		[{ data: null }],
		[{ data: [] }],
		[{ order: {} }],
	])('%j', (body) => {
		expect(holdsNothing(body, order)).toBe(true);
	});

	it.each([[{ status: 'draft' }], [{ data: record }], [7]])('not by %j', (body) => {
		expect(holdsNothing(body, order)).toBe(false);
	});
});

describe('The ID of a record', () => {
	it.each([
		[{ id: 'a' }, 'a'],
		[{ id: 7 }, 7],
		[{ uuid: 'a' }, 'a'],
		[{ _id: 'a' }, 'a'],
		[{ order_id: 'a' }, 'a'],
		[{ orderId: 'a' }, 'a'],
		[{ order_id: 'a', id: 'b' }, 'b'],
		[{ id: 'A/1:2.3 b' }, 'A/1:2.3 b'],
		[{ vehicle_id: 'v', customer_id: 'c' }, undefined],
		[{ id: '' }, undefined],
		[{ id: null }, undefined],
		[{}, undefined],
	])('of %j is %j', (row, id) => {
		expect(idReader(order)(row)).toBe(id);
	});

	it('may be named after the words for the resource', () => {
		expect(idReader(staff)({ staff_member_id: 3 })).toBe(3);
		expect(idReader(staff)({ staffId: 3 })).toBe(3);
	});

	it('cannot be read exactly beyond 2^53', () => {
		expect(isRounded(JSON.parse('9007199254740993'))).toBe(true);
		expect(isRounded(9_007_199_254_740_991)).toBe(false);
		expect(isRounded('9007199254740993')).toBe(false);
	});

	it.each([
		[42, {}, 42],
		['7f3a-1', {}, '7f3a-1'],
		['OK', {}, undefined],
		[undefined, { location: '/functions/v1/api/v1/RS2RDH3B/orders/7f3a' }, '7f3a'],
		['', { location: 'https://api.routix.com/x/orders/42?x=1' }, 42 as unknown],
		[undefined, { location: '/functions/v1/api/v1' }, undefined],
	])('of a write that answers %j %j is %j', (body, headers, id) => {
		const found = idAlone(body, headers as Record<string, string>, order);
		expect(found === undefined ? found : String(found)).toBe(id === undefined ? id : String(id));
	});
});
