import { readCombination, readFilters } from '../../../../nodes/Routix/parameters/filters';

const read = (condition: unknown) => readFilters({ conditions: [condition] });

describe('The filters that n8n stores', () => {
	it.each([undefined, null, {}, { conditions: [] }, { conditions: null }, []])(
		'may be none: %j',
		(value) => {
			expect(readFilters(value)).toEqual([]);
		},
	);

	it.each<[unknown, unknown]>([
		[' planned ', 'planned'],
		[0, 0],
		[12.5, 12.5],
		[false, false],
		[
			['planned', 7],
			['planned', 7],
		],
		[new Date('2026-11-30T08:00:00Z'), '2026-11-30T08:00:00.000Z'],
		[{ toJSON: () => '2026-11-30T08:00:00.000+01:00' }, '2026-11-30T08:00:00.000+01:00'],
	])('compare with %j as %j', (value, expected) => {
		const condition = { field: 'status', operator: 'equals', value };

		expect(read(condition)).toEqual([{ field: 'status', operator: 'equals', value: expected }]);
	});

	it('need no value to look for nothing', () => {
		expect(read({ field: 'status', operator: 'isEmpty' })).toHaveLength(1);
	});

	it('compare for equality unless they say otherwise', () => {
		expect(read({ field: 'status', value: 'x' })[0].operator).toBe('equals');
	});

	it.each<[string, unknown, string]>([
		['no field', { value: 'x' }, 'Filter 1 names no field'],
		['a field of blanks', { field: '  ', value: 'x' }, 'Filter 1 names no field'],
		['an unknown operator', { field: 'a', operator: 'like' }, 'an unknown operator "like"'],
		['a name of JavaScript', { field: 'a', operator: 'constructor' }, 'an unknown operator'],
		['no value', { field: 'a' }, 'Filter 1 compares the field a with nothing'],
		['null from an expression', { field: 'a', value: null }, 'the field a with nothing'],
		['blanks', { field: 'a', value: ' \u00a0' }, 'the field a with nothing'],
		['an empty list', { field: 'a', value: [] }, 'the field a with nothing'],
		['nothing to be one of', { field: 'a', operator: 'isOneOf', value: ' ,; ' }, 'with nothing'],
		['a text', 'status = planned', 'Filters is not a list of conditions'],
	])('are refused with %s', (_what, condition, message) => {
		expect(() => read(condition)).toThrow(message);
	});

	it('are refused when they are no list', () => {
		expect(() => readFilters('status')).toThrow('Filters is not a list of conditions');
		expect(() => readFilters({ conditions: 'x' })).toThrow('Filters is not a list of conditions');
	});

	it.each<unknown>([
		{ field: 'status', operator: 'equals', value: '' },
		{ field: 'status', operator: 'equals', value: null },
		{ field: 'status', operator: 'contains', value: ' null ' },
		{ field: 'status', operator: 'isOneOf', value: ' , ' },
		{ field: 'null', operator: 'null', value: 'null' },
		{ field: '', operator: 'isEmpty', value: 'x' },
	])('are none in %j when an AI Agent filled it in', (condition) => {
		expect(readFilters({ conditions: [condition] }, true)).toEqual([]);
	});

	it('are those that an AI Agent filled in, with the words that it may mean', () => {
		const conditions = [
			{ field: 'project', operator: null, value: 'none' },
			{ field: 'active', operator: 'equals', value: false },
			{ field: 'email', operator: 'isEmpty', value: '' },
		];

		expect(readFilters({ conditions }, true)).toEqual([
			{ field: 'project', operator: 'equals', value: 'none' },
			{ field: 'active', operator: 'equals', value: false },
			{ field: 'email', operator: 'isEmpty', value: '' },
		]);
	});

	it('that an AI Agent filled in half are refused', () => {
		const half = { field: 'null', operator: 'equals', value: 'x' };

		expect(() => readFilters({ conditions: [half] }, true)).toThrow('Filter 1 names no field');
	});

	it('must all hold unless another combination is chosen', () => {
		expect([readCombination(undefined), readCombination('any')]).toEqual(['all', 'any']);
		expect(() => readCombination('none')).toThrow('Combine Filters "none" does not exist');
	});
});
