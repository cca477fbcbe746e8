import fc from 'fast-check';
import { Calendar } from '../../../../nodes/Routix/query/calendar';
import { comparableText } from '../../../../nodes/Routix/query/comparableText';
import { placeIn, recordTime } from '../../../../nodes/Routix/query/timeRange';
import { writtenRange } from '../../../../nodes/Routix/query/writtenRange';

/** A Wednesday, half past one in the night in Amsterdam, still Tuesday in UTC. */
const calendar = new Calendar('Europe/Amsterdam', Date.parse('2026-11-25T00:30:00Z'));

const read = (text: string) => writtenRange(comparableText(text), calendar);

/** What was written as the days from the first to the last one, or as a moment. */
function meaning(text: string): string {
	const range = read(text);
	if (range === undefined) return 'nothing';
	const { day, moment } = range;
	if (moment[1] - moment[0] === 1) return new Date(moment[0]).toISOString();
	const [first, last] = [day[0], day[1] - 1].map((at) => new Date(at).toISOString().slice(0, 10));
	return first === last ? first : `${first} to ${last}`;
}

describe('A time that somebody wrote', () => {
	it.each([
		['30-11-2026', '2026-11-30'],
		['1-2-2026', '2026-02-01'],
		['30/11/2026', '2026-11-30'],
		['30.11.2026', '2026-11-30'],
		[' 2026-11-30 ', '2026-11-30'],
		['2026-11', '2026-11-01 to 2026-11-30'],
		['today', '2026-11-25'],
		['Vandaag', '2026-11-25'],
		['yesterday', '2026-11-24'],
		['gisteren', '2026-11-24'],
		['eergisteren', '2026-11-23'],
		['tomorrow', '2026-11-26'],
		['morgen', '2026-11-26'],
		['overmorgen', '2026-11-27'],
		['-7d', '2026-11-18'],
		['- 7 dagen', '2026-11-18'],
		['today - 7d', '2026-11-18'],
		['+2w', '2026-12-09'],
		['-1m', '2026-10-25'],
		['-9m', '2026-02-25'],
		['+1j', '2027-11-25'],
		['-1 year', '2025-11-25'],
		['this week', '2026-11-23 to 2026-11-29'],
		['deze  WEEK', '2026-11-23 to 2026-11-29'],
		['last week', '2026-11-16 to 2026-11-22'],
		['vorige week', '2026-11-16 to 2026-11-22'],
		['volgende week', '2026-11-30 to 2026-12-06'],
		['this month', '2026-11-01 to 2026-11-30'],
		['deze maand', '2026-11-01 to 2026-11-30'],
		['last month', '2026-10-01 to 2026-10-31'],
		['vorige maand', '2026-10-01 to 2026-10-31'],
		['this quarter', '2026-10-01 to 2026-12-31'],
		['vorig kwartaal', '2026-07-01 to 2026-09-30'],
		['this year', '2026-01-01 to 2026-12-31'],
		['dit jaar', '2026-01-01 to 2026-12-31'],
		['volgend jaar', '2027-01-01 to 2027-12-31'],
		['now', '2026-11-25T00:30:00.000Z'],
		['-2h', '2026-11-24T22:30:00.000Z'],
		['-2 uur', '2026-11-24T22:30:00.000Z'],
		['2026-11-30T08:00:00Z', '2026-11-30T08:00:00.000Z'],
		['2026-11-30T08:00:00.570123+01:00', '2026-11-30T07:00:00.570Z'],
		['2026-11-30 08:00+0100', '2026-11-30T07:00:00.000Z'],
		['2026-11-30T08:00', '2026-11-30T07:00:00.000Z'],
		['30-11-2026 8:00', '2026-11-30T07:00:00.000Z'],
		['1-7-2026 08:00:30', '2026-07-01T06:00:30.000Z'],
	])('%s is %s', (text, expected) => {
		expect(meaning(text)).toBe(expected);
	});

	it.each([
		'',
		'30-02-2026',
		'31/04/2026',
		'11/30/2026',
		'2026-02-30',
		'2026-13',
		'2026-11-30T25:00',
		'30-11-2026 12:61',
		'-9999y',
		'week',
		'this hour',
		'some week',
		'30-11-26',
		'30-11',
		'30-11/2026',
		'2026',
		'-7',
		'7d',
		'-12345d',
		'constructor',
		'this constructor',
		'+1__proto__',
		'planned',
		'PO-30-11-2026',
	])('%j is none', (text) => {
		expect(read(text)).toBeUndefined();
	});

	it('is a day of 23 or 25 hours when the clocks change', () => {
		const hours = ['29-03-2026', '25-10-2026'].map((text) => {
			const range = read(text);
			if (range === undefined) throw new Error(`${text} was not understood`);
			return (range.moment[1] - range.moment[0]) / 3_600_000;
		});

		expect(hours).toEqual([23, 25]);
	});

	it('holds every moment that clocks show on that day, and no other one', () => {
		const zones = fc.constantFrom('Europe/Amsterdam', 'America/New_York', 'Pacific/Kiritimati');
		const moments = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2035, 0) });
		fc.assert(
			fc.property(zones, moments, fc.integer({ min: -2, max: 2 }), (zone, time, shift) => {
				const inZone = new Calendar(zone, time);
				const day = new Date(inZone.today + shift * 86_400_000).toISOString().slice(0, 10);
				const range = writtenRange(day, inZone);
				if (range === undefined) throw new Error(`${day} was not understood`);

				expect(placeIn(range, { kind: 'moment', at: time })).toBe(-Math.sign(shift) + 0);
			}),
		);
	});
});

