import { ID_FIELD } from '../contract/identity';
import { TIMESTAMPS } from '../contract/record';
import { holdsTags } from '../nodeError';

/** Tells the branch of a record where several were read. */
export const BRANCH_FIELD = 'branch_public_id';

/**
 * What we add to a record ourselves, beside Routix's own fields. Never sent to Routix, or a record that was read and
 * written again would carry our names into it.
 */
const ADDED_FIELDS = [
	BRANCH_FIELD,
	'changed_fields',
	'matching_ids',
	'not_kept',
	'sync_action',
	'trigger_event',
];

/** Whether a field of an item is never to be sent, whoever asks for it: the ID, and what we added. */
export function isNeverSent(field: string): boolean {
	return field === ID_FIELD || ADDED_FIELDS.includes(field);
}

/** Whether a field may be part of the form, or of what automatic mapping sends. */
export function isWritable(field: string): boolean {
	return !isNeverSent(field) && !TIMESTAMPS.includes(field);
}

/** How many fields the editor is given to choose from: more than anybody looks through. */
export const MOST_OFFERED = 1_000;

const LONGEST_OFFERED = 300;

/**
 * Whether the editor may show and store a name or value that came from Routix: it takes a text that begins with `=` for an
 * expression, and renders HTML in some places (seen in n8n 2.41).
 */
export function isOffered(text: string): boolean {
	return text.length <= LONGEST_OFFERED && !text.startsWith('=') && !holdsTags(text);
}
