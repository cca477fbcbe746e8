import type { IDataObject } from 'n8n-workflow';
import { apiVersion, readApiVersion } from '../parameters/apiVersion';
import { readBranches, severalBranches } from '../parameters/branch';
import type { ItemParameters, Run } from '../parameters/itemParameters';
import { limit, readWanted, returnAll } from '../parameters/limit';
import { readRecords } from '../readRecords';
import { READS_AT_ONCE, type Operation } from './operation';

export const getMany: Operation = {
	name: 'getAll',
	displayName: 'Get Many',
	access: 'read',
	description: ({ plural }) => `Retrieve all ${plural}, or as many as a limit allows`,
	action: ({ plural }) => `Get many ${plural}`,
	parameters: () => [severalBranches, returnAll, limit],
	options: [apiVersion],
	itemsAtOnce: READS_AT_ONCE,
	begin: (run) => async (item) => ({ run: async () => await readItem(run, item) }),
};

/** The limit counts for all branches of the item together. */
async function readItem({ resource }: Run, item: ItemParameters): Promise<IDataObject[]> {
	const branches = readBranches(
		item.parameter('branchPublicId', ''),
		item.connection.credential.branchPublicId,
	);
	const version = readApiVersion(item.options().apiVersion);
	const wanted = readWanted(item.parameter('returnAll', false), item.parameter('limit', 50));

	let records: IDataObject[] = [];
	for (const branchPublicId of branches) {
		if (records.length >= wanted) break;
		const address = { resource, branchPublicId, apiVersion: version };
		const found = await readRecords(item.connection, address, {
			maxRecords: wanted - records.length,
		});
		if (branches.length === 1) return found;
		for (const record of found) record.branch_public_id = branchPublicId;
		records = records.concat(found);
	}
	return records;
}
