import { numberIn, pointInTime } from '../fields/sameValue';
import type { RoutixRecord } from '../contract/record';

/** A record as far as this execution knows it: as Routix sent it, and since then as it was written. */
export interface KnownRecord {
	current: RoutixRecord;
}

/**
 * The records of one branch by the fields to match on. Kept up to date while items are written, so that a second item
 * with the same values finds what the first one made.
 */
export class SyncIndex {
	private readonly recordsByKey = new Map<string, KnownRecord[]>();

	private readonly uncertainKeys = new Set<string>();

	private readonly fieldNames = new Set<string>();

	/** Columns in which Routix holds numbers: there "7.0" and 7 are the same. */
	private readonly numericColumns: string[];

	/** @param ignoreCase upper and lower case and surrounding blanks make no difference */
	constructor(
		records: RoutixRecord[],
		private readonly columns: string[],
		private readonly ignoreCase: boolean,
	) {
		this.numericColumns = columns.filter((column) =>
			records.some((record) => typeof record[column] === 'number'),
		);
		for (const record of records) this.add(record);
	}

	get isEmpty(): boolean {
		return this.fieldNames.size === 0;
	}

	/** The records that match these values. */
	find(values: Record<string, unknown>): KnownRecord[] {
		return this.recordsByKey.get(this.keyOf(values) ?? '') ?? [];
	}

	/**
	 * Remembers a record, under its own values and under those of the item that made it: Routix may have tidied them.
	 */
	add(record: RoutixRecord, ...itemValues: Array<Record<string, unknown>>): KnownRecord {
		const known = { current: record };
		const keys = new Set([record, ...itemValues].map((values) => this.keyOf(values)));
		for (const key of keys) {
			if (key === undefined) continue;
			const others = this.recordsByKey.get(key);
			if (others) others.push(known);
			else this.recordsByKey.set(key, [known]);
		}
		for (const name of Object.keys(record)) this.fieldNames.add(name);
		return known;
	}

	/** Whether Routix shows this field in any record, so that a record without it has no value in it. */
	shows(field: string): boolean {
		return this.fieldNames.has(field);
	}

	/** The answer to creating a record with these values was lost: it may exist. */
	markUncertain(values: Record<string, unknown>): void {
		this.uncertainKeys.add(this.keyOf(values) ?? '');
	}

	isUncertain(values: Record<string, unknown>): boolean {
		return this.uncertainKeys.has(this.keyOf(values) ?? '');
	}

	/** What two records that match have in common; undefined when a value is blank, which matches nothing. */
	private keyOf(values: Record<string, unknown>): string | undefined {
		const texts = this.columns.map((column) => this.textOf(values[column], column));
		return texts.includes('') ? undefined : JSON.stringify(texts);
	}

	private textOf(value: unknown, column: string): string {
		if (isBlank(value)) return '';
		if (typeof value !== 'string') return JSON.stringify(value);
		const number = this.numericColumns.includes(column) ? numberIn(value) : undefined;
		if (number !== undefined) return String(number);
		const time = pointInTime(value);
		if (time !== undefined) return new Date(time).toISOString();
		return this.ignoreCase ? value.trim().toLowerCase().normalize('NFC') : value;
	}
}

/** Nothing, or nothing but blanks. */
export function isBlank(value: unknown): boolean {
	return value === null || value === undefined || (typeof value === 'string' && !value.trim());
}
