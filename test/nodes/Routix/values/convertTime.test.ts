import { convertDay, convertTime } from '../../../../nodes/Routix/values/convertTime';
import { momentsOf } from '../../../../nodes/Routix/values/timeZone';

describe('A day in a time field', () => {
	it('begins when the clocks are put forward, where they are at midnight', () => {
		const { send } = convertTime('2026-03-08', 'America/Havana') as { send: string };

		expect(new Date(send).toISOString()).toBe('2026-03-08T05:00:00.000Z');
		expect(convertDay(send, 'America/Havana')).toEqual({ send: '2026-03-08' });
	});

	it('begins at the first of two midnights, where the clocks are put back to it', () => {
		expect(convertTime('2026-11-01', 'America/Havana')).toEqual({
			send: '2026-11-01T00:00:00-04:00',
		});
	});

	it('is written in UTC where a zone of old differs from it by seconds', () => {
		expect(convertTime('1905-01-02', 'Asia/Shanghai')).toEqual({
			send: expect.stringMatching(/^1905-01-02T00:00:00\+08:00$|^1905-01-01T15:5\d:\d\dZ$/),
		});
		expect(convertTime('1925-01-02T10:00', 'Africa/Monrovia')).toEqual({
			send: '1925-01-02T10:44:30Z',
		});
	});
});

describe('The moments that a clock shows', () => {
	it('are none, one or two', () => {
		const zone = 'Europe/Amsterdam';
		const clock = (text: string) =>
			momentsOf(Date.parse(`${text}Z`), zone).map((at) => new Date(at));

		expect(clock('2026-03-29T02:30')).toEqual([]);
		expect(clock('2026-03-29T03:30')).toEqual([new Date('2026-03-29T01:30Z')]);
		expect(clock('2026-10-25T02:30')).toEqual([
			new Date('2026-10-25T00:30Z'),
			new Date('2026-10-25T01:30Z'),
		]);
	});
});

describe('A time', () => {
	it.each([
		['2026-05-04T10:00Z', '2026-05-04T10:00:00Z'],
		['2026-05-04 10:00:00.123456+0200', '2026-05-04T10:00:00.123456+02:00'],
		['2026-05-04T10:00:00-03', '2026-05-04T10:00:00-03:00'],
		['2026/5/4 9:05', '2026-05-04T09:05:00+02:00'],
		['4.5.2026, 09:05:06', '2026-05-04T09:05:06+02:00'],
		['\\/Date(-1000)\\/', '1969-12-31T23:59:59.000Z'],
	])('written as %s is sent as %s', (written, sent) => {
		expect(convertTime(written, 'Europe/Amsterdam')).toEqual({ send: sent });
	});

	it.each([
		'2026-05-04T24:00',
		'2026-05-04T10:60',
		'2026-05-04T10:00+15:00',
		'2026-05-04T10:00+01:75',
		'2026-05/04',
		'0001-01-01T00:00:00',
		'1899-12-31',
		'0000-00-00',
		'/Date(999999999999999)/',
		'/Date(-62135596800000)/',
		'/Date(1496102400000+9900)/',
		'9999',
		'100000',
		'1777852800',
		'1777852800000',
		'04-2026',
		'Mon May 04 2026',
	])('is not read from %s', (written) => {
		expect(convertTime(written, 'Europe/Amsterdam')).toHaveProperty('refuse');
		expect(convertDay(written, 'Europe/Amsterdam')).toHaveProperty('refuse');
	});

	it.each([
		['10000', '1927-05-18'],
		['99999', '2173-10-13'],
	])('is read from the serial %s', (serial, day) => {
		expect(convertDay(serial, 'Europe/Amsterdam')).toEqual({ send: day });
		expect(convertDay(Number(serial), 'Europe/Amsterdam')).toEqual({ send: day });
	});

	it('of a serial never becomes the next day', () => {
		expect(convertTime(46146.999999, 'Europe/Amsterdam')).toEqual({
			send: '2026-05-04T23:59:59+02:00',
		});
	});
});
