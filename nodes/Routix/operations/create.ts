import { additionalFields } from '../parameters/additionalFields';
import { apiVersion } from '../parameters/apiVersion';
import { oneBranch } from '../parameters/branch';
import { columnsParameter } from '../parameters/columns';
import { batching } from '../parameters/pacing';
import { withArticle } from '../resources';
import { createRecord } from '../transport/records';
import { checkRequired, fieldsOf, listAddressOf } from '../parameters/ofItem';
import type { Operation } from './operation';

export const create: Operation = {
	name: 'create',
	displayName: 'Create',
	access: 'write',
	description: ({ singular }) => `Create a new ${singular}`,
	action: ({ singular }) => `Create ${withArticle(singular)}`,
	parameters: () => [oneBranch, columnsParameter('add')],
	options: [additionalFields, apiVersion, batching],
	begin: (run) => async (itemIndex) => {
		const address = listAddressOf(run, itemIndex);
		const fields = fieldsOf(run, itemIndex);
		checkRequired(run, fields);
		return [await createRecord(run.connection, address, fields)];
	},
};
