import { addMonths, DAY_MS, dayOf, HOUR_MS, type Calendar } from './calendar';
import { ISO, isoZone, moment, wholeDays, type TimeRange } from './timeRange';

const DAY_FIRST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:,? (\d{1,2}:\d{2}(?::\d{2})?))?$/;
const MONTH = /^(\d{4})-(\d{2})$/;
const SHIFTED = /^(?:(?:today|vandaag|now|nu) ?)?([+-]) ?(\d{1,4}) ?([a-z]{1,8})$/;
const PERIOD = /^([a-z]{3,9}) ([a-z]{3,9})$/;

/**
 * The stretch of time that somebody wrote: `30-11-2026`, `2026-11-30`, `2026-11`, an ISO time, `today`, `-7d`,
 * `this week`, `vorige maand` … A time without a zone is one of the calendar's zone.
 * @param text as `comparableText` makes it
 * @returns `impossible` for what is written as a date and is none, such as 30-02-2026; undefined for anything else
 */
export function writtenTime(
	text: string,
	calendar: Calendar,
): TimeRange | 'impossible' | undefined {
	const word = DAY_WORDS.get(text);
	if (word !== undefined) return wholeDays(calendar, calendar.today + word * DAY_MS);
	if (text === 'now' || text === 'nu') return moment(calendar, calendar.now);
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

/** Of how much a word speaks. */
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
function shifted(text: string, calendar: Calendar): TimeRange | 'impossible' | undefined {
	const [, sign, digits, word] = SHIFTED.exec(text) ?? [];
	const unit = UNITS.get(word);
	if (unit === undefined) return undefined;
	const count = sign === '-' ? -Number(digits) : Number(digits);
	const { hours = 0 } = unit;
	if (hours > 0) return moment(calendar, calendar.now + count * hours * HOUR_MS);
	const day = later(calendar.today, unit, count);
	return isWritableYear(day) ? wholeDays(calendar, day) : 'impossible';
}

/** `this week`, `vorige maand`: weeks begin on Monday. */
function period(text: string, calendar: Calendar): TimeRange | undefined {
	const [, which, word] = PERIOD.exec(text) ?? [];
	const distance = WHICH.get(which);
	const unit = UNITS.get(word);
	if (distance === undefined || unit === undefined || unit.hours) return undefined;
	const from = later(beginning(calendar.today, unit), unit, distance);
	return wholeDays(calendar, from, later(from, unit, 1));
}

/** Years of four digits: the only ones that a record's date can have. */
function isWritableYear(local: number): boolean {
	const year = new Date(local).getUTCFullYear();
	return year >= 1000 && year <= 9999;
}

function later(local: number, { days = 0, months = 0 }: Unit, count: number): number {
	return addMonths(local + count * days * DAY_MS, count * months);
}

/** Where the week, month, quarter or year begins that a day is in. */
function beginning(day: number, { months, days }: Unit): number {
	if (months === undefined) {
		const weekday = (((day / DAY_MS + WEEKDAY_OF_1970) % 7) + 7) % 7;
		return days === 7 ? day - weekday * DAY_MS : day;
	}
	const date = new Date(day);
	const month = date.getUTCMonth();
	return Date.UTC(date.getUTCFullYear(), month - (month % months), 1);
}

/** The first day of 1970 was a Thursday, the fourth day of its week. */
const WEEKDAY_OF_1970 = 3;

function date(text: string, calendar: Calendar): TimeRange | 'impossible' | undefined {
	const [, iso, isoMonth] = MONTH.exec(text) ?? [];
	if (iso !== undefined) {
		const from = dayOf(Number(iso), Number(isoMonth), 1);
		return from === undefined ? 'impossible' : wholeDays(calendar, from, addMonths(from, 1));
	}
	const parts = isoParts(text) ?? dayFirstParts(text);
	if (parts === undefined) return undefined;
	const { year, month, day, time, zone } = parts;
	const midnight = dayOf(year, month, day);
	if (midnight === undefined) return 'impossible';
	if (time === undefined) return wholeDays(calendar, midnight);
	const clock = time.replace(/^\d:/, '0$&');
	const at = Date.parse(`${isoDay(midnight)}T${clock}${isoZone(zone)}`);
	if (Number.isNaN(at)) return 'impossible';
	return moment(calendar, zone === undefined ? calendar.unixOf(at) : at);
}

function isoDay(local: number): string {
	return new Date(local).toISOString().slice(0, 10);
}

interface WrittenParts {
	year: number;
	month: number;
	day: number;
	/** `14:30`, `14:30:00` or `14:30:00.000` */
	time?: string;
	zone?: string;
}

function isoParts(text: string): WrittenParts | undefined {
	const match = ISO.exec(text);
	if (match === null) return undefined;
	const [, year, month, day, time, zone] = match;
	return { year: Number(year), month: Number(month), day: Number(day), time, zone };
}

function dayFirstParts(text: string): WrittenParts | undefined {
	const match = DAY_FIRST.exec(text);
	if (match === null) return undefined;
	const [, day, , month, year, time] = match;
	return { year: Number(year), month: Number(month), day: Number(day), time };
}
