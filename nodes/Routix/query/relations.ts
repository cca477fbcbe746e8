import { comparableText } from './comparableText';
import type { FieldValue } from './fieldReader';
import { clockIn, numberOf, timeOf, type Operand } from './operand';
import { placeIn } from './timeRange';
import { someWithin } from './valueAt';

/** Whether a value of a record stands in some relation to what a filter compares with. */
export type Relation = (value: FieldValue, operand: Operand) => boolean;

/** Texts without case and blanks, numbers by value, a date as a time in the stretch that is meant. */
export function equals(value: FieldValue, operand: Operand): boolean {
	const { raw } = value;
	if (typeof raw === 'number') return raw === numberOf(operand);
	if (typeof raw === 'boolean') return raw === operand.truth;
	const place = placeInTime(value, operand);
	return place === undefined ? typeof raw === 'string' && value.text === operand.text : place === 0;
}

/** A part of a text, an entry of a list, or a part of any text within an object. */
export function contains(value: FieldValue, operand: Operand): boolean {
	if (typeof value.raw === 'object') {
		return someWithin(value.raw, (inner) => comparableText(String(inner)).includes(operand.text));
	}
	return value.isEntry ? equals(value, operand) : value.text.includes(operand.text);
}

export function startsWith(value: FieldValue, operand: Operand): boolean {
	return value.text.startsWith(operand.text);
}

export function isGreater(value: FieldValue, operand: Operand): boolean {
	return difference(value, operand) > 0;
}

export function isLess(value: FieldValue, operand: Operand): boolean {
	return difference(value, operand) < 0;
}

export function hasContent(value: FieldValue): boolean {
	return value.kind !== 'nothing';
}

/** Positive if the value is the greater or later one; NaN, so neither, if the two cannot be compared. */
function difference(value: FieldValue, operand: Operand): number {
	const place = placeInTime(value, operand);
	if (place !== undefined) return place;
	const { clock } = operand;
	if (clock !== undefined) return (clockIn(value.text) ?? Number.NaN) - clock;
	return (numberIn(value) ?? Number.NaN) - (numberOf(operand) ?? Number.NaN);
}

/** Undefined if one of them is no date or time. */
function placeInTime(value: FieldValue, operand: Operand): number | undefined {
	const range = timeOf(operand);
	const time = range && value.time;
	return range && time && placeIn(range, time);
}

/** A number, or a text that is one as programs write it. */
function numberIn({ raw, text }: FieldValue): number | undefined {
	if (typeof raw === 'number') return raw;
	return /^[+-]?\d{1,40}(\.\d{1,40})?$/.test(text) ? Number(text) : undefined;
}
