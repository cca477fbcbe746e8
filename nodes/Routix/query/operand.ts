import type { Conversion, FieldKind, Refusal } from '../values/conversion';
import { convertValue } from '../values/convertValue';
import { digitsOf } from '../values/convertNumber';
import { midnightBefore, type Calendar } from './calendar';
import { comparableText } from './comparableText';
import { rangeOfDays, type TimeRange } from './timeRange';
import { writtenRange } from './writtenRange';

/** What a filter compares with, as it was entered or as an expression brought it. */
export type WrittenValue = string | number | boolean;

/** What somebody wrote, in every way in which a value of a record may be compared with it. */
export interface Operand {
	value: WrittenValue;
	text: string;
	/** If it is certain which number is meant. */
	number?: number;
	/** For a switch. */
	truth?: boolean;
	time?: TimeRange;
	/** The whole day if `time` is its midnight: what equals {{ $today }} is any time of today. */
	day?: TimeRange;
	/** Seconds since midnight, if it is a time of day such as `08:30`. */
	timeOfDay?: number;
}

export function operandOf(value: WrittenValue, calendar: Calendar): Operand {
	const text = comparableText(typeof value === 'number' ? digitsOf(value) : String(value));
	const time = writtenRange(text, calendar);
	return {
		value,
		text,
		number: converted<number>(value, 'number', calendar),
		truth: converted<boolean>(value, 'boolean', calendar),
		time,
		day: time && dayFrom(time, calendar),
		timeOfDay: timeOfDayIn(text),
	};
}

/** Why a value cannot be compared with those of a field; undefined if it can. */
export function refusalOf(
	value: WrittenValue,
	kind: FieldKind,
	calendar: Calendar,
): Refusal | undefined {
	const conversion = convert(value, kind, calendar);
	return 'refuse' in conversion ? conversion.refuse : undefined;
}

function converted<T>(value: WrittenValue, kind: FieldKind, calendar: Calendar): T | undefined {
	const conversion = convert(value, kind, calendar);
	return 'send' in conversion ? (conversion.send as T) : undefined;
}

function convert(value: WrittenValue, kind: FieldKind, { timeZone }: Calendar): Conversion {
	return convertValue(value, { kind }, { timeZone, isFromTool: false });
}

function dayFrom({ clock: [from, to] }: TimeRange, calendar: Calendar): TimeRange | undefined {
	const isMidnight = to - from === 1 && midnightBefore(from) === from;
	return isMidnight ? rangeOfDays(calendar, from) : undefined;
}

/** The seconds of a time of day such as `08:30`; undefined for anything else. */
export function timeOfDayIn(text: string): number | undefined {
	const [, hour, minute, second = '0'] = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text) ?? [];
	if (hour === undefined) return undefined;
	return Number(hour) * 3600 + Number(minute) * 60 + Number(second);
}
