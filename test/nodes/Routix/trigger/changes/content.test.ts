import fc from 'fast-check';
import {
	contentOf,
	countingFields,
	differenceOf,
} from '../../../../../nodes/Routix/trigger/changes/content';
import { FieldTree } from '../../../../../nodes/Routix/trigger/changes/fieldTree';
import type { RoutixRecord } from '../../../../../nodes/Routix/contract/record';

const content = (record: RoutixRecord, watchFields: string[] = [], leftOut: string[] = []) =>
	contentOf([record], new FieldTree(leftOut), watchFields);

describe('The content of a record', () => {
	const record = { id: 'a', status: 'draft', stops: [{ city: 'Venlo', order: 1 }], weight: 12 };

	test('takes 16 bytes, whatever the record holds', () => {
		expect(content(record)).toHaveLength(16);
		expect(content({})).toHaveLength(16);
	});

	test('does not depend on the order of keys, at any depth', () => {
		const shuffled = { weight: 12, stops: [{ order: 1, city: 'Venlo' }], status: 'draft', id: 'a' };
		expect(content(shuffled)).toBe(content(record));
	});

	test('is the same for a field that is null and one that is missing', () => {
		expect(content({ ...record, note: null })).toBe(content(record));
		expect(content({ ...record, note: undefined })).toBe(content(record));
	});

	test.each<RoutixRecord>([
		{ status: 'planned' },
		{ weight: '12' },
		{ weight: null },
		{ weight: 12.5 },
		{ stops: [] },
		{ stops: [{ city: 'Venlo', order: 2 }] },
		{ stops: [{ city: 'Venlo', order: 1 }, {}] },
		{ stops: [null, { city: 'Venlo', order: 1 }] },
		{ stops: { city: 'Venlo', order: 1 } },
		{ extra: false },
		{ extra: {} },
		{ status: 'a', id: 'draft' },
	])('changes with %j', (change) => {
		expect(content({ ...record, ...change })).not.toBe(content(record));
	});

	test('of several rows is that of all of them', () => {
		const one = { id: 'a', stop: 1 };
		const other = { id: 'a', stop: 2 };
		const both = contentOf([one, other], new FieldTree(), []);
		expect(both).toBe(contentOf([other, one], new FieldTree(), []));
		expect(both).not.toBe(contentOf([one, { ...other, stop: 3 }], new FieldTree(), []));
	});

	test('does not depend on fields that are left out, here those of a list', () => {
		const shuffled = { ...record, stops: [{ city: 'Breda', order: 1 }] };
		const leftOut = ['stops\ncity'];
		expect(content(shuffled, [], leftOut)).toBe(content(record, [], leftOut));
		const reordered = { ...record, stops: [{ city: 'Breda', order: 2 }] };
		expect(content(reordered, [], leftOut)).not.toBe(content(record, [], leftOut));
	});

	test('differs for any two records that differ', () => {
		const values = fc.jsonValue({ maxDepth: 3, noUnicodeString: false });
		const withoutNull = (value: unknown): unknown => JSON.parse(JSON.stringify(value, dropNull));
		fc.assert(
			fc.property(values, values, (one, other) => {
				const isSame = JSON.stringify(withoutNull([one])) === JSON.stringify(withoutNull([other]));
				fc.pre(!isSame);
				const contents = [one, other].map((value) => content({ value } as RoutixRecord));
				expect(contents[0]).not.toBe(contents[1]);
			}),
			{ numRuns: 2_000 },
		);
	});
});

function dropNull(_: string, value: unknown) {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, inner]) => inner !== null)
			.sort(([a], [b]) => (a < b ? -1 : 1)),
	);
}

describe('What counts', () => {
	test('is every field, or the watched ones that the record has, as they are watched', () => {
		const record = { id: 'a', status: 'draft', stops: [{ city: 'Venlo' }], note: null };
		expect(countingFields(record, [])).toBe(record);
		expect(countingFields(record, ['stops.0.city', 'note', 'weight'])).toEqual({
			'stops.0.city': 'Venlo',
			note: null,
		});
	});
});

describe('The difference of two contents', () => {
	const record: RoutixRecord = { id: 'a', one: 1, two: 2, three: 3, four: 4, status: 'draft' };
	const without = (...fields: string[]) =>
		Object.fromEntries(Object.entries(record).filter(([name]) => !fields.includes(name)));

	test('is none for the same', () => {
		expect(differenceOf(content(record), content({ ...record }), [], [])).toBeUndefined();
	});

	test('names the watched fields that changed', () => {
		const watched = ['status', 'weight', 'one'];
		const now = content({ ...record, status: 'planned', weight: 3 }, watched);
		expect(differenceOf(content(record, watched), now, [], watched)).toEqual(['status', 'weight']);
	});

	test.each([
		[['one'], ['one']],
		[
			['one', 'three'],
			['one', 'three'],
		],
		[
			['one', 'two', 'four'],
			['one', 'two', 'four'],
		],
		[['one'], ['one', 'two']],
	])('is none if %j vanished, where %j are gone from all records', (vanished, gone) => {
		const now = content(without(...vanished));
		expect(differenceOf(content(record), now, gone, [])).toBeUndefined();
	});

	test.each([
		[['one'], []],
		[['one', 'two'], ['one']],
		[
			['one', 'two', 'three', 'four'],
			['one', 'two', 'three'],
		],
	])('is one if %j vanished, where only %j are gone from all records', (vanished, gone) => {
		const now = content(without(...vanished));
		expect(differenceOf(content(record), now, gone, [])).toEqual([]);
	});

	test('is found beside up to three fields that are gone, whatever these held', () => {
		const field = fc.record({ name: fc.string(), value: fc.jsonValue({ maxDepth: 1 }) });
		const gone = fc.uniqueArray(field, { maxLength: 3, selector: ({ name }) => name });
		fc.assert(
			fc.property(gone, fc.jsonValue({ maxDepth: 1 }), (fields, value) => {
				const names = fields.map(({ name }) => name);
				fc.pre(value !== null && !names.includes('changed'));
				const rest = { id: 'a', other: 1 };
				const entries = fields.map((one) => [one.name, one.value]);
				const before = content({ ...rest, ...Object.fromEntries(entries), id: 'a', other: 1 });
				const paths = names.filter((name) => !Object.hasOwn(rest, name));
				expect(differenceOf(before, content(rest), paths, [])).toBeUndefined();
				const now = content({ ...rest, changed: value } as RoutixRecord);
				expect(differenceOf(before, now, paths, [])).toEqual([]);
			}),
			{ numRuns: 2_000 },
		);
	});
});
