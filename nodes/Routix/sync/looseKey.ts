import { asText } from '../json';
import { numberIn } from '../values/convertNumber';
import { isoMoment } from '../values/writtenTime';

const INVISIBLE = /\p{C}+/gu;
/** Longer texts that begin alike are written one after the other, which costs time only. */
const LONGEST_TEXT = 1_000;
const NO_LETTER_OR_DIGIT = /[^\p{L}\p{N}]+/gu;

/**
 * What values have in common that may turn out to be the same in Routix, whichever way they are matched: it may tidy
 * what it is sent. Items that share it are not written at once, so that the later one finds what the earlier one made.
 */
export function looseKey(values: unknown[]): string {
	return JSON.stringify(values.map((value) => looseText(asText(value ?? ''))));
}

/** The number or point in time that a text is, else its letters and digits without case and accents. */
function looseText(text: string): string {
	const visible = text.slice(0, LONGEST_TEXT).replace(INVISIBLE, '').trim();
	const number = numberIn(visible) ?? isoMoment(visible);
	if (number !== undefined) return String(number);
	// By way of the upper case, which makes ß and SS one.
	const letters = visible.toUpperCase().toLowerCase().normalize('NFKD');
	return letters.replace(NO_LETTER_OR_DIGIT, '');
}
