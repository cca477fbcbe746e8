import { readWanted } from '../../../../nodes/Routix/parameters/limit';

describe('How many records are wanted', () => {
	it.each([
		[false, 50, 50],
		[undefined, 1, 1],
		['false', '25', 25],
		[true, 50, Infinity],
		['true', undefined, Infinity],
		[true, 0, Infinity],
	])('with Return All %j and Limit %j is %d', (isAll, count, expected) => {
		expect(readWanted(isAll, count)).toBe(expected);
	});

	it.each([0, -1, 1.5, 'many'])('is refused with a limit of %j', (count) => {
		expect(() => readWanted(false, count)).toThrow('Limit must be a whole number of at least 1');
	});
});
