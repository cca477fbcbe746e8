import { additionalFields } from '../parameters/additionalFields';
import { apiVersion } from '../parameters/apiVersion';
import { oneBranch } from '../parameters/branch';
import { columnsParameter, learnedFieldsNotice } from '../parameters/columns';
import { batching } from '../parameters/batching';
import { withArticle } from '../resources';
import { startSync } from '../sync/sync';
import { syncOptions } from '../parameters/syncOptions';
import type { Operation } from './operation';

export const upsert: Operation = {
	name: 'upsert',
	displayName: 'Create or Update',
	access: 'write',
	description: () => 'Create a new record, or update the current one if it already exists (upsert)',
	action: ({ singular }) => `Create or update ${withArticle(singular)}`,
	parameters: (resource) => [oneBranch, columnsParameter('upsert'), learnedFieldsNotice(resource)],
	options: [additionalFields, apiVersion, batching, ...syncOptions],
	begin: startSync,
};
