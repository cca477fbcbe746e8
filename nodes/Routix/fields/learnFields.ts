import type { FieldType } from 'n8n-workflow';
import type { RoutixRecord } from '../contract/record';

/** A field that records were seen to have. */
export interface LearnedField {
	name: string;
	/** What its values have in common; `string` if they have nothing in common. */
	type: FieldType;
	/** Its values are days like `2026-05-04`. Typed as text, since n8n's date picker would add a time to them. */
	isDay: boolean;
}

/** ISO 8601, as far as an API writes it. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

type Kind = 'array' | 'boolean' | 'dateTime' | 'day' | 'number' | 'object' | 'string';

/**
 * The fields of a resource, learned from its records since Routix does not publish them: every name that occurs, in
 * the order of first appearance, with the type that all its values share.
 */
export function learnFields(records: RoutixRecord[]): LearnedField[] {
	const kinds = new Map<string, Kind | undefined>();
	for (const record of records) {
		for (const [name, value] of Object.entries(record)) {
			const seen = kinds.get(name);
			const kind = kindOf(value) ?? seen;
			kinds.set(name, seen === undefined || seen === kind ? kind : 'string');
		}
	}
	return [...kinds].map(([name, kind = 'string']) => ({
		name,
		type: kind === 'day' ? 'string' : kind,
		isDay: kind === 'day',
	}));
}

/** Undefined for null, which fits every kind. */
function kindOf(value: unknown): Kind | undefined {
	switch (typeof value) {
		case 'number':
		case 'boolean':
			return typeof value as Kind;
		case 'string':
			return DAY.test(value) ? 'day' : TIME.test(value) ? 'dateTime' : 'string';
		case 'object':
			if (value === null) return undefined;
			return Array.isArray(value) ? 'array' : 'object';
		default:
			return undefined;
	}
}
