import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../inputError';
import { asText } from '../json';
import { meansNothing } from '../values/convertValue';

/**
 * What was entered, or what an expression brought, as text without blanks around it. A list becomes its entries with
 * commas between them; an object its JSON, since it may lack a text of its own.
 * @param value undefined or null when nothing was entered
 */
export function readText(value: unknown): string {
	if (Array.isArray(value)) return value.map(readText).join(',');
	return asText(value ?? '').trim();
}

/** One entry of a list, such as a filter, as an AI Agent filled it in: `null` for what it writes for nothing. */
export function filledByAi(entry: IDataObject): IDataObject {
	const isNothing = (value: unknown) =>
		meansNothing(value, { kind: 'unknown' }, { isFromTool: true });
	return Object.fromEntries(
		Object.entries(entry).map(([name, value]) => [name, isNothing(value) ? null : value]),
	);
}

/**
 * A switch. Expressions and AI tools may bring its text; any other value must not pass for "off", since a dry run would
 * then write.
 * @param value undefined or null when it is not used
 * @throws {InputError} when it is neither true nor false
 */
export function readSwitch(value: unknown, label: string): boolean {
	const text = readText(value ?? 'false').toLowerCase();
	if (text === 'true' || text === 'false') return text === 'true';
	throw new InputError(
		`${label} must be true or false, not "${asText(value)}"`,
		'Correct the expression, or switch it on or off.',
	);
}

/**
 * A whole number, which expressions and AI tools may bring as text.
 * @throws {InputError} when it is no whole number or less than `least`
 */
export function readWholeNumber(value: unknown, label: string, least: number): number {
	const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof count === 'number' && Number.isSafeInteger(count) && count >= least) return count;
	throw new InputError(
		`${label} must be a whole number of at least ${least}, not "${asText(value)}"`,
		`Enter a whole number of ${least} or more.`,
	);
}

/**
 * One of several choices.
 * @param choices what can be stored, the default first
 * @throws {InputError} when an expression brought something else
 */
export function readChoice<T extends string>(
	value: unknown,
	label: string,
	choices: readonly T[],
): T {
	const chosen = choices.find((choice) => choice === (value ?? choices[0]));
	if (chosen !== undefined) return chosen;
	throw new InputError(
		`${label} "${asText(value)}" does not exist`,
		`Choose one of: ${choices.join(', ')}.`,
	);
}
