import fc from 'fast-check';
import type { RoutixRecord } from '../../../../nodes/Routix/contract/record';
import { FieldReaders } from '../../../../nodes/Routix/query/fieldReader';
import { Sorting, type SortRule } from '../../../../nodes/Routix/query/sorting';

function sorted(records: RoutixRecord[], ...rules: SortRule[]): RoutixRecord[] {
	const sorting = new Sorting(rules, new FieldReaders());
	return records
		.map((record) => ({ record, keys: sorting.keysOf(record) }))
		.sort((left, right) => sorting.compare(left.keys, right.keys))
		.map(({ record }) => record);
}

function order(values: unknown[], direction: SortRule['direction'] = 'asc'): unknown[] {
	const records = values.map((value) => ({ value }) as RoutixRecord);
	return sorted(records, { field: 'value', direction }).map(({ value }) => value);
}

describe('Records are sorted', () => {
	it.each<[string, unknown[]]>([
		['numbers by value', [-3, 2, 10.5, 100]],
		['days and times by time', ['2026-02-01', '2026-02-01T08:00:00+02:00', '2026-02-01T07:00:00Z']],
		['texts whatever their case and accents', ['acme', 'Bos', 'Café', 'cargo', 'Émile', 'Zwart']],
		['numbers within texts by value', ['Klant 2', 'Klant 10', 'Klant 100']],
		['switches with off first', [false, true]],
		['numbers before dates before texts', [5, '2026-01-01', 'abc']],
	])('%s, in either direction', (_what, values) => {
		expect(order([...values].reverse())).toEqual(values);
		expect(order(values, 'desc')).toEqual([...values].reverse());
	});

	it('with those without a value last, in either direction', () => {
		const values = [null, 'b', '', {}, 'a', []];

		expect(order(values)).toEqual(['a', 'b', null, '', {}, []]);
		expect(order(values, 'desc')).toEqual(['b', 'a', null, '', {}, []]);
	});

	it('by the one of several values that comes first', () => {
		const records = [{ stops: [{ eta: 5 }, { eta: 1 }] }, { stops: [{ eta: 2 }, { eta: 4 }] }];
		const by = (direction: SortRule['direction']) =>
			sorted(records, { field: 'stops.eta', direction });

		expect(by('asc')).toEqual(records);
		expect(by('desc')).toEqual(records);
	});

	it('by further fields where the first ones are the same, and else in their order', () => {
		const records = [
			{ id: 1, city: 'Breda', name: 'b' },
			{ id: 2, city: 'Assen', name: 'b' },
			{ id: 3, city: 'Breda', name: 'c' },
			{ id: 4, city: 'Breda', name: 'b' },
		];

		const ids = sorted(
			records,
			{ field: 'city', direction: 'asc' },
			{ field: 'name', direction: 'desc' },
		).map(({ id }) => id);

		expect(ids).toEqual([2, 3, 1, 4]);
	});

	it('alike whatever order they come in, as far as values differ', () => {
		const value = fc.oneof(
			fc.integer(),
			fc.string(),
			fc.constantFrom(null, true, false, '', '2026-11-30', '2026-11-30T08:00:00Z'),
		);
		fc.assert(
			fc.property(fc.uniqueArray(value), fc.constantFrom('asc', 'desc'), (values, direction) => {
				const sorting = new Sorting([{ field: 'value', direction }], new FieldReaders());
				const keys = values.map((one) => sorting.keysOf({ value: one }));
				const places = order(values, direction).map((one) => keys[values.indexOf(one as never)]);

				for (const [index, key] of places.entries()) {
					for (const later of places.slice(index)) {
						expect(sorting.compare(key, later)).toBeLessThanOrEqual(0);
						expect(sorting.compare(later, key)).toBeGreaterThanOrEqual(0);
					}
				}
			}),
		);
	});
});
