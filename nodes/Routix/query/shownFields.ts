import type { RoutixRecord } from '../contract/record';
import { fieldPaths } from '../fields/fieldPaths';
import type { FieldReader, ValueKind } from './fieldReader';

/** So many names are remembered, to suggest the nearest ones for one that does not exist. */
const MOST_NAMES = 500;

/** What the records of a list show of a field that a query names. */
export interface ShownField {
	/** A record has it, if only with `null` in it. */
	isShown: boolean;
	/** A record has what it would be in without it, see `Found`. */
	isLacking: boolean;
	/** What its values are. */
	kinds: Set<ValueKind>;
}

/** Learns from records, as they pass, whether they have the fields that queries name, and what is in them. */
export class ShownFields {
	/** Of all the fields that the records have, as long as one that is named was not met. */
	readonly names = new Set<string>();

	/** How many records passed. */
	records = 0;

	private readonly fields: Map<FieldReader, ShownField>;

	private unseen: number;

	constructor(readers: Iterable<FieldReader>) {
		this.fields = new Map(
			[...readers].map((reader) => [
				reader,
				{ isShown: false, isLacking: false, kinds: new Set() },
			]),
		);
		this.unseen = this.fields.size;
	}

	/** Whether every field that is named was met. */
	get isComplete(): boolean {
		return this.unseen === 0;
	}

	get(reader: FieldReader): ShownField | undefined {
		return this.fields.get(reader);
	}

	look(record: RoutixRecord): void {
		this.records++;
		for (const [reader, field] of this.fields) {
			const { entries, isLacking, isShown } = reader.read(record);
			if (isShown && !field.isShown) this.unseen--;
			field.isShown ||= isShown;
			field.isLacking ||= isLacking;
			// A text may be compared with anything, so nothing more has to be known.
			if (!field.kinds.has('text')) for (const { kind } of entries) field.kinds.add(kind);
		}
		if (!this.isComplete && this.names.size < MOST_NAMES) {
			for (const path of fieldPaths(record)) this.names.add(path);
		}
	}
}
