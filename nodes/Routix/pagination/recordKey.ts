import type { RoutixRecord } from '../contract/list';

/**
 * What tells one record of a list from another: its `id`, or its whole content when it has none. A number and a text
 * that look alike are different ids; NUL sets apart what is not a text, since no text that names a record begins so.
 */
export function recordKey(record: RoutixRecord): string {
	const { id } = record;
	if (typeof id === 'string' && id !== '') return id;
	return `\u0000${JSON.stringify(typeof id === 'number' ? id : record)}`;
}
