import { convertDecimalText, convertNumberText, digitsOf } from './convertNumber';
import { convertDay, convertTime } from './convertTime';
import {
	leftOut,
	refused,
	type Conversion,
	type FieldKind,
	type FieldRule,
	type Origin,
	type SentValue,
} from './conversion';
import { readJson } from './jsonText';
import { flawOf, plainValue } from './plainValue';
import { cut, shown, tidyText, wordsOf } from './text';

/** How many choices a message names. */
const MOST_CHOICES = 20;

/**
 * What is sent for a value that an item has for a field: the value as the field takes it, nothing, or a refusal.
 * Converting what is sent again changes nothing.
 * @param value anything that n8n hands out: JSON, a Date, a luxon DateTime. `null` counts as empty; whoever may clear
 * a field looks for it before
 * @throws {RangeError} when the time zone does not exist
 */
export function convertValue(value: unknown, rule: FieldRule, origin: Origin): Conversion {
	if (meansNothing(value, rule, origin)) return leftOut;
	const plain = flawOf(value) ?? { send: plainValue(value, origin.timeZone) };
	if (!('send' in plain) || rule.kind === 'unknown') return plain;
	return spoiltBySheet(plain.send) ?? CONVERTERS[rule.kind](plain.send, rule, origin.timeZone);
}

/** Kinds of which a text may be any. */
const TEXT_LIKE: FieldKind[] = ['decimal', 'text', 'unknown'];

/** What stands where nothing is, but never is a number, switch, day, choice, list or object. */
const PLACEHOLDERS = ['null', 'undefined', 'n/a'];

/**
 * Whether a value is no value: nothing, only blanks, Odoo's `false` where no switch is, a placeholder that an AI wrote.
 * Parameters with a default use it too.
 */
export function meansNothing(
	value: unknown,
	rule: FieldRule,
	origin: Pick<Origin, 'isFromTool'>,
): boolean {
	if (value === null || value === undefined) return true;
	if (value === false) return rule.kind !== 'boolean' && rule.kind !== 'unknown';
	if (typeof value !== 'string') return false;
	const text = tidyText(value);
	if (text === '') return true;
	// A company may be called N/A, and Null is a surname.
	if (TEXT_LIKE.includes(rule.kind)) return origin.isFromTool && text === 'null';
	if (rule.choices && choiceMeant(text, rule.choices) !== undefined) return false;
	const word = text.toLowerCase();
	return PLACEHOLDERS.includes(word) || (origin.isFromTool && word === 'none');
}

/** Excel's error values in English and Dutch, and a cell that was too narrow. */
const SHEET_ERROR =
	/^#(?:N\/[AB]|REF!|VERW!|VALUE!|WAARDE!|NAME\?|NAAM\?|DIV\/0!|DEEL\/0!|NUM!|GETAL!|NULL!|LEEG!|##+)$/;
/** What Excel writes into a CSV file for a long number: its last digits are lost. */
const SHORTENED = /^-?\d(?:[.,]\d{1,15})?E\+\d{2,3}$/;

/** A text that a spreadsheet wrote instead of the value. */
function spoiltBySheet(value: SentValue): Conversion | undefined {
	if (typeof value !== 'string') return undefined;
	if (SHEET_ERROR.test(value)) {
		return refused(
			`${shown(value)} is what a spreadsheet shows when it has no value`,
			'Correct the formula in the sheet, or empty the cell.',
		);
	}
	if (SHORTENED.test(value)) {
		return refused(
			`${shown(value)} is a number that a spreadsheet has shortened, so digits are lost`,
			'Format the column as text or as a number without decimals, and save the sheet again.',
		);
	}
	return undefined;
}

/** What a value without flaws, which is not empty, becomes. */
type Converter = (value: SentValue, rule: FieldRule, timeZone: string) => Conversion;

