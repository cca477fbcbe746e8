import type { IDataObject } from 'n8n-workflow';
import { sameValue } from '../fields/sameValue';
import type { RoutixRecord } from '../types';

/** The fields that differ from the record; a field that the record does not show may differ, so it is one of them. */
export function changesTo(record: RoutixRecord, fields: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(fields).filter(
			([name, value]) => !Object.hasOwn(record, name) || !sameValue(value, record[name]),
		),
	);
}
