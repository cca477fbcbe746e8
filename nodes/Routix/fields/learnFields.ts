import type { FieldType } from 'n8n-workflow';
import type { RoutixRecord } from '../contract/record';
import { isObject, ownValue } from '../json';

/** A field that records were seen to have. */
export interface LearnedField {
	name: string;
	/**
	 * What its values have in common; `string` if they have nothing in common. Undefined if no record has a value, and for
	 * decimals that are written as texts, as databases write exact ones: they take a number as well.
	 */
	type?: FieldType;
	/** Its values are days like `2026-05-04`. Typed as text, since n8n's date picker would add a time to them. */
	isDay: boolean;
	/** Its values are decimals written as texts, like `12.50`. */
	isDecimal: boolean;
	/** The different texts that it holds; undefined when they are too many to choose from, or no texts. */
	texts?: string[];
	/** Few different texts in many records: those that a planner would choose from. */
	isChoice: boolean;
	/** For lists and objects: the names within. */
	names: string[];
	/** Nearly all of so many records have a value that it is no accident. */
	isUsuallyFilled: boolean;
}

/** By their names. */
export type LearnedFields = ReadonlyMap<string, LearnedField>;

type Kind = 'array' | 'boolean' | 'dateTime' | 'day' | 'decimal' | 'number' | 'object' | 'string';

/** ISO 8601, as far as an API writes it. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DECIMAL = /^-?\d+\.\d+$/;
const TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

const TEXT_KINDS: Array<{ kind: Kind; pattern: RegExp }> = [
	{ kind: 'day', pattern: DAY },
	{ kind: 'dateTime', pattern: TIME },
	{ kind: 'decimal', pattern: DECIMAL },
];

/** Texts that are more, or longer, are none to choose from. */
const MOST_TEXTS = 20;
const LONGEST_TEXT = 40;
/** How many records a choice needs, in all and for each text. */
const LEAST_FOR_CHOICE = 50;
const LEAST_PER_TEXT = 5;
/** Addresses, numbers and IDs, which are no words to choose from. */
const NO_WORD = /@|\d{5}|^\P{L}*$|[\da-f]{8}-/iu;

/** How many records it takes to tell that a field is usually filled, and the part of them that may lack it. */
const LEAST_FOR_USUAL = 20;
const MOST_LACKING = 0.02;

/** How many entries of each list are looked at, for their names. */
const MOST_ENTRIES = 3;

/** What was seen of one field so far. */
class Sightings {
	private kind?: Kind;

	private hasEmptyText = false;

	private filled = 0;

	private texts?: Set<string> = new Set();

	private readonly names = new Set<string>();

	constructor(private readonly name: string) {}

	add(value: unknown): void {
		if (value === '') {
			this.hasEmptyText = true;
			return;
		}
		const kind = this.kind === 'string' && typeof value === 'string' ? 'string' : kindOf(value);
		if (kind === undefined) return;
		this.kind = this.kind === undefined || this.kind === kind ? kind : 'string';
		this.filled++;
		if (typeof value !== 'string') this.texts = undefined;
		else if (this.texts) this.addText(value);
		if (typeof value === 'object') this.addNames(value);
	}

	private addText(text: string): void {
		this.texts?.add(text);
		if (text.length > LONGEST_TEXT || (this.texts?.size ?? 0) > MOST_TEXTS) this.texts = undefined;
	}

	private addNames(value: unknown): void {
		const entries = Array.isArray(value) ? value.slice(0, MOST_ENTRIES) : [value];
		for (const entry of entries.filter(isObject)) {
			for (const name of Object.keys(entry)) this.names.add(name);
		}
	}

	toField(recordCount: number): LearnedField {
		const { filled, name, names, texts } = this;
		// An empty text may stand for "none" in a field of any kind.
		const kind = this.kind ?? (this.hasEmptyText ? 'string' : undefined);
		const isText = kind === 'string' && texts !== undefined && texts.size > 0;
		return {
			name,
			type: kind === 'decimal' ? undefined : kind === 'day' ? 'string' : kind,
			isDay: kind === 'day',
			isDecimal: kind === 'decimal',
			texts: isText ? [...texts] : undefined,
			isChoice:
				isText &&
				filled >= Math.max(LEAST_FOR_CHOICE, LEAST_PER_TEXT * texts.size) &&
				[...texts].every((text) => !NO_WORD.test(text)),
			names: [...names],
			isUsuallyFilled:
				recordCount >= LEAST_FOR_USUAL && recordCount - filled <= MOST_LACKING * recordCount,
		};
	}
}

/**
 * The fields of a resource, learned from its records since Routix does not publish them: every name that occurs, in
 * the order of first appearance, with the type that all its values share.
 */
export function learnFields(records: RoutixRecord[]): LearnedField[] {
	const seen = new Map<string, Sightings>();
	for (const record of records) {
		for (const name of Object.keys(record)) {
			const sightings = seen.get(name) ?? new Sightings(name);
			seen.set(name, sightings);
			sightings.add(ownValue(record, name));
		}
	}
	return [...seen.values()].map((sightings) => sightings.toField(records.length));
}

/** Undefined for null, which fits every kind. */
function kindOf(value: unknown): Kind | undefined {
	switch (typeof value) {
		case 'number':
		case 'boolean':
			return typeof value as Kind;
		case 'string':
			return TEXT_KINDS.find(({ pattern }) => pattern.test(value))?.kind ?? 'string';
		case 'object':
			if (value === null) return undefined;
			return Array.isArray(value) ? 'array' : 'object';
		default:
			return undefined;
	}
}
