import { momentOf, readTime } from '../values/writtenTime';
import { addMonths, DAY_MS, HOUR_MS, type Calendar } from './calendar';
import { rangeOfDays, rangeOfMoment, type TimeRange } from './timeRange';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const SHIFTED = /^(?:(?:today|vandaag|now|nu) ?)?([+-]) ?(\d{1,4}) ?([a-z]{1,8})$/;
const PERIOD = /^([a-z]{3,9}) ([a-z]{3,9})$/;

/**
 * The stretch of time that somebody wrote: `30-11-2026`, `2026-11-30`, `2026-11`, a time with or without a zone,
 * `today`, `-7d`, `this week`, `vorige maand` … Without a zone it is one of the calendar's zone. Undefined for anything
 * else, and for a day that does not exist.
 * @param text as `comparableText` makes it
 */
export function writtenRange(text: string, calendar: Calendar): TimeRange | undefined {
	const distance = DAY_WORDS.get(text);
	if (distance !== undefined) return rangeOfDays(calendar, calendar.today + distance * DAY_MS);
	if (text === 'now' || text === 'nu') return rangeOfMoment(calendar, calendar.now);
	return shifted(text, calendar) ?? period(text, calendar) ?? date(text, calendar);
}

const DAY_WORDS = new Map([
	['day before yesterday', -2],
	['eergisteren', -2],
	['yesterday', -1],
	['gisteren', -1],
	['today', 0],
	['vandaag', 0],
	['tomorrow', 1],
	['morgen', 1],
	['overmorgen', 2],
]);

/** Of how much time a word speaks. */
interface Unit {
	hours?: number;
	days?: number;
	months?: number;
}

const UNITS = new Map<string, Unit>(
	[
		{ unit: { hours: 1 }, words: ['h', 'hour', 'hours', 'u', 'uur', 'uren'] },
		{ unit: { days: 1 }, words: ['d', 'day', 'days', 'dag', 'dagen'] },
		{ unit: { days: 7 }, words: ['w', 'week', 'weeks', 'weken'] },
		{ unit: { months: 1 }, words: ['m', 'month', 'months', 'maand', 'maanden'] },
		{ unit: { months: 3 }, words: ['q', 'quarter', 'quarters', 'k', 'kwartaal', 'kwartalen'] },
		{ unit: { months: 12 }, words: ['y', 'year', 'years', 'j', 'jaar', 'jaren'] },
	].flatMap(({ unit, words }) => words.map((word): [string, Unit] => [word, unit])),
);

const WHICH = new Map<string, number>(
	[
		{ distance: -1, words: ['last', 'previous', 'vorige', 'vorig'] },
		{ distance: 0, words: ['this', 'current', 'deze', 'dit', 'huidige', 'huidig'] },
		{ distance: 1, words: ['next', 'volgende', 'volgend'] },
	].flatMap(({ distance, words }) => words.map((word): [string, number] => [word, distance])),
);

/** `-7d`, `+2 weken`: a day; with hours a moment. */
function shifted(text: string, calendar: Calendar): TimeRange | undefined {
	const [, sign, digits, word] = SHIFTED.exec(text) ?? [];
	const unit = UNITS.get(word);
	if (unit === undefined) return undefined;
	const count = sign === '-' ? -Number(digits) : Number(digits);
	if (unit.hours) return rangeOfMoment(calendar, calendar.now + count * unit.hours * HOUR_MS);
	const day = later(calendar.today, unit, count);
	return hasYearOfFourDigits(day) ? rangeOfDays(calendar, day) : undefined;
}

/** `this week`, `vorige maand`: weeks begin on Monday. */
function period(text: string, calendar: Calendar): TimeRange | undefined {
	const [, which, word] = PERIOD.exec(text) ?? [];
	const distance = WHICH.get(which);
	const unit = UNITS.get(word);
	if (distance === undefined || unit === undefined || unit.hours) return undefined;
	const from = later(beginning(calendar.today, unit), unit, distance);
	return rangeOfDays(calendar, from, later(from, unit, 1));
}

function date(text: string, calendar: Calendar): TimeRange | undefined {
	if (MONTH.test(text)) {
		const first = Date.parse(text);
		return rangeOfDays(calendar, first, addMonths(first, 1));
	}
	const time = readTime(text);
	if (time === undefined) return undefined;
	if (time.isDay) return rangeOfDays(calendar, time.clock);
	return rangeOfMoment(calendar, momentOf(time) ?? calendar.momentOf(time.clock));
}

function later(midnight: number, { days = 0, months = 0 }: Unit, count: number): number {
	return addMonths(midnight + count * days * DAY_MS, count * months);
}

/** The first day of 1970 was a Thursday, the fourth of its week. */
const DAYS_BEFORE_1970 = 3;

/** Where the week, month, quarter or year begins that a day is in. */
function beginning(midnight: number, { days, months }: Unit): number {
	if (months === undefined) {
		const dayOfWeek = (midnight / DAY_MS + DAYS_BEFORE_1970) % 7;
		return days === 7 ? midnight - dayOfWeek * DAY_MS : midnight;
	}
	const date = new Date(midnight);
	const month = date.getUTCMonth();
	return Date.UTC(date.getUTCFullYear(), month - (month % months), 1);
}

/** Only such years can be written as ISO 8601. */
function hasYearOfFourDigits(midnight: number): boolean {
	return /^\d{4}-/.test(new Date(midnight).toISOString());
}
