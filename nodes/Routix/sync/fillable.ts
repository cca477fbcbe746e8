import type { IDataObject } from 'n8n-workflow';
import { ownValue } from '../json';
import type { RoutixRecord } from '../contract/record';
import { isBlank } from '../values/text';

/**
 * The fields that are empty in the record for sure, so that filling them overwrites nothing.
 * @param isShown whether Routix shows a field in any record, so that a record without it has no value in it
 */
export function fillable(
	fields: IDataObject,
	record: RoutixRecord,
	isShown: (field: string) => boolean,
): IDataObject {
	return Object.fromEntries(
		Object.entries(fields).filter(([name]) =>
			Object.hasOwn(record, name) ? isEmpty(ownValue(record, name)) : isShown(name),
		),
	);
}

/** `undefined` stands for a value that nobody knows since the answer to a write was lost. */
function isEmpty(value: unknown): boolean {
	if (value === undefined) return false;
	const isHollow = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
	return isBlank(value) || isHollow;
}
