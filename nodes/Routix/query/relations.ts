import { comparableText } from './comparableText';
import type { FieldValue } from './fieldReader';
import { timeOfDayIn, type Operand } from './operand';
import { placeIn, type TimeRange } from './timeRange';
import { someWithin } from './valueAt';

/** Whether a value of a record stands in some relation to what a filter compares with. */
export type Relation = (value: FieldValue, operand: Operand) => boolean;

/** Texts without case and blanks, numbers by value, a time if it lies in the stretch that is meant. */
export function equals(value: FieldValue, operand: Operand): boolean {
	const { raw } = value;
	if (typeof raw === 'number') return raw === operand.number;
	if (typeof raw === 'boolean') return raw === operand.truth;
	const place = placeOf(value, operand.day ?? operand.time);
	if (place !== undefined) return place === 0;
	return typeof raw === 'string' && value.text === operand.text;
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
	const place = placeOf(value, operand.time);
	if (place !== undefined) return place;
	const { number = Number.NaN, timeOfDay } = operand;
	return timeOfDay === undefined
		? numberIn(value) - number
		: (timeOfDayIn(value.text) ?? Number.NaN) - timeOfDay;
}

/** Undefined if one of them is no date or time. */
function placeOf(value: FieldValue, range: TimeRange | undefined): number | undefined {
	const time = range && value.time;
	return range && time && placeIn(range, time);
}

/** A number, or a text that is one as programs write it; otherwise NaN. */
function numberIn({ raw, text }: FieldValue): number {
	if (typeof raw === 'number') return raw;
	return /^[+-]?\d{1,40}(\.\d{1,40})?$/.test(text) ? Number(text) : Number.NaN;
}
