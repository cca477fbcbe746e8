import { additionalFields } from '../parameters/additionalFields';
import { apiVersion } from '../parameters/apiVersion';
import { oneBranch } from '../parameters/branch';
import { columnsParameter, learnedFieldsNotice } from '../parameters/columns';
import { batching } from '../parameters/batching';
import { recordIdParameter } from '../parameters/recordId';
import { withArticle } from '../resources';
import { updateRecord } from '../transport/recordApi';
import { WriteReport } from '../sync/writeReport';
import type { Operation } from './operation';

export const update: Operation = {
	name: 'update',
	displayName: 'Update',
	access: 'write',
	description: ({ singular }) => `Change the given fields of ${withArticle(singular)}`,
	action: ({ singular }) => `Update ${withArticle(singular)}`,
	parameters: (resource) => [
		recordIdParameter(resource),
		oneBranch,
		columnsParameter('add'),
		learnedFieldsNotice(resource),
	],
	options: [additionalFields, apiVersion, batching],
	begin: (run) => {
		const report = new WriteReport(run.context);
		return async (item) => {
			const fields = item.readFields();
			const record = await updateRecord(item.connection, item.readRecordAddress(), fields);
			return [report.withNotKept(fields, record)];
		};
	},
};
