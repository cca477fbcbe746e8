import { momentOf, readIsoTime } from '../values/writtenTime';
import { DAY_MS, midnightBefore, type Calendar } from './calendar';

type Bounds = readonly [from: number, to: number];

/**
 * A stretch of time: a moment (one millisecond), a day, a week, a month … Each pair is where it begins and where the
 * next one would, by what a value that is compared with it may be:
 */
export interface TimeRange {
	/** a moment, in milliseconds since 1970 */
	moment: Bounds;
	/** a time without a zone, see `Calendar.clockAt` */
	clock: Bounds;
	/** a day, by its midnight: all the days that the stretch touches */
	day: Bounds;
}

/** A day or time that a record holds. */
export interface RecordTime {
	kind: keyof TimeRange;
	at: number;
}

/** Before the range (-1), in it (0) or after it (1). */
export function placeIn(range: TimeRange, { kind, at }: RecordTime): -1 | 0 | 1 {
	const [from, to] = range[kind];
	return at < from ? -1 : at >= to ? 1 : 0;
}

/** The day or time that a record's value is: ISO 8601, which Routix writes. Undefined for anything else. */
export function recordTime(value: string): RecordTime | undefined {
	// Most texts are none, and this is asked of every record.
	if (value.length < 10 || value.charAt(4) !== '-') return undefined;
	const time = readIsoTime(value);
	if (time === undefined) return undefined;
	const moment = momentOf(time);
	if (moment !== undefined) return { kind: 'moment', at: moment };
	return { kind: time.isDay ? 'day' : 'clock', at: time.clock };
}

export function rangeOfMoment(calendar: Calendar, moment: number): TimeRange {
	const clock = calendar.clockAt(moment);
	const midnight = midnightBefore(clock);
	return {
		moment: [moment, moment + 1],
		clock: [clock, clock + 1],
		day: [midnight, midnight + DAY_MS],
	};
}

/** The days from one midnight to another: the whole day that begins at the first if there is no other. */
export function rangeOfDays(calendar: Calendar, from: number, to = from + DAY_MS): TimeRange {
	return {
		moment: [calendar.momentOf(from), calendar.momentOf(to)],
		clock: [from, to],
		day: [from, to],
	};
}
