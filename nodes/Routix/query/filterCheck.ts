import { InputError } from '../inputError';
import type { ValueKind } from './fieldReader';
import type { PreparedFilter } from './filters';
import { numberOf, timeOf, type Operand } from './operand';

const DATES = '30-11-2026, today, -7d, this week or 2026-11';

interface KindRule {
	/** What the values are called. */
	plural: string;
	/** What to enter to compare with them. */
	advice: string;
	isComparable(operand: Operand): boolean;
	/** Whether a text can occur in them. */
	mayContain?(operand: Operand): boolean;
}

const KINDS: Record<Exclude<ValueKind, 'nothing' | 'text'>, KindRule> = {
	boolean: {
		plural: 'true or false',
		advice: 'Choose Equals, and enter true or false.',
		isComparable: ({ truth }) => truth !== undefined,
	},
	number: {
		plural: 'numbers',
		advice: 'Choose Equals, Is Greater Than or Is Less Than, and enter a number: 100 or 12,50.',
		isComparable: (operand) => numberOf(operand) !== undefined,
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
		isComparable: (operand) => timeOf(operand) !== undefined,
		mayContain: ({ text }) => /^[\d:.tz+-]+$/.test(text) && !/^\d{1,2}[-.]\d{1,2}[-.]/.test(text),
	},
};

/**
 * Whether a filter asks for a size and names none: wrong whatever the records hold, so nothing has to be read.
 * @throws {InputError} when it does
 */
export function checkSizes({ filter, name, operands, rule }: PreparedFilter): void {
	if (rule.needs !== 'size') return;
	for (const operand of operands) {
		const hasSize = numberOf(operand) ?? timeOf(operand) ?? operand.clock;
		if (hasSize !== undefined) continue;
		throw (
			unclear(name, operand) ??
			new InputError(
				`${name}: "${operand.written}" is neither a number nor a date`,
				`${rule.label} compares sizes. For ${filter.field}, enter a number such as 100 or 12,50, or a date such as ${DATES}.`,
			)
		);
	}
}

/**
 * Whether a filter compares with something that no value of the field can be.
 * @param kinds of all the values that were met in the records
 * @throws {InputError} when it does; not while there were no values, or texts, which may be anything
 */
export function checkAgainst(
	{ filter, name, operands, rule }: PreparedFilter,
	kinds: ReadonlySet<ValueKind>,
): void {
	const rules = Object.entries(KINDS).filter(([kind]) => kinds.has(kind as ValueKind));
	if (rules.length === 0 || kinds.has('text') || rule.needs === 'nothing') return;
	for (const operand of operands) {
		const isPossible = rules.some(([, kind]) =>
			rule.needs === 'text' ? kind.mayContain?.(operand) : kind.isComparable(operand),
		);
		if (isPossible) continue;
		const { field } = filter;
		const [[, { advice }]] = rules;
		const holds = `${field} holds ${rules.map(([, { plural }]) => plural).join(' and ')}`;
		throw (
			(rule.needs === 'text' ? undefined : unclear(name, operand)) ??
			new InputError(
				`${name}: ${holds}, which ${rule.label} cannot compare with "${operand.written}"`,
				advice,
			)
		);
	}
}

/** A number or date that was meant as one, but cannot be used. */
function unclear(name: string, { numbers, time, written }: Operand): InputError | undefined {
	if (time === 'impossible') {
		return new InputError(
			`${name}: there is no date "${written}"`,
			`Write day, month and year in this order, or another way: ${DATES}.`,
		);
	}
	if (numbers.length < 2) return undefined;
	const [whole, decimal] = numbers;
	return new InputError(
		`${name}: "${written}" can mean ${whole} or ${decimal}`,
		`Write ${whole} for the one, or ${decimal.toFixed(4)} for the other.`,
	);
}
