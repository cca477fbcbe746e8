import { deepCopy } from 'n8n-workflow';
import { asText } from '../json';
import { idReader } from '../contract/identity';
import type { RoutixRecord } from '../contract/record';
import { apiVersion } from '../parameters/apiVersion';
import { oneBranch } from '../parameters/branch';
import { onCountMismatch, readOnCountMismatch } from '../parameters/onCountMismatch';
import { recordIdParameter } from '../parameters/recordId';
import { readRecords, type WholeListOptions } from '../readRecords';
import { withArticle } from '../resources';
import type { Address } from '../transport/address';
import type { Connection } from '../transport/connection';
import { getRecord, noSuchRecord } from '../transport/recordApi';
import { NamedRecords } from './namedRecords';
import { READS_AT_ONCE, type Operation } from './operation';

export const get: Operation = {
	name: 'get',
	displayName: 'Get',
	access: 'read',
	description: ({ singular }) => `Retrieve ${withArticle(singular)} by its ID, name or number`,
	action: ({ singular }) => `Get ${singular}`,
	parameters: (resource) => [oneBranch, recordIdParameter(resource)],
	options: [apiVersion, onCountMismatch],
	itemsAtOnce: READS_AT_ONCE,
	begin: (run) => {
		const named = new NamedRecords(run);
		const lists = new Map<string, Promise<RoutixRecord[]>>();
		return async (item) => {
			const reference = item.readRecord();
			// The list shows the whole record. Each item gets its own, so that none can change that of another.
			if ('name' in reference) {
				return { run: async () => [deepCopy(await named.find(item, reference.name))] };
			}
			const { connection } = item;
			const address = { ...item.readAddress(), recordId: reference.id };
			const ofList = { onCountMismatch: readOnCountMismatch(item.options().onCountMismatch) };
			return {
				run: async () => {
					const record = await getRecord(connection, address);
					return [record ?? (await findInList(connection, address, lists, ofList))];
				},
			};
		};
	},
};

/** Where there is no address for single records, the list has them: read once for all items of the run. */
async function findInList(
	connection: Connection,
	address: Address & { recordId: string },
	lists: Map<string, Promise<RoutixRecord[]>>,
	ofList: Pick<WholeListOptions, 'onCountMismatch'>,
): Promise<RoutixRecord> {
	const { apiVersion: version, branchPublicId, recordId, resource } = address;
	const { baseUrl, clientId } = connection.credential;
	const key = [baseUrl, version, branchPublicId, clientId, ofList.onCountMismatch].join();
	const list =
		lists.get(key) ?? readRecords(connection, { ...address, recordId: undefined }, ofList);
	lists.set(key, list);
	const readId = idReader(resource);
	const found = (await list).find((record) => asText(readId(record)) === recordId);
	return found ?? (await Promise.reject(await noSuchRecord(connection, address)));
}