describe('A time in a record', () => {
	it.each([
		['2026-11-30', { kind: 'day', at: Date.UTC(2026, 10, 30) }],
		['2026-11-30T08:00:00Z', { kind: 'moment', at: Date.UTC(2026, 10, 30, 8) }],
		[
			'2026-11-30T08:00:00.123456+00:00',
			{ kind: 'moment', at: Date.UTC(2026, 10, 30, 8, 0, 0, 123) },
		],
		['2026-11-30 08:00:00+01', { kind: 'moment', at: Date.UTC(2026, 10, 30, 7) }],
		['2026-11-30T08:00', { kind: 'clock', at: Date.UTC(2026, 10, 30, 8) }],
	])('%s is understood', (text, expected) => {
		expect(recordTime(text)).toEqual(expected);
	});

	it.each([
		'',
		'2026',
		'2026-11',
		'30-11-2026',
		'2026-11-30 is the day',
		'2026-11-3012',
		'ABCD-11-30',
	])('%j is none', (text) => {
		expect(recordTime(text)).toBeUndefined();
	});

	it.each<[string, string, -1 | 0 | 1]>([
		['2026-11-30', '30-11-2026', 0],
		['2026-12-01', '30-11-2026', 1],
		['2026-11-29', '30-11-2026', -1],
		['2026-11-29T23:00:00Z', '30-11-2026', 0],
		['2026-11-30T22:59:59Z', '30-11-2026', 0],
		['2026-11-30T23:00:00Z', '30-11-2026', 1],
		['2026-11-29T23:30:00', '30-11-2026', -1],
		['2026-11-30', '2026-11-30T14:00:00Z', 0],
		['2026-11-30', '2026-11-29T23:30:00Z', 0],
		['2026-11-30T08:00:00', '2026-11-30T07:00:00Z', 0],
		['2026-11-30T07:00:01Z', '2026-11-30T07:00:00Z', 1],
		['2026-11-24', 'this week', 0],
		['2026-11-22T23:30:00Z', 'this week', 0],
	])('%s compared with %s is %d', (inRecord, text, expected) => {
		const range = read(text);
		const time = recordTime(inRecord);
		if (range === undefined || time === undefined) throw new Error('Not understood');

		expect(placeIn(range, time)).toBe(expected);
	});
});
