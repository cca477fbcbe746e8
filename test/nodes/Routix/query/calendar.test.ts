import fc from 'fast-check';
import { addMonths, Calendar, DAY_MS } from '../../../../nodes/Routix/query/calendar';

const ZONES = [
	'Europe/Amsterdam',
	'UTC',
	'America/New_York',
	'Asia/Kolkata',
	'Australia/Lord_Howe',
	'Pacific/Kiritimati',
	'America/Sao_Paulo',
	'Asia/Beirut',
];

const hours = fc.integer({ min: Date.UTC(1995, 0), max: Date.UTC(2040, 0) });

describe('A calendar', () => {
	it('shows what the clocks of its zone show', () => {
		const calendar = new Calendar('Europe/Amsterdam', Date.parse('2026-11-30T22:30:00.123Z'));

		expect(calendar.clockAt(calendar.now)).toBe(Date.UTC(2026, 10, 30, 23, 30, 0, 123));
		expect(calendar.today).toBe(Date.UTC(2026, 10, 30));
		expect(new Calendar('Asia/Tokyo', calendar.now).today).toBe(Date.UTC(2026, 11, 1));
	});

	it.each([
		['on an ordinary day', '2026-11-30T12:00', '2026-11-30T11:00Z'],
		['in summer', '2026-07-01T12:00', '2026-07-01T10:00Z'],
		['the first time of an hour that comes twice', '2026-10-25T02:30', '2026-10-25T00:30Z'],
		['the same while after an hour that is left out', '2026-03-29T02:30', '2026-03-29T01:30Z'],
	])('finds the moment at which they show a time: %s', (_case, clock, moment) => {
		const calendar = new Calendar('Europe/Amsterdam', 0);

		expect(calendar.momentOf(Date.parse(`${clock}Z`))).toBe(Date.parse(moment));
	});

	it('begins a day without a midnight at its first moment', () => {
		const calendar = new Calendar('America/Sao_Paulo', 0);

		// The clocks went from 23:59 to 01:00.
		expect(calendar.momentOf(Date.UTC(2018, 10, 4))).toBe(Date.parse('2018-11-04T03:00Z'));
	});

	it('comes back to the moment, or to the first of two that clocks show alike', () => {
		fc.assert(
			fc.property(fc.constantFrom(...ZONES), hours, (zone, time) => {
				const calendar = new Calendar(zone, time);
				const clock = calendar.clockAt(time);
				const found = calendar.momentOf(clock);

				expect(calendar.clockAt(found)).toBe(clock);
				expect(found).toBeLessThanOrEqual(time);
				expect(time - found).toBeLessThanOrEqual(DAY_MS / 12);
			}),
		);
	});
});

describe('A midnight', () => {
	it.each([
		['2026-01-31', 1, '2026-02-28'],
		['2026-03-31', -1, '2026-02-28'],
		['2026-11-30', 2, '2027-01-30'],
		['2028-02-29', -12, '2027-02-28'],
		['2026-05-05', 0, '2026-05-05'],
	])('of %s moved by %d months is %s', (day, months, expected) => {
		expect(addMonths(Date.parse(day), months)).toBe(Date.parse(expected));
	});
});
