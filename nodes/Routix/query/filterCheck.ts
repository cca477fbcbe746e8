import { InputError } from '../inputError';
import type { FieldKind } from '../values/conversion';
import { shown } from '../values/text';
import type { ValueKind } from './fieldReader';
import type { PreparedFilter } from './filters';
import { refusalOf, type Operand } from './operand';

const DATES = '30-11-2026, today, -7d, this week or 2026-11';

interface KindRule {
	/** What the values are called. */
	plural: string;
	/** What to enter to compare with them. */
	advice: string;
	isComparable(operand: Operand): boolean;
	/** Whether a text can occur in them. */
	mayContain?(operand: Operand): boolean;
	/** Says why what was written is no such value. */
	converted?: FieldKind;
}

const KINDS: Record<Exclude<ValueKind, 'nothing' | 'text'>, KindRule> = {
	boolean: {
		plural: 'true or false',
		advice: 'Choose Equals, and enter true or false.',
		isComparable: ({ truth }) => truth !== undefined,
		converted: 'boolean',
	},
	number: {
		plural: 'numbers',
		advice: 'Choose Equals, Is Greater Than or Is Less Than, and enter a number: 100 or 12,50.',
		isComparable: ({ number }) => number !== undefined,
		converted: 'number',
	},
	object: {
		plural: 'several fields in one',
		advice: 'Choose one of the fields within it, such as address.city.',
		isComparable: () => false,
		mayContain: () => true,
	},
	time: {
		plural: 'dates',
		advice: `Choose Equals, Is Greater Than or Is Less Than, and enter a date: ${DATES}.`,
		isComparable: ({ time }) => time !== undefined,
		mayContain: ({ text }) => /^[\d:.tz+-]+$/.test(text) && !/^\d{1,2}[-.]\d{1,2}[-.]/.test(text),
		converted: 'day',
	},
};

/**
 * Whether a filter asks for a size and names none: wrong whatever the records hold, so nothing has to be read.
 * @throws {InputError} when it does
 */
export function checkSizes({ calendar, filter, name, operands, rule }: PreparedFilter): void {
	if (rule.needs !== 'size') return;
	const operand = operands.find(
		({ number, time, timeOfDay }) => (number ?? time ?? timeOfDay) === undefined,
	);
	if (operand === undefined) return;
	const { text, value } = operand;
	const isDate = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?!\d)/.test(text);
	const isNumber = !isDate && /^[-+€\s]*\d[\d.,\s%]*$/.test(text);
	const refusal = isDate || isNumber ? refusalOf(value, isDate ? 'day' : 'number', calendar) : null;
	throw new InputError(
		`${name}: ${refusal?.reason ?? `${shown(value)} is neither a number nor a date`}`,
		refusal?.remedy ??
			`${rule.label} compares sizes. For ${filter.field}, enter a number such as 100 or 12,50, or a date such as ${DATES}.`,
	);
}

/**
 * Whether a filter compares with something that no value of the field can be.
 * @param kinds of all the values that were met in the records
 * @throws {InputError} when it does; not while there were no values, or texts, which may be anything
 */
export function checkAgainst(filter: PreparedFilter, kinds: ReadonlySet<ValueKind>): void {
	const { calendar, name, operands, rule } = filter;
	const rules = Object.entries(KINDS).flatMap(([kind, one]) =>
		kinds.has(kind as ValueKind) ? [one] : [],
	);
	if (rules.length === 0 || kinds.has('text') || rule.needs === 'nothing') return;
	const isPossible = (operand: Operand) =>
		rules.some((kind) =>
			rule.needs === 'text' ? kind.mayContain?.(operand) : kind.isComparable(operand),
		);
	const wrong = operands.find((operand) => !isPossible(operand));
	if (wrong === undefined) return;
	const [{ advice, converted }] = rules;
	const isValueWrong = rule.needs !== 'text' && rules.length === 1 && converted !== undefined;
	const refusal = isValueWrong ? refusalOf(wrong.value, converted, calendar) : undefined;
	const holds = `${name}: ${filter.filter.field} holds ${rules.map(({ plural }) => plural).join(' and ')}`;
	throw new InputError(
		refusal
			? `${holds}, and ${refusal.reason}`
			: `${holds}, which ${rule.label} cannot compare with ${shown(wrong.value)}`,
		refusal ? `${refusal.remedy} ${advice}` : advice,
	);
}
