import type { FieldType, IDataObject } from 'n8n-workflow';

/** What a field takes. `unknown` where neither the documentation nor any record shows it. */
export type FieldKind =
	| 'boolean'
	| 'choice'
	/** A day without a time, like `2026-05-04`. */
	| 'day'
	/** A decimal that Routix writes as a text, like `12.50`. */
	| 'decimal'
	| 'list'
	| 'number'
	| 'object'
	| 'text'
	/** A moment, ISO 8601. */
	| 'time'
	| 'unknown';

/** What is known of a field's values. */
export interface FieldRule {
	kind: FieldKind;
	/** For a choice: the values that Routix documents or shows, as Routix writes them. */
	choices?: readonly string[];
	/** For a choice: others are sent too, as they were written. So they are where no choice is known. */
	takesOthers?: boolean;
}

/** Where a value comes from, as far as it changes its meaning. */
export interface Origin {
	/** The workflow's time zone, as IANA names it. */
	timeZone: string;
	/** An AI Agent fills in the fields: it writes "null" where it has nothing. */
	isFromTool: boolean;
}

/** Why a value cannot be sent. The caller puts the field before it and adds the item. */
export interface Refusal {
	/** Names the value, cut, and reads on from a colon: `"volgende week" is not a day`. */
	reason: string;
	/** What to do about it, as a sentence. */
	remedy: string;
}

/** A value that JSON can hold. */
export type SentValue = Exclude<IDataObject[string], undefined>;

/** What becomes of a value: exactly one of the three. */
export type Conversion = { send: SentValue } | { leaveOut: true } | { refuse: Refusal };

export const leftOut: Conversion = { leaveOut: true };

export function refused(reason: string, remedy: string): Conversion {
	return { refuse: { reason, remedy } };
}

const KINDS = new Map<FieldType, FieldKind>([
	['array', 'list'],
	['boolean', 'boolean'],
	['dateTime', 'time'],
	['number', 'number'],
	['object', 'object'],
	['options', 'choice'],
]);

/**
 * The kind of a field with this type of n8n's, as learned from records or stored in a form.
 * @param type undefined when the field is in neither
 * @param isDay its texts are days, see `LearnedField`
 */
export function kindOf(type: FieldType | undefined, isDay = false): FieldKind {
	if (type === undefined) return 'unknown';
	return isDay ? 'day' : (KINDS.get(type) ?? 'text');
}
