import { isObject } from '../json';

/** An ISO 8601 date; a time without a zone is no point in time and is compared as text. */
const POINT_IN_TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2}))?$/;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Whether two values mean the same to Routix: numbers and points in time by value however they are written, objects
 * and lists by their content, all else exactly. `null`, `0`, `false` and `''` differ from each other.
 */
export function sameValue(left: unknown, right: unknown): boolean {
	if (left === right) return true;
	if (Array.isArray(left) && Array.isArray(right)) {
		return (
			left.length === right.length && left.every((entry, index) => sameValue(entry, right[index]))
		);
	}
	if (isObject(left) && isObject(right)) {
		const names = Object.keys(left);
		return (
			names.length === Object.keys(right).length &&
			names.every((name) => Object.hasOwn(right, name) && sameValue(left[name], right[name]))
		);
	}
	return sameNumber(left, right) || sameTime(left, right);
}

/** At least one side is a number: two texts like "007" and "7" are different texts. */
function sameNumber(left: unknown, right: unknown): boolean {
	if (typeof left === 'number') return typeof right === 'string' && numberIn(right) === left;
	return typeof right === 'number' && typeof left === 'string' && numberIn(left) === right;
}

function sameTime(left: unknown, right: unknown): boolean {
	const time = pointInTime(left);
	return time !== undefined && time === pointInTime(right);
}

/** The number that a text is; undefined when it is something else. */
export function numberIn(text: string): number | undefined {
	return NUMBER.test(text.trim()) ? Number(text) : undefined;
}

/** The moment that a text names, as Unix time in milliseconds; undefined when it is something else. */
export function pointInTime(value: unknown): number | undefined {
	if (typeof value !== 'string' || !POINT_IN_TIME.test(value)) return undefined;
	const time = Date.parse(value);
	return Number.isNaN(time) ? undefined : time;
}
