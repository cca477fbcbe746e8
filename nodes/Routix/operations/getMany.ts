import type { IDataObject } from 'n8n-workflow';
import { apiVersion, readApiVersion } from '../parameters/apiVersion';
import { readBranches, severalBranches } from '../parameters/branch';
import { limit, readLimit, returnAll } from '../parameters/limit';
import { readRecords } from '../readRecords';
import { optionsOf } from '../parameters/ofItem';
import type { Run } from '../run';
import type { Operation } from './operation';

export const getMany: Operation = {
	name: 'getAll',
	displayName: 'Get Many',
	access: 'read',
	description: ({ plural }) => `Retrieve a list of ${plural}, or all of them`,
	action: ({ plural }) => `Get many ${plural}`,
	parameters: () => [severalBranches, returnAll, limit],
	options: [apiVersion],
	begin: (run) => async (itemIndex) => await readItem(run, itemIndex),
};

/** The limit counts for all branches of the item together. */
async function readItem(run: Run, itemIndex: number): Promise<IDataObject[]> {
	const { context, connection, resource } = run;
	const branches = readBranches(
		context.getNodeParameter('branchPublicId', itemIndex, ''),
		connection.credential.branchPublicId,
	);
	const version = readApiVersion(optionsOf(run, itemIndex).apiVersion);
	const wanted = context.getNodeParameter('returnAll', itemIndex, false)
		? Infinity
		: readLimit(context.getNodeParameter('limit', itemIndex, 50));

	let records: IDataObject[] = [];
	for (const branchPublicId of branches) {
		if (records.length >= wanted) break;
		const address = { resource, branchPublicId, apiVersion: version };
		const found = await readRecords(connection, address, wanted - records.length);
		if (branches.length === 1) return found;
		for (const record of found) record.branch_public_id = branchPublicId;
		records = records.concat(found);
	}
	return records;
}
