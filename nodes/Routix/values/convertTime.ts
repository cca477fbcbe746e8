import { refused, type Conversion } from './conversion';
import { shown } from './text';
import { momentsOf, startOfDay } from './timeZone';
import { dayMeant, isWrittenAsTime, readTime, timeText, type WrittenTime } from './writtenTime';

const MINUTE_MS = 60_000;

/**
 * A day as Routix takes it, `2026-05-04`.
 * @param value a number is one of Excel's serials
 */
export function convertDay(value: unknown, timeZone: string): Conversion {
	const time = timeIn(value);
	return time ? { send: dayMeant(time, timeZone) } : notRead(value, 'day');
}

/**
 * A moment with its zone. One that is written with a zone stays as it is; any other is one of the workflow's zone.
 * @param value a number is one of Excel's serials
 */
export function convertTime(value: unknown, timeZone: string): Conversion {
	const time = timeIn(value);
	if (!time) return notRead(value, 'time');
	const { clock, fraction, offset, isDay } = time;
	if (offset !== undefined) return { send: timeText(clock, fraction, offset) };
	const moments = isDay ? [startOfDay(clock, timeZone)] : momentsOf(clock, timeZone);
	const texts = moments.map((moment) => timeText(clock, fraction, (clock - moment) / MINUTE_MS));
	if (texts.length === 1) return { send: texts[0] };
	if (texts.length === 0) {
		return refused(
			`${shown(value)} does not exist in ${timeZone}: the clocks are put forward then`,
			'Correct the time.',
		);
	}
	return refused(
		`${shown(value)} comes twice in ${timeZone}: the clocks are put back then`,
		`Write ${texts.join(' or ')}.`,
	);
}

function timeIn(value: unknown): WrittenTime | undefined {
	return typeof value === 'string' || typeof value === 'number'
		? readTime(String(value))
		: undefined;
}

function notRead(value: unknown, what: 'day' | 'time'): Conversion {
	const example =
		what === 'day' ? '2026-05-04 or 04-05-2026' : '2026-05-04T14:30 or 04-05-2026 14:30';
	return refused(`${shown(value)} ${whyNot(value, what)}`, `Write it as ${example}.`);
}

function whyNot(value: unknown, what: 'day' | 'time'): string {
	const text = typeof value === 'string' ? value.slice(0, 60) : '';
	if (/\d ?[ap]\.?m\.?$/i.test(text)) return 'has AM or PM, so day or month may come first';
	const [, first, second, year = ''] =
		/^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2,4})(?:$|[T ]\d)/.exec(text) ?? [];
	if (year && year.length < 4) return 'has a year of less than four digits';
	if (Number(second) > 12 && Number(first) <= 12) return 'has no month where the Dutch write it';
	return isWrittenAsTime(text) ? `is not a ${what} that exists` : `is not a ${what}`;
}
