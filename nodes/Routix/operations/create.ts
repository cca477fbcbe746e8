import { additionalFields } from '../parameters/additionalFields';
import { apiVersion } from '../parameters/apiVersion';
import { oneBranch } from '../parameters/branch';
import { columnsParameter, learnedFieldsNotice } from '../parameters/columns';
import { batching, requestsAtOnce } from '../parameters/batching';
import { checkRequired } from '../parameters/itemParameters';
import { WriteReport } from '../sync/writeReport';
import type { Operation } from './operation';
import { titleOf, WrittenFields } from './writtenFields';

/** Routix may number records in the order in which they come. */
const ONE_AT_A_TIME = 1;

export const create: Operation = {
	name: 'create',
	displayName: 'Create',
	access: 'write',
	description: ({ singular }) => `Create a new ${singular}`,
	action: ({ singular }) => `Create ${singular}`,
	parameters: (resource) => [oneBranch, columnsParameter('add'), learnedFieldsNotice(resource)],
	options: [additionalFields, apiVersion, batching, requestsAtOnce(ONE_AT_A_TIME)],
	itemsAtOnce: ONE_AT_A_TIME,
	identify: titleOf,
	begin: (run) => {
		const report = new WriteReport(run.context);
		const written = new WrittenFields(report);
		return async (item) => {
			const address = item.readAddress();
			const fields = await written.of(item, address);
			checkRequired(run.resource, fields, (name) => item.whyMissing(name));
			return {
				run: async () => {
					const { record, notKept } = await run.created.create(item, address, fields);
					return [report.withNotKept(record, notKept)];
				},
			};
		};
	},
};
