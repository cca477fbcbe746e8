import { asText } from '../json';
import { idReader } from '../contract/identity';
import type { RoutixRecord } from '../contract/record';
import { apiVersion } from '../parameters/apiVersion';
import { oneBranch } from '../parameters/branch';
import { recordIdParameter } from '../parameters/recordId';
import { readRecords } from '../readRecords';
import { withArticle } from '../resources';
import type { Address } from '../transport/address';
import type { Connection } from '../transport/connection';
import { getRecord, noSuchRecord } from '../transport/recordApi';
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
	begin: () => {
		const lists = new Map<string, Promise<RoutixRecord[]>>();
		return async (item) => {
			const { connection } = item;
			const address = item.readRecordAddress();
			const run = async () => {
				const record = await getRecord(connection, address);
				return [record ?? (await findInList(connection, address, lists))];
			};
			return { run };
		};
	},
};

/** Where there is no address for single records, the list has them: read once for all items of the run. */
async function findInList(
	connection: Connection,
	address: Address & { recordId: string },
	lists: Map<string, Promise<RoutixRecord[]>>,
): Promise<RoutixRecord> {
	const { apiVersion: version, branchPublicId, recordId, resource } = address;
	const key = `${connection.credential.baseUrl}/${version}/${branchPublicId}/${connection.credential.clientId}`;
	const list = lists.get(key) ?? readRecords(connection, { ...address, recordId: undefined });
	lists.set(key, list);
	const readId = idReader(resource);
	const found = (await list).find((record) => asText(readId(record)) === recordId);
	return found ?? (await Promise.reject(await noSuchRecord(connection, address)));
}
