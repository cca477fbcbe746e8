import { additionalFields } from '../parameters/additionalFields';
import { apiVersion } from '../parameters/apiVersion';
import { oneBranch } from '../parameters/branch';
import { columnsParameter, learnedFieldsNotice } from '../parameters/columns';
import { batching, requestsAtOnce } from '../parameters/batching';
import { onCountMismatch } from '../parameters/onCountMismatch';
import { recordIdParameter } from '../parameters/recordId';
import { withArticle } from '../resources';
import type { Connection } from '../transport/connection';
import { updateRecord } from '../transport/recordApi';
import { notKept } from '../values/covers';
import { WriteReport } from '../sync/writeReport';
import { NamedRecords } from './namedRecords';
import { UPDATES_AT_ONCE, type Operation } from './operation';
import { titleOf, WrittenFields } from './writtenFields';

/** Records keep their ID wherever it is read; one written in capitals may be the same. */
function keyOfRecord({ credential }: Connection, recordId: string): string {
	return JSON.stringify([credential.baseUrl, recordId.toLowerCase()]);
}

export const update: Operation = {
	name: 'update',
	displayName: 'Update',
	access: 'write',
	description: ({ singular }) => `Change the given fields of ${withArticle(singular)}`,
	action: ({ singular }) => `Update ${singular}`,
	parameters: (resource) => [
		oneBranch,
		recordIdParameter(resource),
		columnsParameter('add'),
		learnedFieldsNotice(resource),
	],
	options: [
		additionalFields,
		apiVersion,
		batching,
		requestsAtOnce(UPDATES_AT_ONCE),
		onCountMismatch,
	],
	itemsAtOnce: UPDATES_AT_ONCE,
	identify: (item) => {
		const reference = item.readRecord();
		return 'id' in reference ? { id: reference.id, ...titleOf(item) } : titleOf(item);
	},
	begin: (run) => {
		const named = new NamedRecords(run);
		const report = new WriteReport(run.context);
		const written = new WrittenFields(report);
		return async (item) => {
			const { connection } = item;
			const fields = await written.of(item, item.readAddress());
			const { isListed, ...address } = await named.addressFor(item);
			return {
				key: keyOfRecord(connection, address.recordId),
				run: async () => {
					const record = await updateRecord(connection, address, fields, isListed);
					return [report.withNotKept(record, notKept(fields, record))];
				},
			};
		};
	},
};
