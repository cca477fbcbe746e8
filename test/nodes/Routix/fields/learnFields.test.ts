import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { learnFields } from '../../../../nodes/Routix/fields/learnFields';

const typesOf = (...records: IDataObject[]) =>
	Object.fromEntries(learnFields(records).map(({ name, type }) => [name, type]));

describe('Fields are learned from records', () => {
	it('with every name that occurs, in the order of first appearance', () => {
		const names = learnFields([{ b: 1, a: 2 }, { a: 3, c: 4 }, { d: 5 }]).map(({ name }) => name);

		expect(names).toEqual(['b', 'a', 'c', 'd']);
	});

	it('with the type that all values have in common', () => {
		expect(
			typesOf(
				{ text: 'x', count: 1, flag: true, seen: '2026-05-04T08:00:00Z', tags: [], address: {} },
				{ text: '', count: 2.5, flag: false, seen: '2026-05-05 09:30', tags: ['a'], address: {} },
			),
		).toEqual({
			text: 'string',
			count: 'number',
			flag: 'boolean',
			seen: 'dateTime',
			tags: 'array',
			address: 'object',
		});
	});

	it('with null fitting every type', () => {
		expect(typesOf({ count: null }, { count: 3 }, { count: null })).toEqual({ count: 'number' });
	});

	it('as text when there was never a value, or when values have nothing in common', () => {
		expect(typesOf({ empty: null }, { mixed: 1 }, { mixed: 'one' }, { mixed: 2 })).toEqual({
			empty: 'string',
			mixed: 'string',
		});
	});

	it('with a day without a time as text: the date picker of n8n would add midnight to it', () => {
		expect(typesOf({ due_date: '2026-05-04' })).toEqual({ due_date: 'string' });
	});

	it('with a text in one record and a time in another as text', () => {
		expect(typesOf({ note: '2026-05-04T08:00:00Z' }, { note: 'tomorrow' })).toEqual({
			note: 'string',
		});
	});

	it('as none from no records', () => {
		expect(learnFields([])).toEqual([]);
	});
});

describe('Whatever the records are', () => {
	const record = fc.dictionary(
		fc.string(),
		fc.jsonValue({ maxDepth: 1 }),
	) as fc.Arbitrary<IDataObject>;

	it('each name is learned once', () => {
		fc.assert(
			fc.property(fc.array(record), (records) => {
				const names = learnFields(records).map(({ name }) => name);
				expect(new Set(names)).toEqual(new Set(records.flatMap((one) => Object.keys(one))));
				expect(names).toHaveLength(new Set(names).size);
			}),
		);
	});

	it('the types do not depend on the order of the records', () => {
		fc.assert(
			fc.property(fc.array(record), (records) => {
				expect(typesOf(...records.toReversed())).toEqual(typesOf(...records));
			}),
		);
	});

	it('a field called __proto__ is a field like any other', () => {
		const hostile = JSON.parse('{"__proto__":{"polluted":true},"constructor":"x"}') as IDataObject;

		expect(learnFields([hostile]).map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});
});
