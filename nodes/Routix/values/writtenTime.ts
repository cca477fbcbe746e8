import { clockAt } from './timeZone';

/** A day, or a time on it, as it was written. */
export interface WrittenTime {
	/** What a clock on the wall showed, in milliseconds as if it were one of UTC. */
	clock: number;
	/** Digits behind the second with their point, as they were written: `.500`. */
	fraction: string;
	/** The zone that was written beside it, in minutes east of UTC. */
	offset?: number;
	/** Only the day was written. */
	isDay: boolean;
}

/** No text that names a time is longer. */
const LONGEST = 60;

const CLOCK =
	'(?:(?:[T ]|, )(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?\\s?(Z|[-+]\\d{2}(?::?\\d{2})?)?)?';
/** ISO 8601 as people and programs write it: 2026-05-04, 2026/5/4, with a time behind it. */
const YEAR_FIRST = new RegExp(
	`^(?<year>\\d{4})(?<by>[-/.])(?<month>\\d{1,2})\\k<by>(?<day>\\d{1,2})${CLOCK}$`,
	'i',
);
/** As the Dutch write it: 04-05-2026, 4/5/2026, 04.05.2026. */
const DAY_FIRST = new RegExp(
	`^(?<day>\\d{1,2})(?<by>[-/.])(?<month>\\d{1,2})\\k<by>(?<year>\\d{4})${CLOCK}$`,
	'i',
);
/** Without separators, as in EDI messages: 20260504. */
const COMPACT = /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})()()()()()()$/;
const ISO = /^\d{4}-\d{2}-\d{2}($|[T ]\d{2}:\d{2})/;
/** What .NET makes of a time in JSON: milliseconds since 1970, and the zone to show them in. */
const DOT_NET = /^\\?\/Date\((-?\d{1,15})([-+]\d{4})?\)\\?\/$/;
/** Excel's serials from 1927 to 2173. Numbers with fewer digits are years and amounts, with more other days. */
const SERIAL = /^(\d{5})(?:[.,](\d{1,15}))?$/;
/** Day 0 of Excel's 1900 calendar, for all days after the 29 February 1900 that it has and the world had not. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30);

/** Days before are slips, like the year 26 or the year 1 that .NET has for "no time". */
const FIRST_YEAR = 1900;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** What a text names that a person or program wrote as a day or time; undefined when it is neither, or cannot be. */
export function readTime(text: string): WrittenTime | undefined {
	if (text.length > LONGEST) return undefined;
	const match = YEAR_FIRST.exec(text) ?? DAY_FIRST.exec(text) ?? COMPACT.exec(text);
	if (match) return fromParts(match);
	return fromSerial(SERIAL.exec(text)) ?? fromDotNet(DOT_NET.exec(text));
}

/** Whether a text has the form of a day or time, be there one or not, such as 2026-02-30. */
export function isWrittenAsTime(text: string): boolean {
	return YEAR_FIRST.test(text) || DAY_FIRST.test(text);
}

/** As {@link readTime} for what an API writes, and nothing but that: a text like 04-05-2026 may be an article number. */
export function readIsoTime(text: string): WrittenTime | undefined {
	return ISO.test(text) ? readTime(text) : undefined;
}

function fromParts(match: RegExpExecArray): WrittenTime | undefined {
	const { year = '', month = '', day = '' } = match.groups ?? {};
	const [hour, minute, second = '00', digits, zone] = match.slice(5);
	const fraction = digits === undefined || digits === '' ? '' : `.${digits}`;
	const time = `${(hour || '00').padStart(2, '0')}:${minute || '00'}:${second || '00'}`;
	const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${time}`;
	const clock = Date.parse(`${iso}${fraction}Z`);
	// JavaScript turns 30 February into 2 March, and 24:00 into the next day.
	const exists = !Number.isNaN(clock) && new Date(clock).toISOString().startsWith(iso);
	const offset = zone ? offsetOf(zone) : undefined;
	if (!exists || Number(year) < FIRST_YEAR || Number.isNaN(offset)) return undefined;
	return { clock, fraction, offset, isDay: !hour };
}

/** NaN when no place on Earth has it. */
function offsetOf(zone: string): number {
	if (/z/i.test(zone)) return 0;
	const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(3).replace(':', ''))];
	if (hours > 14 || minutes > 59) return Number.NaN;
	return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function fromSerial(match: RegExpExecArray | null): WrittenTime | undefined {
	if (!match) return undefined;
	const [, days, fraction = ''] = match;
	// To the second, since a fraction of a day cannot be exact; never into the next day.
	const seconds = Math.min(86_399, Math.round(Number(`0.${fraction || '0'}`) * 86_400));
	return {
		clock: SERIAL_ZERO + Number(days) * DAY_MS + seconds * 1000,
		fraction: '',
		isDay: seconds === 0,
	};
}

function fromDotNet(match: RegExpExecArray | null): WrittenTime | undefined {
	if (!match) return undefined;
	const [, milliseconds, zone = '+0000'] = match;
	const offset = offsetOf(zone);
	const clock = Number(milliseconds) + offset * MINUTE_MS;
	if (Number.isNaN(clock) || !(clock >= Date.UTC(FIRST_YEAR)) || clock >= Date.UTC(10_000)) {
		return undefined;
	}
	return { clock, fraction: new Date(clock).toISOString().slice(19, 23), offset, isDay: false };
}

/** The moment, in milliseconds since 1970; undefined without a zone. */
export function momentOf({ clock, offset }: WrittenTime): number | undefined {
	return offset === undefined ? undefined : clock - offset * MINUTE_MS;
}

/** The moment that an API wrote, in milliseconds since 1970; for a day its midnight in UTC. */
export function isoMoment(text: string): number | undefined {
	const time = readIsoTime(text);
	return time?.isDay ? time.clock : time && momentOf(time);
}

/** `2026-05-04` */
export function dayText(clock: number): string {
	return new Date(clock).toISOString().slice(0, 10);
}

/**
 * The day that was meant. Midnight stands for a day, in whatever zone it is midnight; any other time lies on the day
 * that the workflow's zone has then.
 */
export function dayMeant(time: WrittenTime, timeZone: string): string {
	const moment = momentOf(time);
	return dayText(moment === undefined || isMidnight(time) ? time.clock : clockAt(moment, timeZone));
}

function isMidnight({ clock }: WrittenTime): boolean {
	return clock % DAY_MS === 0;
}

/**
 * A time that a program wrote in UTC, having no zone for it, as a clock of the workflow's zone shows it. Midnight stays:
 * it stands for a day.
 */
export function withZone(iso: string, timeZone: string): string {
	const time = iso.endsWith('Z') ? readTime(iso) : undefined;
	if (!time || isMidnight(time)) return iso;
	const clock = clockAt(time.clock, timeZone);
	return timeText(clock, time.fraction, (clock - time.clock) / MINUTE_MS);
}

/** ISO 8601 with the zone, `2026-05-04T14:30:00+02:00`; in UTC where a zone of old differs by seconds. */
export function timeText(clock: number, fraction: string, offset: number): string {
	if (!Number.isInteger(offset)) return timeText(clock - offset * MINUTE_MS, fraction, 0);
	const seconds = new Date(clock).toISOString().slice(0, 19);
	const size = Math.abs(offset);
	const [hours, minutes] = [Math.floor(size / 60), size % 60].map((part) =>
		String(part).padStart(2, '0'),
	);
	return `${seconds}${fraction}${offset === 0 ? 'Z' : `${offset < 0 ? '-' : '+'}${hours}:${minutes}`}`;
}
