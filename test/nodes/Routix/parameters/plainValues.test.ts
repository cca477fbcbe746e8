import {
	readChoice,
	readSwitch,
	readText,
	readWholeNumber,
} from '../../../../nodes/Routix/parameters/plainValues';

/** JSON can bring this; `String()` throws a bare TypeError on it. */
const withoutText = { toString: null };

describe('A text', () => {
	it.each([
		[' RS2RDH3B ', 'RS2RDH3B'],
		[42, '42'],
		[false, 'false'],
		[undefined, ''],
		[null, ''],
		[['a', null, ['b', 7]], 'a,,b,7'],
		[{ id: 7 }, '{"id":7}'],
		[withoutText, '{"toString":null}'],
	])('of %j is %j', (value, expected) => {
		expect(readText(value)).toBe(expected);
	});
});

it('An object without a text is refused by the name of its parameter', () => {
	expect(() => readSwitch(withoutText, 'Dry Run')).toThrow('Dry Run must be');
	expect(() => readWholeNumber(withoutText, 'Limit', 1)).toThrow('Limit must be');
	expect(() => readChoice(withoutText, 'Event', ['created'])).toThrow('Event "');
});

describe('A switch', () => {
	it.each([true, 'true', 'TRUE', ' True '])('is on with %j', (value) => {
		expect(readSwitch(value, 'Dry Run')).toBe(true);
	});

	it.each([false, 'false', undefined, null])('is off with %j', (value) => {
		expect(readSwitch(value, 'Dry Run')).toBe(false);
	});

	it.each(['yes', '', 1, 0, {}, []])(
		'is refused with %j, which must not pass for "off": a dry run would write',
		(value) => {
			expect(() => readSwitch(value, 'Dry Run')).toThrow('Dry Run must be true or false, not "');
		},
	);
});

describe('A whole number', () => {
	it.each([
		[1, 1],
		['25', 25],
		[' 7 ', 7],
		['1e3', 1000],
	])('may be %j', (value, expected) => {
		expect(readWholeNumber(value, 'Limit', 1)).toBe(expected);
	});

	it.each([0, -1, 1.5, '1.5', 'ten', '', ' ', null, undefined, true, [3], Number.NaN, Infinity])(
		'is refused as %p by its name',
		(value) => {
			expect(() => readWholeNumber(value, 'Limit', 1)).toThrow(
				`Limit must be a whole number of at least 1, not "${Array.isArray(value) ? '[3]' : String(value)}"`,
			);
		},
	);
});

describe('A choice', () => {
	const choices = ['error', 'first', 'skip'] as const;

	it.each([
		['skip', 'skip'],
		[undefined, 'error'],
		[null, 'error'],
	])('%j is %s', (value, expected) => {
		expect(readChoice(value, 'On Several Matches', choices)).toBe(expected);
	});

	it.each(['First', '', 1, ['skip']])('is refused as %j, with what there is', (value) => {
		expect(() => readChoice(value, 'On Several Matches', choices)).toThrow(
			`On Several Matches "${Array.isArray(value) ? '["skip"]' : value}" does not exist`,
		);
	});
});
