import { refused, type Conversion } from './conversion';
import { shown } from './text';

const LONGEST_NUMBER = 100;

const CURRENCY = '(?:\\p{Sc}|EUR|euro|USD|GBP|CHF|PLN|CZK|DKK|SEK|NOK)';
const CURRENCY_BEFORE = new RegExp(`^([-+]?)\\s*${CURRENCY}\\s*`, 'iu');
const CURRENCY_BEHIND = new RegExp(`(?<!\\s)\\s*${CURRENCY}$`, 'iu');

/** Blanks and apostrophes between thousands can be nothing else. */
const BLANK_THOUSANDS = /^([-+]?[1-9]\d{0,2}(?:[\s'’]\d{3})+)(?=[.,]\d+$|$)/;
/** Two separators or more: what stands between thousands is seen, and so is what stands before decimals. */
const POINT_THOUSANDS = /^[-+]?[1-9]\d{0,2}(?:\.\d{3}){2,}$|^[-+]?[1-9]\d{0,2}(?:\.\d{3})+,\d+$/;
const COMMA_THOUSANDS = /^[-+]?[1-9]\d{0,2}(?:,\d{3}){2,}$|^[-+]?[1-9]\d{0,2}(?:,\d{3})+\.\d+$/;
/** Three digits behind one separator, up to three before: thousands to one reader, decimals to the other. */
const AMBIGUOUS = /^[-+]?[1-9]\d{0,2}[.,]\d{3}$/;
const DECIMAL = /^([-+]?)(\d*)(?:\.(\d+))?(?:e([-+]?\d{1,6}))?$/i;

/**
 * The number that a person or program wrote: with decimals by comma or point, thousands, a currency sign, a minus
 * before or behind. What may be read in two ways, and what a number cannot hold exactly, is refused.
 */
export function convertNumberText(text: string): Conversion {
	const hint = 'Write digits only, e.g. 1250.50 or 1250,50';
	if (text.includes('%') || text.includes('‰')) {
		return refused(
			`${shown(text)} is a percentage, which may be meant as it is or as a part of one`,
			`${hint}: the number that Routix shows in this field.`,
		);
	}
	if (/^\(.*\)$/s.test(text)) {
		return refused(
			`${shown(text)} is a number in parentheses`,
			`${hint}. If it is negative, put a minus before it.`,
		);
	}
	const written = tidied(text);
	if (AMBIGUOUS.test(written)) {
		const whole = written.replace(/[.,]/, '');
		const decimal = written.replace(',', '.');
		return refused(
			`${shown(text)} can mean ${Number(whole)} or ${Number(decimal)}`,
			`Write ${whole} for the one or ${decimal}0 for the other.`,
		);
	}
	const decimal = asDecimal(written);
	const number = decimal === undefined ? Number.NaN : Number(decimal);
	if (decimal === undefined || !Number.isFinite(number)) {
		return refused(`${shown(text)} is not a number`, `${hint}, without words or units.`);
	}
	const isExact = sameDigits(decimal, String(number)) && !isTooLarge(number);
	return isExact ? { send: number + 0 } : wouldBeRounded(text);
}

/**
 * The same for a field in which Routix writes decimals as texts. What is written as Routix does stays as it is, and so
 * does what is no number: the field may take texts after all.
 */
export function convertDecimalText(text: string): Conversion {
	if (numberIn(text) !== undefined) return { send: text };
	const conversion = convertNumberText(text);
	if ('send' in conversion) return { send: digitsOf(Number(conversion.send)) };
	return AMBIGUOUS.test(tidied(text)) ? conversion : { send: text };
}

/** @param value a number or text */
export function wouldBeRounded(value: unknown): Conversion {
	return refused(
		`${shown(value)} has more digits than a number can hold, so it would be rounded`,
		'Round it yourself, or use a text where the field takes one: more than 15 digits are not safe in a number.',
	);
}

/** A whole number beyond 2^53 may have been rounded already. */
export function isTooLarge(number: number): boolean {
	return Math.abs(number) > Number.MAX_SAFE_INTEGER;
}

/** The digits of a number in full: what a phone number becomes that a spreadsheet holds as a number. */
export function digitsOf(number: number): string {
	const { isNegative, digits, point } = partsOf(String(number));
	if (digits === '') return '0';
	const padded = '0'.repeat(Math.max(0, 1 - point)) + digits.padEnd(point, '0');
	const end = Math.max(1, point);
	const decimals = padded.slice(end);
	return `${isNegative ? '-' : ''}${padded.slice(0, end)}${decimals && `.${decimals}`}`;
}

function tidied(text: string): string {
	return text.length > LONGEST_NUMBER ? '' : withoutTrimmings(text);
}

/** Without currency; with a minus before it and nothing between thousands that can be nothing else. */
function withoutTrimmings(text: string): string {
	return text
		.replace(/[−–—]/g, '-')
		.replace(CURRENCY_BEFORE, '$1')
		.replace(CURRENCY_BEHIND, '')
		.replace(/(\d[.,])--?$/, '$100')
		.replace(/^([^-+]*\d)\s*-$/, '-$1')
		.replace(/^([-+])\s+/, '$1')
		.replace(BLANK_THOUSANDS, (thousands) => thousands.replace(/[\s'’]/g, ''));
}

/** As JavaScript writes decimals; undefined when it is no number. */
function asDecimal(written: string): string | undefined {
	const decimal = POINT_THOUSANDS.test(written)
		? written.replaceAll('.', '').replace(',', '.')
		: COMMA_THOUSANDS.test(written)
			? written.replaceAll(',', '')
			: written.replace(/^([-+]?\d*),(?=\d+$)/, '$1.');
	return DECIMAL.test(decimal) && /^[-+.]*\d/.test(decimal) ? decimal : undefined;
}

function sameDigits(left: string, right: string): boolean {
	const [one, other] = [partsOf(left), partsOf(right)];
	return one.digits === other.digits && (one.digits === '' || one.point === other.point);
}

/** The significant digits of a decimal, and how many digits stand before the point (negative: zeros behind it). */
function partsOf(decimal: string): { isNegative: boolean; digits: string; point: number } {
	const [, sign = '', whole = '', decimals = '', exponent = '0'] = DECIMAL.exec(decimal) ?? [];
	const all = whole + decimals;
	const significant = all.replace(/^0+/, '');
	return {
		isNegative: sign === '-',
		digits: significant.replace(/(?<!0)0+$/, ''),
		point: whole.length - (all.length - significant.length) + Number(exponent),
	};
}

const PLAIN = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** The number that a program wrote as a text; undefined when it is something else. */
export function numberIn(text: string): number | undefined {
	const written = text.trim();
	return PLAIN.test(written) ? Number(written) : undefined;
}
