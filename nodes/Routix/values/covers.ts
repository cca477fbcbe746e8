import type { IDataObject } from 'n8n-workflow';
import { ownValue } from '../json';
import type { RoutixRecord } from '../contract/record';
import { digitsOf, numberIn } from './convertNumber';
import { isBlank, matchText, tidyText } from './text';
import { momentOf, readIsoTime } from './writtenTime';

/** In what two looks at the same pair of values differ. */
interface Rules {
	sameText(wanted: string, actual: string): boolean;
	/** A text of digits that comes back as a number has lost its zeros, or was taken for one. */
	sameDigits(wanted: string, actual: number): boolean;
	/** What a name within an object means that the other side does not have. */
	isAbsentFine(wanted: unknown): boolean;
}

const matching: Rules = {
	sameText: (wanted, actual) =>
		matchText(wanted) === matchText(actual) || sameDecimal(tidyText(wanted), tidyText(actual)),
	sameDigits: (wanted, actual) => numberIn(tidyText(wanted)) === actual,
	isAbsentFine: isBlank,
};

const keeping: Rules = {
	sameText: (wanted, actual) => wanted.normalize('NFC') === actual.normalize('NFC'),
	sameDigits: (wanted, actual) => digitsOf(actual) === wanted,
	isAbsentFine: () => true,
};

/**
 * Whether Routix already holds what an item wants. Texts by `matchText`, numbers and points in time by value however
 * they are written, objects by the names that the item has, lists entry by entry. Nothing, `null` and blanks are one.
 * @param wanted as `convertValue` sends it
 * @param actual as Routix shows it
 */
export function covers(wanted: unknown, actual: unknown): boolean {
	return holds(wanted, actual, matching);
}

/** The fields in which an item and a record differ. */
export interface Differences {
	/** A reason to write. */
	changed: string[];
	/** Routix shows them in no record, so nobody knows. Sent along with a change, but no reason to write: they would be for ever. */
	unseen: string[];
}

/**
 * @param wanted as `convertValue` sends it; `null` clears
 * @param record a field that is there as `undefined` has a value that nobody knows, so it differs
 * @param isShown whether Routix shows a field in any record, so that a record without it has no value in it
 */
export function differences(
	wanted: IDataObject,
	record: RoutixRecord,
	isShown: (field: string) => boolean,
): Differences {
	const found: Differences = { changed: [], unseen: [] };
	for (const [name, value] of Object.entries(wanted)) {
		if (!Object.hasOwn(record, name) && !isShown(name)) found.unseen.push(name);
		else if (!isHeld(name, value, record)) found.changed.push(name);
	}
	return found;
}

function isHeld(name: string, value: unknown, record: RoutixRecord): boolean {
	if (!Object.hasOwn(record, name)) return isBlank(value);
	const held = ownValue(record, name);
	return held !== undefined && covers(value, held);
}

/**
 * The sent fields that the answer shows otherwise: trimmed, in other case, reformatted, cut, rounded, ignored. A field
 * that the answer does not show is not among them: nobody knows.
 */
export function notKept(sent: IDataObject, answered: RoutixRecord): string[] {
	return Object.keys(sent).filter(
		(name) =>
			ownValue(answered, name) !== undefined &&
			!holds(ownValue(sent, name), ownValue(answered, name), keeping),
	);
}

function holds(wanted: unknown, actual: unknown, rules: Rules): boolean {
	if (wanted === actual) return true;
	if (isBlank(wanted) || isBlank(actual)) return isBlank(wanted) && isBlank(actual);
	if (typeof wanted !== 'object' || typeof actual !== 'object') {
		return sameScalar(wanted, actual, rules);
	}
	if (Array.isArray(wanted) !== Array.isArray(actual)) return false;
	const [left, right] = [wanted as IDataObject, actual as IDataObject];
	if (Array.isArray(actual) && actual.length !== left.length) return false;
	return Object.keys(left).every((name) =>
		Object.hasOwn(right, name)
			? holds(ownValue(left, name), ownValue(right, name), rules)
			: rules.isAbsentFine(ownValue(left, name)),
	);
}

function sameScalar(wanted: unknown, actual: unknown, rules: Rules): boolean {
	if (typeof wanted === 'number') return typeof actual === 'string' && numberIn(actual) === wanted;
	if (typeof wanted !== 'string') return false;
	if (typeof actual === 'number') return rules.sameDigits(wanted, actual);
	if (typeof actual !== 'string') return false;
	return rules.sameText(wanted, actual) || sameTime(wanted, actual);
}

/** Decimals that are written as texts: databases fill them up with zeros. Without a point they may be numbers of things. */
function sameDecimal(wanted: string, actual: string): boolean {
	const [left, right] = [wanted, actual].map((text) =>
		text.includes('.') ? numberIn(text) : undefined,
	);
	return left !== undefined && left === right;
}

/**
 * Two moments with their zones by value. Where one has no zone, the clocks are compared: a database that keeps none
 * keeps what the clock showed.
 */
function sameTime(wanted: string, actual: string): boolean {
	const [left, right] = [readIsoTime(tidyText(wanted)), readIsoTime(tidyText(actual))];
	if (!left || !right) return false;
	const [one, other] = [momentOf(left), momentOf(right)];
	return one === undefined || other === undefined ? left.clock === right.clock : one === other;
}
