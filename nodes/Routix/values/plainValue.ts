import { refused, type Conversion, type SentValue } from './conversion';
import { isTooLarge, wouldBeRounded } from './convertNumber';
import { tidyText } from './text';
import { withZone } from './writtenTime';

/** Lists and objects that are nested deeper hold no data of a TMS, and may hold themselves. */
const DEEPEST = 100;

/** What is wrong with a value whatever the field: JSON would write it as null, or otherwise than it was meant. */
export function flawOf(value: unknown, depth = 0): Conversion | undefined {
	if (typeof value === 'number') {
		if (!Number.isFinite(value)) {
			return refused(`${value} is not a number that can be sent`, 'Correct the expression.');
		}
		return isTooLarge(value) ? wouldBeRounded(value) : undefined;
	}
	if (typeof value === 'function' || typeof value === 'symbol') {
		return refused(`a ${typeof value} is not a value that can be sent`, 'Correct the expression.');
	}
	if (typeof value !== 'object' || value === null) return undefined;
	const iso = isoOf(value);
	if (iso !== undefined) {
		return iso === ''
			? refused('a date that does not exist cannot be sent', 'Correct the expression.')
			: undefined;
	}
	if (depth === DEEPEST) {
		return refused(
			`lists and objects are nested more than ${DEEPEST} deep`,
			'Choose the part that the field takes.',
		);
	}
	for (const entry of Object.values(value)) {
		const flaw = flawOf(entry, depth + 1);
		if (flaw) return flaw;
	}
	return undefined;
}

/**
 * A value without flaws as JSON holds it: dates as ISO 8601, every text in it tidy.
 * @param value not nothing; within lists and objects nothing becomes what JSON makes of it
 * @param timeZone for dates that have none of their own, so that whoever looks at the day only sees the right one
 */
export function plainValue(value: unknown, timeZone: string): SentValue {
	if (typeof value === 'string') return tidyText(value);
	if (typeof value === 'bigint') return String(value);
	// JSON has no -0, so what is sent and what comes back would differ.
	if (typeof value === 'number') return value + 0;
	if (typeof value !== 'object' || value === null) return value as SentValue;
	const iso = isoOf(value);
	if (iso !== undefined) return withZone(iso, timeZone);
	if (Array.isArray(value)) {
		return value.map((entry) => plainValue(entry ?? null, timeZone)) as SentValue;
	}
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, entry]) => entry !== undefined)
			.map(([name, entry]) => [name, plainValue(entry, timeZone)]),
	);
}

/**
 * What an object writes as ISO 8601: a luxon DateTime with its own zone, as n8n hands them out, or a Date, which
 * expressions may bring from another realm. Empty for an invalid one, undefined for any other object.
 */
function isoOf(value: object): string | undefined {
	const { toISO, toMillis, toISOString } = value as Record<string, unknown>;
	if (typeof toISO === 'function' && typeof toMillis === 'function') {
		const iso: unknown = toISO.call(value);
		return typeof iso === 'string' ? iso : '';
	}
	if (typeof toISOString !== 'function') return undefined;
	return Number.isNaN(Number(value.valueOf())) ? '' : String(toISOString.call(value));
}
