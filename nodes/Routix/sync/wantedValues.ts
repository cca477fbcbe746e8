import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../inputError';
import { covers } from '../values/covers';
import { shown } from '../values/text';
import type { KnownRecord } from './syncIndex';

interface Wanted {
	value: unknown;
	item: number;
}

/**
 * What the items of one run have made of each record. Which of two different values is the right one nobody can tell,
 * and the next run would write the other again.
 */
export class WantedValues {
	private readonly byRecord = new Map<KnownRecord, Map<string, Wanted>>();

	/**
	 * @param matched the fields by which both items match the record: what they differ in is to be ignored
	 * @param singular what a record is called
	 * @throws {InputError} when an earlier item wanted another value for one of the fields
	 */
	check(
		record: KnownRecord,
		fields: IDataObject,
		item: number,
		{ matched, singular }: { matched: string[]; singular: string },
	): void {
		const wanted = this.byRecord.get(record);
		for (const [name, value] of wanted ? Object.entries(fields) : []) {
			const earlier = wanted?.get(name);
			if (!earlier || matched.includes(name) || isSame(earlier.value, value)) continue;
			throw new InputError(
				`Items ${earlier.item} and ${item} are the same ${singular} with different values for ${name}: ${shown(earlier.value)} and ${shown(value)}`,
				`Item ${item} was not written (n8n counts from 0). Leave one of the two out, or match on more fields.`,
			);
		}
	}

	note(record: KnownRecord, fields: IDataObject, item: number): void {
		const wanted = this.byRecord.get(record) ?? new Map<string, Wanted>();
		this.byRecord.set(record, wanted);
		for (const [name, value] of Object.entries(fields)) {
			if (!wanted.has(name)) wanted.set(name, { value, item });
		}
	}

	/** The fields that no earlier item has seen to. Routix may have made other values of those; they are not sent again. */
	withoutDone(record: KnownRecord, fields: IDataObject): IDataObject {
		const wanted = this.byRecord.get(record);
		if (!wanted) return fields;
		return Object.fromEntries(Object.entries(fields).filter(([name]) => !wanted.has(name)));
	}
}

function isSame(left: unknown, right: unknown): boolean {
	return covers(left, right) && covers(right, left);
}
