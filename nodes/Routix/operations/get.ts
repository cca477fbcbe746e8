import { apiVersion } from '../parameters/apiVersion';
import { oneBranch } from '../parameters/branch';
import { recordIdParameter } from '../parameters/recordId';
import { withArticle } from '../resources';
import { getRecord } from '../transport/recordApi';
import { READS_AT_ONCE, type Operation } from './operation';

export const get: Operation = {
	name: 'get',
	displayName: 'Get',
	access: 'read',
	description: ({ singular }) => `Retrieve ${withArticle(singular)} by its ID`,
	action: ({ singular }) => `Get ${withArticle(singular)}`,
	parameters: (resource) => [recordIdParameter(resource), oneBranch],
	options: [apiVersion],
	itemsAtOnce: READS_AT_ONCE,
	begin: () => async (item) => {
		const address = item.readRecordAddress();
		return { run: async () => [await getRecord(item.connection, address)] };
	},
};
