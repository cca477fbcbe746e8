import fc from 'fast-check';
import { sameValue } from '../../../../nodes/Routix/fields/sameValue';

describe('Two values mean the same to Routix', () => {
	it.each([
		['a number and the text of it', 7.5, '7.50'],
		['a number and its text with blanks around it', 30, ' 30 '],
		['a point in time in two zones', '2026-05-04T10:00:00+02:00', '2026-05-04T08:00:00.000Z'],
		['a point in time with and without seconds', '2026-05-04T08:00Z', '2026-05-04T08:00:00Z'],
		['objects with their fields in another order', { a: 1, b: [2] }, { b: ['2'], a: 1 }],
		['empty lists', [], []],
	])('when they are %s', (_case, left, right) => {
		expect(sameValue(left, right)).toBe(true);
		expect(sameValue(right, left)).toBe(true);
	});
});

describe('Two values differ for Routix', () => {
	it.each([
		['texts of digits, which may be codes', '007', '7'],
		['texts in another case', 'Acme', 'ACME'],
		['texts with a blank at the end', 'Acme', 'Acme '],
		['a time without a zone and one with it', '2026-05-04T08:00:00', '2026-05-04T08:00:00Z'],
		['days', '2026-05-04', '2026-05-05'],
		['a day and midnight without a zone', '2026-05-04', '2026-05-04T00:00:00'],
		['an impossible day and itself as a text with a blank', '2026-02-31', '2026-02-31 '],
		['null and nothing', null, undefined],
		['null and zero', null, 0],
		['null and an empty text', null, ''],
		['zero and an empty text', 0, ''],
		['zero and false', 0, false],
		['false and an empty text', false, ''],
		['true and its text', true, 'true'],
		['one and true', 1, true],
		['a list and its only entry', ['a'], 'a'],
		['a list and an object with the same entries', ['a'], { 0: 'a' }],
		['lists in another order', ['a', 'b'], ['b', 'a']],
		['an object and one with a field more', { a: 1 }, { a: 1, b: null }],
		['an object and null', {}, null],
	])('when they are %s', (_case, left, right) => {
		expect(sameValue(left, right)).toBe(false);
		expect(sameValue(right, left)).toBe(false);
	});
});

describe('Whatever the values are', () => {
	it('each is the same as its own copy', () => {
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
				expect(sameValue(value, JSON.parse(JSON.stringify(value)))).toBe(true);
			}),
		);
	});

	it('the order of the two does not matter', () => {
		const value = fc.oneof(
			fc.jsonValue({ maxDepth: 2 }),
			fc.constantFrom(0, '0', '0.0', null, '', false, '2026-05-04', '2026-05-04T00:00:00Z'),
		);
		fc.assert(
			fc.property(value, value, (left, right) => {
				expect(sameValue(left, right)).toBe(sameValue(right, left));
			}),
		);
	});

	it('a number is the same as what it is written as, and as no other number', () => {
		const number = fc.double({ noNaN: true, noDefaultInfinity: true });
		fc.assert(
			fc.property(number, number, (left, right) => {
				expect(sameValue(left, String(left))).toBe(true);
				expect(sameValue(left, String(right))).toBe(left === right);
			}),
		);
	});

	it('a point in time is the same in every zone', () => {
		const time = fc.date({
			min: new Date('1900-01-01'),
			max: new Date('2200-01-01'),
			noInvalidDate: true,
		});
		fc.assert(
			fc.property(time, fc.integer({ min: -12 * 60, max: 14 * 60 }), (date, minutes) => {
				expect(sameValue(date.toISOString(), inZone(date, minutes))).toBe(true);
			}),
		);
	});
});

/** The same moment as clocks so many minutes ahead of UTC show it. */
function inZone(date: Date, minutes: number): string {
	const clock = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, -1);
	const two = (count: number) => String(count).padStart(2, '0');
	const ahead = Math.abs(minutes);
	return `${clock}${minutes < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
}
