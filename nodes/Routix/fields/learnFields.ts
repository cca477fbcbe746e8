import type { FieldType } from 'n8n-workflow';
import type { RoutixRecord } from '../types';

/** A field that records were seen to have. */
export interface LearnedField {
	name: string;
	/** What its values have in common; `string` if they have nothing in common. */
	type: FieldType;
}

/** A date with or without a time, as ISO 8601 writes it. */
const ISO_DATE = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * The fields of a resource, learned from its records since Routix does not publish them: every name that occurs, in
 * the order of first appearance, with the type that all its values share.
 */
export function learnFields(records: RoutixRecord[]): LearnedField[] {
	const types = new Map<string, FieldType | undefined>();
	for (const record of records) {
		for (const [name, value] of Object.entries(record)) {
			const seen = types.get(name);
			const type = typeOf(value) ?? seen;
			types.set(name, seen === undefined || seen === type ? type : 'string');
		}
	}
	return [...types].map(([name, type]) => ({ name, type: type ?? 'string' }));
}

/** The n8n type of a value; undefined for null, which fits every type. */
function typeOf(value: unknown): FieldType | undefined {
	switch (typeof value) {
		case 'number':
			return 'number';
		case 'boolean':
			return 'boolean';
		case 'string':
			return ISO_DATE.test(value) ? 'dateTime' : 'string';
		case 'object':
			if (value === null) return undefined;
			return Array.isArray(value) ? 'array' : 'object';
		default:
			return undefined;
	}
}
