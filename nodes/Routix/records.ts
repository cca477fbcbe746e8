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
const READ_ONLY_FIELDS = ['id', 'created_at', 'updated_at'];

/** Whether a field may be part of what is sent to Routix. */
export function isWritable(field: string): boolean {
	return !READ_ONLY_FIELDS.includes(field) && !ADDED_FIELDS.includes(field);
}
