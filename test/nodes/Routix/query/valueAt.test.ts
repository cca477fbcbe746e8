import { findAt, valueAt } from '../../../../nodes/Routix/query/valueAt';

const order = {
	status: 'planned',
	customer: { name: 'Acme', contact: null },
	stops: [{ city: 'Breda', tags: ['a', 'b'] }, { city: 'Assen' }, { note: 'x' }],
	cargo: [],
	'a.b': 1,
	a: { b: 2 },
};

describe('A field of a record', () => {
	it.each<[string, unknown]>([
		['status', 'planned'],
		['customer.name', 'Acme'],
		['customer.contact', null],
		['stops.0.city', 'Breda'],
		['stops.city', ['Breda', 'Assen']],
		['stops.tags', [['a', 'b']]],
		['stops.tags.1', ['b']],
		['cargo', []],
		['a.b', 1],
		['missing', undefined],
		['status.length', undefined],
		['stops.length', 3],
		['constructor', undefined],
		['customer.constructor.name', undefined],
	])('%s is %j', (field, value) => {
		expect(valueAt(order, field)).toEqual(value);
	});

	it.each<[string, { isShown: boolean; isLacking: boolean }]>([
		['status', { isShown: true, isLacking: false }],
		['customer.contact', { isShown: true, isLacking: false }],
		['customer.contact.email', { isShown: false, isLacking: false }],
		['cargo.item', { isShown: false, isLacking: false }],
		['customer.nam', { isShown: false, isLacking: true }],
		['stops.city', { isShown: true, isLacking: true }],
		['statuss', { isShown: false, isLacking: true }],
		['status.x', { isShown: false, isLacking: true }],
	])('%s: %j', (field, expected) => {
		expect(findAt(order, field)).toMatchObject(expected);
	});
});
