import type { Calendar } from './calendar';
import { comparableText } from './comparableText';
import { numbersIn } from './numbers';
import type { TimeRange } from './timeRange';
import { writtenTime } from './writtenTime';

/** What a filter compares with, as it was entered or as an expression brought it. */
export type WrittenValue = string | number | boolean;

/** What somebody wrote, in every way in which a value of a record may be compared with it. */
export interface Operand {
	/** As it was written, for messages. */
	written: string;
	text: string;
	/** One if it is a number; two if nobody can tell which, see `numbersIn`. */
	numbers: number[];
	/** Undefined if it is not written as a date or time. */
	time?: TimeRange | 'impossible';
	/** Seconds, if it is a time of day such as `08:30`. */
	clock?: number;
	/** For a switch. */
	truth?: boolean;
}

const TRUTHS = new Map<string, boolean>([
	...['true', 'yes', 'ja', 'waar', '1'].map((word) => [word, true] as const),
	...['false', 'no', 'nee', 'onwaar', '0'].map((word) => [word, false] as const),
]);

export function operandOf(value: WrittenValue, calendar: Calendar): Operand {
	const written = String(value);
	const text = comparableText(written);
	return {
		written,
		text,
		numbers: typeof value === 'number' ? [value] : numbersIn(text),
		time: writtenTime(text, calendar),
		clock: clockIn(text),
		truth: TRUTHS.get(text),
	};
}

/** The number that is meant, if it is certain. */
export function numberOf({ numbers }: Operand): number | undefined {
	return numbers.length === 1 ? numbers[0] : undefined;
}

/** The stretch of time that is meant, if there is such a time. */
export function timeOf({ time }: Operand): TimeRange | undefined {
	return time === 'impossible' ? undefined : time;
}

/** The seconds of a time of day such as `08:30`; undefined for anything else. */
export function clockIn(text: string): number | undefined {
	const [, hour, minute, second = '0'] = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text) ?? [];
	if (hour === undefined) return undefined;
	return Number(hour) * 3600 + Number(minute) * 60 + Number(second);
}
