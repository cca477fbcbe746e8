import { DAY_MS, startOfDay, type Calendar } from './calendar';

type Bounds = readonly [from: number, to: number];

/**
 * A stretch of time: a moment (one millisecond), a day, a week, a month … Each pair is where it begins and where the
 * next one would, by what a value that is compared with it may be:
 */
export interface TimeRange {
	/** a moment, in Unix time */
	unix: Bounds;
	/** a time without a zone, as the clocks of the calendar's zone show it */
	local: Bounds;
	/** a day: all the days that the stretch touches */
	day: Bounds;
}

/** A date or time that a record holds. */
export interface RecordTime {
	kind: keyof TimeRange;
	at: number;
}

/** Before the range (-1), in it (0) or after it (1). */
export function placeIn(range: TimeRange, { kind, at }: RecordTime): -1 | 0 | 1 {
	const [from, to] = range[kind];
	return at < from ? -1 : at >= to ? 1 : 0;
}

/** ISO 8601, as programs write it: year, month, day, time and zone. */
export const ISO =
	/^(\d{4})-(\d{2})-(\d{2})(?:[t ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/**
 * The date or time that a record's value is: ISO 8601, which Routix writes. Undefined for anything else.
 */
export function recordTime(value: string): RecordTime | undefined {
	if (value.length < 10 || value.charAt(4) !== '-') return undefined;
	const match = ISO.exec(value);
	if (match === null) return undefined;
	const [, year, month, day, time, zone] = match;
	const date = `${year}-${month}-${day}`;
	const at = Date.parse(time === undefined ? date : `${date}T${time}${isoZone(zone)}`);
	if (Number.isNaN(at)) return undefined;
	return { kind: time === undefined ? 'day' : zone === undefined ? 'local' : 'unix', at };
}

/** `+01` and `+0100` as `+01:00`; `z` as `Z`, which also stands for no zone. */
export function isoZone(zone = 'Z'): string {
	return zone.length < 3 ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
}

/** @param unix Unix time in milliseconds */
export function moment(calendar: Calendar, unix: number): TimeRange {
	const local = calendar.localOf(unix);
	const day = startOfDay(local);
	return { unix: [unix, unix + 1], local: [local, local + 1], day: [day, day + DAY_MS] };
}

/** Days from one local midnight to another, one of them if only the first is given. */
export function wholeDays(calendar: Calendar, from: number, to = from + DAY_MS): TimeRange {
	const bounds: Bounds = [from, to];
	return { unix: [calendar.unixOf(from), calendar.unixOf(to)], local: bounds, day: bounds };
}