const CONVERTERS: Record<Exclude<FieldKind, 'unknown'>, Converter> = {
	boolean: convertSwitch,
	choice: convertChoice,
	day: (value, _rule, timeZone) => convertDay(value, timeZone),
	decimal: (value) =>
		typeof value === 'string' ? convertDecimalText(value) : convertNumber(value),
	list: (value, _rule, timeZone) => convertJson(value, 'list', timeZone),
	number: convertNumber,
	object: (value, _rule, timeZone) => convertJson(value, 'object', timeZone),
	text: (value) => {
		const text = textIn(value);
		if (text !== undefined) return { send: text };
		return refused(
			`${shown(value)} is ${Array.isArray(value) ? 'a list' : 'an object'}, not a text`,
			'Choose the part that the field takes, in an expression like {{ $json.name[1] }} or {{ $json.name.city }}.',
		);
	},
	time: (value, _rule, timeZone) => convertTime(value, timeZone),
};

function convertNumber(value: SentValue): Conversion {
	if (typeof value === 'number') return { send: value };
	if (typeof value === 'string') return convertNumberText(value);
	return refused(
		`${shown(value)} is not a number`,
		'Bring a number, e.g. by choosing the part that is one.',
	);
}

/** Undefined for a list or object. */
function textIn(value: SentValue): string | undefined {
	if (typeof value === 'number') return digitsOf(value);
	return typeof value === 'object' ? undefined : String(value);
}

const SWITCH = new Map([
	...['true', 'yes', 'y', 'ja', 'j', 'waar', 'aan', 'on', '1'].map((word) => [word, true] as const),
	...['false', 'no', 'n', 'nee', 'onwaar', 'uit', 'off', '0'].map((word) => [word, false] as const),
]);

function convertSwitch(value: SentValue): Conversion {
	const send = SWITCH.get((textIn(value) ?? '').toLowerCase());
	if (send !== undefined) return { send };
	return refused(
		`${shown(value)} is neither true nor false`,
		'Write true or false, yes or no, ja or nee, 1 or 0.',
	);
}

function convertChoice(value: SentValue, { choices = [], takesOthers }: FieldRule): Conversion {
	const text = textIn(value);
	const choice = text === undefined ? undefined : choiceMeant(text, choices);
	if (choice !== undefined) return { send: choice };
	if ((takesOthers || choices.length === 0) && text !== undefined) return { send: text };
	const named = choices.slice(0, MOST_CHOICES).map((one) => cut(one));
	const more = choices.length > MOST_CHOICES ? ' …' : '';
	return refused(
		`${shown(value)} is not one of the choices: ${named.join(', ')}${more}`,
		'Write one of them. One that is new in Routix can be sent with Additional Fields (JSON) under Options.',
	);
}

/** The choice that is written so, or else in other case or with other blanks, if that is one only. */
function choiceMeant(text: string, choices: readonly string[]): string | undefined {
	if (choices.includes(text)) return text;
	const words = wordsOf(text);
	const meant = choices.filter((choice) => wordsOf(choice) === words);
	return meant.length === 1 ? meant[0] : undefined;
}

/** What stands for each kind in a message. */
const IN_WORDS = {
	list: { noun: 'a list', example: '["a", "b"]' },
	object: { noun: 'an object', example: '{ "city": "Venlo" }' },
};

function convertJson(value: SentValue, kind: 'list' | 'object', timeZone: string): Conversion {
	const isJson = typeof value === 'string' && /^[[{]/.test(value);
	const read = isJson ? readJson(value) : { value };
	if ('refuse' in read) return read;
	const flaw = flawOf(read.value);
	if (flaw) return flaw;
	const send = plainValue(read.value, timeZone);
	if (typeof send === 'object' && Array.isArray(send) === (kind === 'list')) return { send };
	const { noun, example } = IN_WORDS[kind];
	return refused(
		`${shown(value)} is not ${noun}`,
		`Write it as JSON, e.g. ${example}. In an expression, JSON.stringify writes it.`,
	);
}
