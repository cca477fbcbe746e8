import type { INodeProperties } from 'n8n-workflow';
import { additionalFields } from '../parameters/additionalFields';
import { apiVersion } from '../parameters/apiVersion';
import { oneBranch } from '../parameters/branch';
import { columnsParameter, learnedFieldsNotice } from '../parameters/columns';
import { batching, requestsAtOnce } from '../parameters/batching';
import { withArticle } from '../resources';
import { startSync, valuesToMatch } from '../sync/sync';
import { UPDATES_AT_ONCE, type Operation } from './operation';

const dryRun: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description: 'Whether to send nothing to Routix and only tell, in sync_action, what would happen',
};

const ignoreCase: INodeProperties = {
	displayName: 'Ignore Case and Blanks',
	name: 'ignoreCase',
	type: 'boolean',
	default: false,
	description:
		'Whether upper and lower case and blanks around a value make no difference when matching',
};

const onSeveralMatches: INodeProperties = {
	displayName: 'On Several Matches',
	name: 'onSeveralMatches',
	type: 'options',
	options: [
		{
			name: 'Error',
			value: 'error',
			description: 'Stop at the item and name the IDs of the records that match',
		},
		{ name: 'Skip', value: 'skip', description: 'Write nothing for the item' },
		{
			name: 'Update the First',
			value: 'first',
			description: 'Update the first of them, in the order of Routix',
		},
	],
	default: 'error',
	description: 'What to do when more than one record in Routix matches an item',
};

export const upsert: Operation = {
	name: 'upsert',
	displayName: 'Create or Update',
	access: 'write',
	description: () => 'Create a new record, or update the current one if it already exists (upsert)',
	action: ({ singular }) => `Create or update ${withArticle(singular)}`,
	parameters: (resource) => [oneBranch, columnsParameter('upsert'), learnedFieldsNotice(resource)],
	options: [
		additionalFields,
		apiVersion,
		batching,
		dryRun,
		ignoreCase,
		onSeveralMatches,
		requestsAtOnce(UPDATES_AT_ONCE),
	],
	itemsAtOnce: UPDATES_AT_ONCE,
	begin: startSync,
	identify: valuesToMatch,
};
