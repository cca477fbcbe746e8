import type { RoutixRecord } from '../contract/record';
import { comparableText } from './comparableText';
import { recordTime, type RecordTime } from './timeRange';
import { findAt, keysOf, type Found } from './valueAt';

/** What a value is to somebody who compares it. */
export type ValueKind = 'boolean' | 'nothing' | 'number' | 'object' | 'text' | 'time';

/** One value of a record, worked out as far as it is asked for. */
export class FieldValue {
	private knownText?: string;

	private knownTime?: RecordTime | null;

	constructor(
		readonly raw: unknown,
		/** It is one of a list of values, such as a tag. */
		readonly isEntry: boolean,
	) {}

	get kind(): ValueKind {
		const { raw, text, time } = this;
		switch (typeof raw) {
			case 'number':
			case 'boolean':
				return typeof raw as 'boolean' | 'number';
			case 'string':
				return text === '' ? 'nothing' : time === undefined ? 'text' : 'time';
			default:
				return raw === null || raw === undefined || isHollow(raw) ? 'nothing' : 'object';
		}
	}

	/** See `comparableText`; empty for an object. */
	get text(): string {
		const { raw } = this;
		const isPlain = typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean';
		this.knownText ??= isPlain ? comparableText(String(raw)) : '';
		return this.knownText;
	}

	/** Undefined for what is no date or time. */
	get time(): RecordTime | undefined {
		if (this.knownTime === undefined) {
			this.knownTime = (typeof this.raw === 'string' && recordTime(this.raw.trim())) || null;
		}
		return this.knownTime ?? undefined;
	}
}

function isHollow(value: object): boolean {
	return Object.keys(value).length === 0;
}

/** What a record has in one field. */
export interface FieldReading extends Found {
	/** As `values`, with the entries of lists one by one. */
	entries: FieldValue[];
}

/** Reads one field of record after record; whatever asks about the same record in a row shares the work. */
export class FieldReader {
	private readonly keys: string[];

	private record?: RoutixRecord;

	private reading?: FieldReading;

	constructor(readonly field: string) {
		this.keys = keysOf(field);
	}

	read(record: RoutixRecord): FieldReading {
		if (this.reading === undefined || record !== this.record) {
			const found = findAt(record, this.field, this.keys);
			this.reading = { ...found, entries: entriesOf(found.values) };
			this.record = record;
		}
		return this.reading;
	}
}

function entriesOf(values: unknown[], isEntry = false): FieldValue[] {
	return values.flatMap((value) =>
		Array.isArray(value) ? entriesOf(value, true) : [new FieldValue(value, isEntry)],
	);
}

/** One reader for each field, so that all queries of a run share it. */
export class FieldReaders {
	private readonly readers = new Map<string, FieldReader>();

	get(field: string): FieldReader {
		const reader = this.readers.get(field) ?? new FieldReader(field);
		this.readers.set(field, reader);
		return reader;
	}
}
