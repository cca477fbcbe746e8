import { ownValue } from '../json';
import { ID_FIELD, idOf, type IdOf } from '../contract/identity';
import type { RoutixRecord } from '../contract/record';
import { learnFields, type LearnedFields } from '../fields/learnFields';
import { numberIn } from '../values/convertNumber';
import { isBlank, matchText, nearText, tidyText } from '../values/text';
import { isoMoment } from '../values/writtenTime';

/** A record as far as this execution knows it: as Routix sent it, and since then as it was written. */
export interface KnownRecord {
	current: RoutixRecord;
}

/** The values of an item or record in the fields to match on. */
type Values = Record<string, unknown>;

/**
 * The records of one branch by the fields to match on. Kept up to date while items are written, so that a second item
 * with the same values finds what the first one made.
 */
export class SyncIndex {
	private readonly recordsByKey = new Map<string, KnownRecord[]>();

	/** By values that people take for the same. Worked out when the first record is to be created. */
	private recordsByNearKey?: Map<string, KnownRecord>;

	private readonly uncertainKeys = new Set<string>();

	/** What the records show of their fields, as they were read. */
	readonly learned: LearnedFields;

	/** Columns in which Routix holds numbers, or decimals as texts: there "7.0" and 7 are the same. */
	private readonly numericColumns: string[];

	/**
	 * @param ignoreCase upper and lower case make no difference; blanks and letter form never do
	 * @param readId finds the ID of a record, which is matched on by the name `id` whatever Routix calls it
	 */
	constructor(
		records: RoutixRecord[],
		private readonly columns: string[],
		private readonly ignoreCase: boolean,
		readonly readId: IdOf = idOf,
	) {
		this.learned = new Map(learnFields(records).map((field) => [field.name, field]));
		this.numericColumns = columns.filter(
			(column) =>
				this.learned.get(column)?.isDecimal === true ||
				records.some((record) => typeof this.valueOf(record, column) === 'number'),
		);
		for (const record of records) this.add(record);
	}

	/** Whether no record was read. */
	get isEmpty(): boolean {
		return this.learned.size === 0;
	}

	/** The records that match these values. */
	find(values: Values): KnownRecord[] {
		return this.recordsByKey.get(this.keyOf(values) ?? '') ?? [];
	}

	/** A record whose values are the same but for case, blanks, punctuation or letter form. */
	findNear(values: Values): KnownRecord | undefined {
		this.recordsByNearKey ??= this.nearKeys();
		return this.recordsByNearKey.get(this.keyOf(values, nearText) ?? '');
	}

	/**
	 * Remembers a record, under its own values and under those of the item that made it: Routix may have tidied them.
	 */
	add(record: RoutixRecord, ...itemValues: Values[]): KnownRecord {
		const known = { current: record };
		const keys = new Set(
			[this.valuesOf(record), ...itemValues].map((values) => this.keyOf(values)),
		);
		for (const key of keys) {
			if (key === undefined) continue;
			const others = this.recordsByKey.get(key);
			if (others) others.push(known);
			else this.recordsByKey.set(key, [known]);
		}
		for (const values of this.recordsByNearKey ? [record, ...itemValues] : []) {
			this.recordsByNearKey?.set(this.keyOf(values, nearText) ?? '', known);
		}
		return known;
	}

	/** Whether a record would be found by these values in the next run. */
	matches(record: RoutixRecord, values: Values): boolean {
		return this.keyOf(this.valuesOf(record)) === this.keyOf(values);
	}

	/**
	 * Whether Routix shows this field in any record, so that a record without it has no value in it. Of an empty list
	 * nobody knows what it would show; then a value is a reason to write.
	 */
	shows(field: string): boolean {
		return this.isEmpty || this.learned.has(field);
	}

	/** Whether records can be matched by this field: those that were read show it, or there are none. */
	canMatchOn(field: string): boolean {
		return this.shows(field) || (field === ID_FIELD && this.recordsByKey.size > 0);
	}

	/** The answer to creating a record with these values was lost: it may exist. */
	markUncertain(values: Values): void {
		this.uncertainKeys.add(this.keyOf(values, nearText) ?? '');
	}

	isUncertain(values: Values): boolean {
		return this.uncertainKeys.has(this.keyOf(values, nearText) ?? '');
	}

	private nearKeys(): Map<string, KnownRecord> {
		const found = new Map<string, KnownRecord>();
		for (const known of [...this.recordsByKey.values()].flat()) {
			const key = this.keyOf(this.valuesOf(known.current), nearText);
			if (key !== undefined) found.set(key, known);
		}
		return found;
	}

	private valuesOf(record: RoutixRecord): Values {
		return Object.fromEntries(this.columns.map((column) => [column, this.valueOf(record, column)]));
	}

	private valueOf(record: RoutixRecord, column: string): unknown {
		return column === ID_FIELD ? this.readId(record) : ownValue(record, column);
	}

	/** What two records that match have in common; undefined when a value is blank, which matches nothing. */
	private keyOf(values: Values, textKey = this.textKey): string | undefined {
		const texts = this.columns.map((column) =>
			this.textOf(ownValue(values, column), column, textKey),
		);
		return texts.includes('') ? undefined : JSON.stringify(texts);
	}

	private readonly textKey = (text: string): string => matchText(text, this.ignoreCase);

	private textOf(value: unknown, column: string, textKey: (text: string) => string): string {
		if (isBlank(value)) return '';
		if (typeof value !== 'string') return JSON.stringify(value);
		const text = tidyText(value);
		const number = this.numericColumns.includes(column) ? numberIn(text) : undefined;
		if (number !== undefined) return String(number);
		const moment = isoMoment(text);
		return moment === undefined ? textKey(text) : new Date(moment).toISOString();
	}
}
