import type { IDataObject } from 'n8n-workflow';
import { sameValue } from '../fields/sameValue';
import type { RoutixRecord } from '../contract/record';

/**
 * The fields that differ from the record.
 * @param isShown whether Routix shows a field at all. One that it shows of other records only has no value in this
 * one; one that it never shows may differ, so it is always among them.
 */
export function changesTo(
	record: RoutixRecord,
	fields: IDataObject,
	isShown: (field: string) => boolean,
): IDataObject {
	const isSame = (name: string, value: unknown) =>
		Object.hasOwn(record, name) ? sameValue(value, record[name]) : value === null && isShown(name);
	return Object.fromEntries(Object.entries(fields).filter(([name, value]) => !isSame(name, value)));
}
