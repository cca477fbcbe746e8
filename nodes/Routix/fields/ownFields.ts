/**
 * What we add to a record ourselves, beside Routix's own fields. Never sent to Routix, or a record that was read and
 * written again would carry our names into it.
 */
const ADDED_FIELDS = [
	'branch_public_id',
	'changed_fields',
	'matching_ids',
	'sync_action',
	'trigger_event',
];

/** Inferred from the usual naming: Routix sets these itself, so they are shown and never written. */
const TIMESTAMPS = ['created_at', 'updated_at'];

/** Whether a field of an item is never to be sent, whoever asks for it: the ID, and what we added. */
export function isNeverSent(field: string): boolean {
	return field === 'id' || ADDED_FIELDS.includes(field);
}

/** Whether a field may be part of the form, or of what automatic mapping sends. */
export function isWritable(field: string): boolean {
	return !isNeverSent(field) && !TIMESTAMPS.includes(field);
}

/** A value of a record as text, for people and addresses: JSON for what is neither a text nor a number. */
export function textOf(value: unknown): string {
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
