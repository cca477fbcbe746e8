import { additionalFields } from '../parameters/additionalFields';
import { apiVersion } from '../parameters/apiVersion';
import { oneBranch } from '../parameters/branch';
import { columnsParameter, learnedFieldsNotice } from '../parameters/columns';
import { batching } from '../parameters/batching';
import { withArticle } from '../resources';
import { createRecord } from '../transport/recordApi';
import { checkRequired } from '../parameters/itemParameters';
import { WriteReport } from '../sync/writeReport';
import type { Operation } from './operation';

export const create: Operation = {
	name: 'create',
	displayName: 'Create',
	access: 'write',
	description: ({ singular }) => `Create a new ${singular}`,
	action: ({ singular }) => `Create ${withArticle(singular)}`,
	parameters: (resource) => [oneBranch, columnsParameter('add'), learnedFieldsNotice(resource)],
	options: [additionalFields, apiVersion, batching],
	begin: (run) => {
		const report = new WriteReport(run.context);
		return async (item) => {
			const address = item.readAddress();
			const fields = item.readFields();
			checkRequired(run.resource, fields, (name) => item.whyMissing(name));
			return [report.withNotKept(fields, await createRecord(item.connection, address, fields))];
		};
	},
};
