import { sortedJson } from '../../../../../nodes/Routix/json';
import { contentHash, recordHash } from '../../../../../nodes/Routix/trigger/changes/contentHash';
import { valueAt } from '../../../../../nodes/Routix/query/valueAt';

describe('The key of a record', () => {
	test('is its id, whatever else it holds', () => {
		expect(recordHash({ id: 'a', status: 'draft' })).toBe(
			recordHash({ id: 'a', status: 'planned' }),
		);
		expect(recordHash({ id: 'a' })).not.toBe(recordHash({ id: 'b' }));
		expect(recordHash({ id: 'a' })).toHaveLength(8);
	});

	test('tells a number from a text', () => {
		expect(recordHash({ id: 7 })).not.toBe(recordHash({ id: '7' }));
	});

	test.each([undefined, null, ''])('is its whole content when its id is %p', (id) => {
		expect(recordHash({ id, name: 'a', city: 'b' })).toBe(recordHash({ city: 'b', name: 'a', id }));
		expect(recordHash({ id, name: 'a' })).not.toBe(recordHash({ id, name: 'b' }));
	});
});

describe('The hash of a content', () => {
	const record = { id: 'a', status: 'draft', stops: [{ city: 'Venlo', order: 1 }], weight: 12 };

	test('does not depend on the order of keys, at any depth', () => {
		const shuffled = { weight: 12, stops: [{ order: 1, city: 'Venlo' }], status: 'draft', id: 'a' };
		expect(contentHash(shuffled, [])).toBe(contentHash(record, []));
	});

	test.each<Record<string, unknown>>([
		{ status: 'planned' },
		{ weight: '12' },
		{ weight: null },
		{ stops: [] },
		{ stops: [{ city: 'Venlo', order: 2 }] },
		{ extra: false },
	])('changes with %p', (change) => {
		expect(contentHash({ ...record, ...change } as never, [])).not.toBe(contentHash(record, []));
	});

	test('regards only the watched fields when there are any', () => {
		const watched = ['status', 'stops.0.city'];
		expect(contentHash({ ...record, weight: 99 }, watched)).toBe(contentHash(record, watched));
		for (const change of [{ status: 'planned' }, { stops: [{ city: 'Breda' }] }]) {
			expect(contentHash({ ...record, ...change }, watched)).not.toBe(contentHash(record, watched));
		}
	});

	test('takes a watched field that is missing for null', () => {
		expect(contentHash({ id: 'a' }, ['status'])).toBe(
			contentHash({ id: 'a', status: null }, ['status']),
		);
	});
});

test('JSON with sorted keys is JSON', () => {
	const value = { b: [1, 'ü"\n', null, true], a: { d: 1.5, c: {} }, e: [] };
	expect(sortedJson(value)).toBe('{"a":{"c":{},"d":1.5},"b":[1,"ü\\"\\n",null,true],"e":[]}');
	expect(sortedJson({ a: undefined, b: [undefined] })).toBe('{"b":[null]}');
});

describe('The value of a field', () => {
	const record = {
		status: 'draft',
		customer: { name: 'Acme' },
		stops: [{ city: 'Venlo' }],
		'a.b': 1,
	};

	test.each([
		['status', 'draft'],
		['customer.name', 'Acme'],
		['stops.0.city', 'Venlo'],
		['a.b', 1],
		['customer.email', undefined],
		['status.length', undefined],
		['stops.length', 1],
		['constructor', undefined],
		['__proto__.toString', undefined],
	])('%s is %p', (field, value) => {
		expect(valueAt(record, field)).toBe(value);
	});
});
