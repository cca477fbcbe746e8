import { ownValue } from '../json';
import type { ResourceNames } from '../contract/envelope';
import { idReader, type IdOf } from '../contract/identity';
import { TIMESTAMPS, type RoutixRecord } from '../contract/record';
import { isReadable, knownBy, recordTitle } from '../fields/recordTitle';
import { cut } from '../values/text';
import { comparableText } from './comparableText';

/** How people may call a record; whatever asks about the same record in a row shares the work. */
export class RecordNames {
	private record?: RoutixRecord;

	private names: string[] = [];

	private readonly readId: IdOf;

	constructor(private readonly resource: ResourceNames) {
		this.readId = idReader(resource);
	}

	/** As `comparableText` makes them: its names and numbers, its title in the record picker, and its ID. */
	of(record: RoutixRecord): string[] {
		if (record === this.record) return this.names;
		const values = knownBy(record, this.resource.name).map(([, value]) => value);
		const all = [...values, recordTitle(record), this.readId(record) ?? ''];
		this.names = all.map((value) => comparableText(String(value)));
		this.record = record;
		return this.names;
	}
}

/** How many of several records a message names. */
const MOST_NAMED = 5;

/** How many fields tell one record from another in a message. */
const MOST_DIFFERENCES = 2;

/** For messages: the first few of several records that have the same name, each by its ID and by what differs. */
export function tellApart(records: RoutixRecord[], readId: IdOf): string {
	const named = records.slice(0, MOST_NAMED);
	const fields = differingFields(named, readId);
	const told = named.map((record) => {
		const differences = fields
			.filter((field) => isReadable(ownValue(record, field)))
			.map((field) => `${field} ${cut(String(ownValue(record, field)))}`);
		const id = cut(String(readId(record) ?? 'no ID'));
		return differences.length > 0 ? `${id} (${differences.join(', ')})` : id;
	});
	return `${told.join('; ')}${records.length > MOST_NAMED ? '; …' : ''}`;
}

/** Those that most of the records have different values in come first. */
function differingFields(records: RoutixRecord[], readId: IdOf): string[] {
	const [first] = records;
	return Object.keys(first)
		.filter((field) => !TIMESTAMPS.includes(field) && ownValue(first, field) !== readId(first))
		.map((field) => ({ field, count: differentValues(records, field) }))
		.filter(({ count }) => count > 1)
		.sort((left, right) => right.count - left.count)
		.slice(0, MOST_DIFFERENCES)
		.map(({ field }) => field);
}

function differentValues(records: RoutixRecord[], field: string): number {
	return new Set(records.map((record) => ownValue(record, field)).filter(isReadable)).size;
}
