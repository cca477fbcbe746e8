import { ownValue } from '../json';
import { redact } from '../redact';

/** Takes no room on the screen: what Excel, web pages and mail programs leave behind in a text. */
const ZERO_WIDTH = '\\u00AD\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF';
/** Shows as room: blanks of every width, the no-break ones, ends of lines, control characters. */
const ROOM = '\\s\\p{Cc}\\u2800\\u3164';

const BLANK = new RegExp(`[${ROOM}${ZERO_WIDTH}]`, 'u');
const ALL_ZERO_WIDTH = new RegExp(`[${ZERO_WIDTH}]`, 'gu');
const ROOMS = new RegExp(`[${ROOM}]+`, 'gu');
const NO_LETTER = new RegExp(`[${ROOM}${ZERO_WIDTH}\\p{P}]+`, 'gu');

/** How much of a foreign text a message shows, in UTF-16 units. */
const LONGEST_SHOWN = 60;
/** How many entries of a list or object a message shows, and how deep. */
const MOST_ENTRIES = 4;
const DEEPEST_SHOWN = 2;

/** A text as it is sent: no blank of any kind at its ends, letters composed (NFC). Empty when there are only blanks. */
export function tidyText(text: string): string {
	// A loop, since a pattern for the end of a text tries each run of blanks within it again and again.
	let start = 0;
	let end = text.length;
	while (start < end && BLANK.test(text[start])) start++;
	while (end > start && BLANK.test(text[end - 1])) end--;
	return text.slice(start, end).normalize('NFC');
}

/** Nothing, or nothing but blanks of any kind. */
export function isBlank(value: unknown): boolean {
	return value === null || value === undefined || (typeof value === 'string' && !tidyText(value));
}

/**
 * What two texts that mean the same value have in common: ends, inner blanks and letter form make no difference.
 * @param ignoreCase upper and lower case make none either
 */
export function matchText(text: string, ignoreCase = false): string {
	// Composed first: letters in either form are to lose the same, and some signs compose to others.
	const visible = text.normalize('NFC').replace(ALL_ZERO_WIDTH, '').replace(ROOMS, ' ').trim();
	return (ignoreCase ? withoutCase(visible) : visible).normalize('NFC');
}

/**
 * What two texts that people take for one have in common: case, blanks, punctuation and letter form (the ligature
 * ĳ, full-width letters) make no difference; accents do. A text of nothing but punctuation stays as it is.
 */
export function nearText(text: string): string {
	const whole = withoutCase(matchText(text).normalize('NFKC'));
	// Composed anew: a mark may have moved to the letter before it.
	return whole.replace(NO_LETTER, '').normalize('NFKC') || whole;
}

/** By way of the upper case, which makes ß and SS one; before that of the lower, for ẞ; with one sigma for both. */
function withoutCase(text: string): string {
	return text.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');
}

/** Upper and lower case, underscores, hyphens and blanks make no difference: "In Maintenance" and in_maintenance. */
export function wordsOf(text: string): string {
	return matchText(text.replace(/[_-]/g, ' '), true);
}

/** At most so much of a text, with a sign that there is more. Half a secret would not be recognised any more. */
export function cut(text: string, longest = LONGEST_SHOWN): string {
	if (text.length <= longest) return text;
	return `${redact(text)
		.slice(0, longest)
		.replace(/\p{Surrogate}$/u, '')}…`;
}

/** A value as a message shows it: like JSON, but bounded, whatever its size and depth. */
export function shown(value: unknown): string {
	return cut(shownAt(value, 0), 2 * LONGEST_SHOWN);
}

function shownAt(value: unknown, depth: number): string {
	if (typeof value === 'string') return `"${cut(value)}"`;
	if (typeof value !== 'object' || value === null) return String(value);
	const [open, close] = Array.isArray(value) ? '[]' : '{}';
	if (depth === DEEPEST_SHOWN) return `${open}…${close}`;
	const names = Object.keys(value);
	const entries = names.slice(0, MOST_ENTRIES).map((name) => {
		const entry = shownAt(ownValue(value as Record<string, unknown>, name), depth + 1);
		return Array.isArray(value) ? entry : `"${cut(name)}": ${entry}`;
	});
	if (names.length > MOST_ENTRIES) entries.push('…');
	return `${open}${entries.join(', ')}${close}`;
}
