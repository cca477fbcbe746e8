import { idReader } from '../contract/identity';
import { InputError } from '../inputError';
import { readRecords } from '../readRecords';
import type { Connection } from '../transport/connection';
import type { Address } from '../transport/address';
import { SyncIndex } from './syncIndex';

interface BranchIndex {
	/** What the records were read and are matched by. */
	settings: string;
	index: Promise<SyncIndex>;
}

/**
 * The records of each branch by each credential, read when the first item needs them and then no more. A list that could not be read is
 * not asked for again: every item of the branch fails alike.
 */
export class BranchIndexes {
	private readonly branches = new Map<Connection, Map<string, BranchIndex>>();

	/** @throws {InputError} when items of one branch want it read or matched in different ways: they would not see each other */
	async get(
		connection: Connection,
		address: Address,
		columns: string[],
		ignoreCase: boolean,
	): Promise<SyncIndex> {
		const { apiVersion, branchPublicId } = address;
		const settings = JSON.stringify([apiVersion, columns, ignoreCase]);
		const branches = this.branches.get(connection) ?? new Map<string, BranchIndex>();
		const known = branches.get(branchPublicId);
		if (known && known.settings !== settings) {
			throw new InputError(
				`API Version and Ignore Case must be the same for all items of branch ${branchPublicId}`,
				'Set them without an expression under Options, or use one Routix node for each.',
			);
		}
		const index = known?.index ?? readIndex(connection, address, columns, ignoreCase);
		this.branches.set(connection, branches.set(branchPublicId, { settings, index }));
		return await index;
	}
}

async function readIndex(
	connection: Connection,
	address: Address,
	columns: string[],
	ignoreCase: boolean,
): Promise<SyncIndex> {
	const records = await readRecords(connection, address);
	const index = new SyncIndex(records, columns, ignoreCase, idReader(address.resource));
	const unseen = columns.find((column) => !index.canMatchOn(column));
	if (unseen === undefined) return index;
	throw new InputError(
		`The field ${unseen} cannot be matched on: no ${address.resource.singular} in Routix shows it in API ${address.apiVersion}`,
		'Every item would look new and be created again. Choose another field to match on, or another API Version under Options.',
	);
}
