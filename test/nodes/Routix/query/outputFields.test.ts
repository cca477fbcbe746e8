import fc from 'fast-check';
import { onlyFields } from '../../../../nodes/Routix/query/outputFields';
import { valueAt } from '../../../../nodes/Routix/query/valueAt';

const order = {
	status: 'planned',
	id: 'a1',
	customer: { name: 'Acme', city: 'Breda', contact: { email: 'a@b.nl', phone: '1' } },
	stops: [{ city: 'Breda', eta: 1 }, { eta: 2 }],
	cargo: [],
	note: null,
	'dotted.key': 1,
};

describe('Of a record are left', () => {
	it.each<[string[], object]>([
		[['status'], { id: 'a1', status: 'planned' }],
		[['id'], { id: 'a1' }],
		[['note', 'missing'], { id: 'a1', note: null }],
		[['customer.name'], { id: 'a1', customer: { name: 'Acme' } }],
		[
			['customer.name', 'customer.contact.email'],
			{ id: 'a1', customer: { name: 'Acme', contact: { email: 'a@b.nl' } } },
		],
		[['customer.name', 'customer'], { id: 'a1', customer: order.customer }],
		[['customer', 'customer.name'], { id: 'a1', customer: order.customer }],
		[['stops.city'], { id: 'a1', stops: [{ city: 'Breda' }, {}] }],
		[['stops.1.eta'], { id: 'a1', stops: [{ eta: 1 }, { eta: 2 }] }],
		[['cargo.item'], { id: 'a1', cargo: [] }],
		[['note.text'], { id: 'a1', note: null }],
		[['dotted.key', 'status'], { id: 'a1', 'dotted.key': 1, status: 'planned' }],
	])('%j', (fields, expected) => {
		expect(onlyFields(fields, ['id', 'uuid'])(order)).toEqual(expected);
	});

	it('its ID first, then the fields in the order in which they were chosen', () => {
		expect(Object.keys(onlyFields(['note', 'status'], ['id'])(order))).toEqual([
			'id',
			'note',
			'status',
		]);
	});

	it('the ID under the name that it has', () => {
		const record = { order_uuid: 'b', uuid: 'a', status: 'x' };

		expect(onlyFields(['status'], ['id', 'uuid'])(record)).toEqual({ uuid: 'a', status: 'x' });
		expect(onlyFields(['status'], ['id'])(record)).toEqual({ status: 'x' });
	});

	it('own fields only, also those with names of JavaScript', () => {
		const record = JSON.parse('{"__proto__": {"x": 1, "y": 2}, "constructor": 2}') as typeof order;

		const left = onlyFields(['__proto__.x', 'constructor', 'toString'], ['id'])(record);

		expect(JSON.stringify(left)).toBe('{"__proto__":{"x":1},"constructor":2}');
		expect(Object.getPrototypeOf(left)).toBe(Object.prototype);
	});

	it('all values that the fields had', () => {
		const paths = ['status', 'customer.name', 'customer.contact', 'stops.city', 'stops.0.eta'];
		fc.assert(
			fc.property(fc.subarray([...paths, 'missing', 'note', 'dotted.key']), (fields) => {
				const left = onlyFields(fields, ['id', 'uuid'])(order);
				for (const field of fields) expect(valueAt(left, field)).toEqual(valueAt(order, field));
			}),
		);
	});
});
