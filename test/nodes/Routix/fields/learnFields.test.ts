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

	it('without a type when there was never a value, and as text when values have nothing in common', () => {
		expect(typesOf({ empty: null }, { mixed: 1 }, { mixed: 'one' }, { mixed: 2 })).toEqual({
			empty: undefined,
			mixed: 'string',
		});
	});

	it('with an empty text fitting every type, as some write for none', () => {
		expect(typesOf({ due: '', note: '' }, { due: '2026-05-04T08:00:00Z', note: '' })).toEqual({
			due: 'dateTime',
			note: 'string',
		});
	});

	it('without a type for decimals that are written as texts, which take a number as well', () => {
		expect(typesOf({ price: '12.50', no: '1.10' }, { price: '-0.00', no: '1.2b' })).toEqual({
			price: undefined,
			no: 'string',
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

describe('A choice is learned from records', () => {
	const many = (count: number, textOf: (index: number) => unknown) =>
		learnFields(
			Array.from({ length: count }, (_, index) => ({ it: textOf(index) }) as IDataObject),
		)[0];
	const fuels = ['diesel', 'hvo', 'lng'];

	it('as few different texts in many records', () => {
		const field = many(60, (index) => fuels[index % 3]);

		expect(field).toMatchObject({ isChoice: true, texts: fuels, isUsuallyFilled: true });
	});

	it.each<[string, number, (index: number) => unknown]>([
		['few records', 40, (index) => fuels[index % 3]],
		['nearly as many texts as records', 60, (index) => `text ${index % 15}`],
		['many different texts', 500, (index) => `text ${index % 30}`],
		['long texts', 60, () => 'Bij aankomst melden bij de receptie aan de achterkant'],
		['numbers of something', 60, () => '10023456'],
		['IDs of something', 60, () => '550e8400-e29b-41d4-a716-446655440000'],
		['addresses', 60, () => 'planning@acme.nl'],
		['no texts', 60, () => 7],
	])('but not from %s', (_case, count, textOf) => {
		expect(many(count, textOf).isChoice).toBe(false);
	});
});

describe('A field is learned to be usually filled', () => {
	const records = Array.from({ length: 20 }, () => ({ a: 0, b: 'x' }) as IDataObject);

	it.each([
		['every record has a value', records, { a: true, b: true }],
		['one has none', [...records, { a: 1, b: '' }], { a: true, b: false }],
		['one lacks it', [...records, { a: 1 }], { a: true, b: false }],
		[
			'one in a hundred has none, as an old one may',
			[
				...Array.from({ length: 5 }, () => records)
					.flat()
					.slice(1),
				{ a: 1 },
			],
			{ a: true, b: true },
		],
		['there are few records', records.slice(1), { a: false, b: false }],
	])('when %s: %#', (_case, list, expected) => {
		const filled = learnFields(list).map(({ name, isUsuallyFilled }) => [name, isUsuallyFilled]);

		expect(Object.fromEntries(filled)).toEqual(expected);
	});
});

it('The names within lists and objects are learned', () => {
	const [stops, home, tags] = learnFields([
		{ stops: [{ city: 'Venlo' }, { date: '2026-05-04' }], home: { street: 'Kade' }, tags: ['a'] },
		{ stops: [{ note: 'x', city: 'Breda' }], home: null, tags: [] },
	]);

	expect(stops.names).toEqual(['city', 'date', 'note']);
	expect(home.names).toEqual(['street']);
	expect(tags.names).toEqual([]);
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
