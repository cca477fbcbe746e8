import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { covers, differences, notKept } from '../../../../nodes/Routix/values/covers';

describe('Routix holds what an item wants', () => {
	it.each<[unknown, unknown]>([
		['Acme B.V.', ' Acme \u00A0B.V. '],
		['Caf\u00E9', 'Cafe\u0301'],
		[12.5, '12.50'],
		['12.50', 12.5],
		['12.5', '12.50'],
		['2026-05-04T10:00:00+02:00', '2026-05-04T08:00:00.000Z'],
		['2026-05-04T08:00:00Z', '2026-05-04 08:00:00+00'],
		['2026-05-04T10:00:00+02:00', '2026-05-04T10:00:00'],
		['2026-05-04', '2026-05-04T00:00:00'],
		['2026-05-04', '2026-05-04T00:00:00Z'],
		[null, ''],
		['', null],
		[null, undefined],
		[{ city: 'Venlo' }, { city: 'Venlo ', id: 7 }],
		[{ city: 'Venlo', floor: null }, { city: 'Venlo' }],
		[[{ item: 'pallet', weight: 5 }], [{ id: 'a', item: 'pallet', weight: '5.0' }]],
		[[], []],
	])('%j in %j', (wanted, actual) => {
		expect(covers(wanted, actual)).toBe(true);
	});

	it.each<[unknown, unknown]>([
		['Acme', 'ACME'],
		['007', '7'],
		['1.2.0', '1.2'],
		[0, null],
		[false, null],
		[false, 0],
		[0, ''],
		[1, true],
		['true', true],
		['2026-05-04T10:00:00+02:00', '2026-05-04T10:00:00Z'],
		['2026-05-04', '2026-05-05'],
		['04-05-2026', '2026-05-04'],
		[{ city: 'Venlo', id: 7 }, { city: 'Venlo' }],
		[['a'], ['a', 'b']],
		[
			['a', 'b'],
			['b', 'a'],
		],
		[[], null],
		[[], {}],
		[{}, []],
		[{ city: 'Venlo' }, 'Venlo'],
		['x', { x: 1 }],
	])('not %j in %j', (wanted, actual) => {
		expect(covers(wanted, actual)).toBe(false);
	});

	it('whatever it is, when it is the same', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue()), (value, more) => {
				expect(covers(value, structuredClone(value))).toBe(true);
				expect(covers({ value }, { ...more, value })).toBe(true);
				expect(covers([{ value }], [{ id: 1, value }])).toBe(true);
			}),
		);
	});

	it('not when a name comes from the prototype', () => {
		expect(covers({ toString: 'x' }, {})).toBe(false);
		expect(covers(JSON.parse('{"__proto__": 1}'), {})).toBe(false);
	});
});

describe('The fields in which an item and a record differ', () => {
	const record = { id: '1', company_name: 'Acme', term: 30, phone: null };
	const isShown = (name: string) => Object.hasOwn(record, name) || name === 'email';

	it('are none when all values mean the same', () => {
		const wanted = { company_name: 'Acme ', term: '30', phone: '', email: null };

		expect(differences(wanted, record, isShown)).toEqual({ changed: [], unseen: [] });
	});

	it('are those with another value, and those that only other records have', () => {
		const wanted = { company_name: 'Acme', term: 14, phone: '020', email: 'info@acme.nl' };

		expect(differences(wanted, record, isShown)).toEqual({
			changed: ['term', 'phone', 'email'],
			unseen: [],
		});
	});

	it('are told apart from those that no record shows', () => {
		expect(differences({ debtor: '1001', term: 14 }, record, isShown)).toEqual({
			changed: ['term'],
			unseen: ['debtor'],
		});
		expect(differences({ debtor: null }, record, isShown)).toEqual({
			changed: [],
			unseen: ['debtor'],
		});
	});

	it('include one whose value nobody knows since the answer to a write was lost', () => {
		const uncertain = { ...record, phone: undefined };

		expect(differences({ phone: null }, uncertain, isShown).changed).toEqual(['phone']);
	});

	it('are no more there once they were written, whatever the record adds to them', () => {
		const fields = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.jsonValue({ maxDepth: 2 }));
		fc.assert(
			fc.property(fields, fields, (before, wanted) => {
				const item = wanted as IDataObject;
				const { changed, unseen } = differences(item, before as IDataObject, () => true);
				const written = Object.fromEntries(changed.map((name) => [name, item[name]]));
				const after = { ...(before as IDataObject), ...written };
				expect(unseen).toEqual([]);
				expect(differences(item, after, () => true).changed).toEqual([]);
			}),
		);
	});
});

describe('The fields that Routix did not keep', () => {
	it.each<[string, IDataObject[string], IDataObject[string]]>([
		['lower-cased', 'Acme', 'acme'],
		['with other blanks', 'Acme  B.V.', 'Acme B.V.'],
		['reformatted', '0201234567', '+31 20 123 4567'],
		['cut', 'Acme Transport', 'Acme'],
		['escaped', 'A & B', 'A &amp; B'],
		['rounded', 12.456, 12.46],
		['taken for a number', '007', 7],
		['ignored', 'Acme', null],
		['cleared wrongly', null, 'Acme'],
		['in an object', { city: 'Venlo' }, { city: 'VENLO', id: 1 }],
		['in a list', ['a', 'b'], ['a']],
		['at another time', '2026-05-04T10:00:00+02:00', '2026-05-04T10:00:00Z'],
	])('are those that are %s', (_case, sent, answered) => {
		expect(notKept({ field: sent, other: 1 }, { field: answered, other: 1 })).toEqual(['field']);
	});

	it.each<[string, IDataObject[string], IDataObject[string]]>([
		['the same', 'Acme', 'Acme'],
		['a number as text', 12.5, '12.50'],
		['a text as the same digits', '7', 7],
		['the same moment', '2026-05-04T10:00:00+02:00', '2026-05-04T08:00:00Z'],
		['a clock without a zone', '2026-05-04T10:00:00+02:00', '2026-05-04T10:00:00'],
		['a letter in its other form', 'Caf\u00E9', 'Cafe\u0301'],
		['an object with more', { city: 'Venlo' }, { city: 'Venlo', id: 1 }],
		['an object that shows less', { city: 'Venlo', note: 'x' }, { city: 'Venlo' }],
		['nothing for nothing', null, ''],
	])('are not those with %s', (_case, sent, answered) => {
		expect(notKept({ field: sent }, { field: answered })).toEqual([]);
	});

	it('are not those that the answer does not show', () => {
		expect(notKept({ a: 1, b: 2 }, {})).toEqual([]);
		expect(notKept({ a: 1 }, { a: undefined })).toEqual([]);
	});

	it('are all those that differ, and more', () => {
		const values = fc.jsonValue({ maxDepth: 1 });
		fc.assert(
			fc.property(values, values, (sent, answered) => {
				const isAtom = (value: unknown) => typeof value !== 'object' || value === null;
				if (!isAtom(sent) || !isAtom(answered) || covers(sent, answered)) return;
				expect(notKept({ a: sent as string }, { a: answered as string })).toEqual(['a']);
			}),
		);
	});
});
