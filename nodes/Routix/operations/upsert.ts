import { additionalFields } from '../parameters/additionalFields';
import { apiVersion } from '../parameters/apiVersion';
import { oneBranch } from '../parameters/branch';
import { columnsParameter, learnedFieldsNotice } from '../parameters/columns';
import { batching, requestsAtOnce } from '../parameters/batching';
import { onCountMismatch } from '../parameters/onCountMismatch';
import { syncOptions } from '../parameters/syncOptions';
import { startSync, valuesToMatch } from '../sync/sync';
import { UPDATES_AT_ONCE, type Operation } from './operation';

export const upsert: Operation = {
	name: 'upsert',
	displayName: 'Create or Update',
	access: 'write',
	description: () => 'Create a new record, or update the current one if it already exists (upsert)',
	action: ({ singular }) => `Create or update ${singular}`,
	toolHint: () =>
		'The answer tells in sync_action what was done; after would_create and would_update nothing was sent.',
	parameters: (resource) => [oneBranch, columnsParameter('upsert'), learnedFieldsNotice(resource)],
	options: [
		additionalFields,
		apiVersion,
		batching,
		...syncOptions,
		requestsAtOnce(UPDATES_AT_ONCE),
		onCountMismatch,
	],
	itemsAtOnce: UPDATES_AT_ONCE,
	begin: startSync,
	identify: valuesToMatch,
};
