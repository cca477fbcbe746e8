import { joinOf, type Window } from '../../../../nodes/Routix/pagination/join';

/** Rows are single letters. */
const rows = (offset: number, letters: string): Window => ({ offset, keys: [...letters] });
const join = (tail: Window, page: Window, collected = tail.keys.join('')) =>
	joinOf(tail, page, (key) => collected.includes(key));

describe('a page joins the one before', () => {
	const tail = rows(0, 'abcde');

	it('when it begins with its last row', () => {
		expect(join(tail, rows(4, 'efghi'))).toEqual({ joined: true, shared: 1, shift: 0 });
	});

	it('when rows came in before and moved it back', () => {
		expect(join(tail, rows(4, 'cdefg'))).toEqual({ joined: true, shared: 3, shift: 2 });
	});

	it('when it was asked for further ahead, because rows went away', () => {
		expect(join(tail, rows(2, 'defgh'))).toEqual({ joined: true, shared: 2, shift: -1 });
	});

	it('when it ends before the tail does', () => {
		expect(join(tail, rows(1, 'bcd'))).toEqual({ joined: true, shared: 3, shift: 0 });
	});

	it('when most of the rows up to the last known one are known, in whatever order', () => {
		expect(join(tail, rows(3, 'xdefg'))).toEqual({ joined: true, shared: 0 });
	});
});

describe('a page does not join the one before', () => {
	const tail = rows(0, 'abcde');

	it('when no row is known', () => {
		expect(join(tail, rows(4, 'fghij'))).toMatchObject({ joined: false });
	});

	it('when it is empty', () => {
		expect(join(tail, rows(4, ''))).toMatchObject({ joined: false });
	});

	it('when one row alone is known that may have been moved there', () => {
		expect(join(tail, rows(4, 'ghbij'))).toMatchObject({ joined: false });
		expect(join(tail, rows(4, 'bghij'))).toMatchObject({ joined: false });
	});

	it('when few of the rows up to the last known one are known', () => {
		expect(join(tail, rows(4, 'bghije'))).toMatchObject({ joined: false });
	});
});
