import type { IExecuteFunctions } from 'n8n-workflow';
import { idReader } from '../contract/identity';
import type { RoutixRecord } from '../contract/record';
import { InputError } from '../inputError';
import { readRecords, type WholeListOptions } from '../readRecords';
import type { Address } from '../transport/address';
import type { Connection } from '../transport/connection';
import { indexCache } from './indexCache';
import { liveIndexes, type LiveIndex } from './liveIndexes';
import { SyncIndex } from './syncIndex';

/** How the records of a list are read and matched. */
export interface IndexSettings extends Pick<WholeListOptions, 'onCountMismatch'> {
	columns: string[];
	ignoreCase: boolean;
}

interface BranchIndex {
	/** What the records were read and are matched by. */
	settings: string;
	index: Promise<LiveIndex>;
}

/** The largest sample that tells how large all records are. */
const SAMPLE_SIZE = 100;

/**
 * The records of each branch by each credential, read when the first item needs them and then no more; in a loop not in
 * each round either. A list that could not be read is not asked for again: every item of the branch fails alike.
 */
export class BranchIndexes {
	private readonly byList = new Map<string, BranchIndex>();

	constructor(private readonly context: IExecuteFunctions) {}

	/** @throws {InputError} when items of one branch want it read or matched in different ways: they would not see each other */
	async get(
		connection: Connection,
		address: Address,
		{ columns, ignoreCase, onCountMismatch }: IndexSettings,
	): Promise<LiveIndex> {
		const list = listOf(connection, address);
		const settings = JSON.stringify([address.apiVersion, columns, ignoreCase, onCountMismatch]);
		const known = this.byList.get(list);
		if (known && known.settings !== settings) {
			throw new InputError(
				`API Version, Ignore Case and When the Count Differs must be the same for all items of branch ${address.branchPublicId}`,
				'Set them without an expression under Options, or use one Routix node for each.',
			);
		}
		const read = async () => {
			const records = await readRecords(connection, address, { onCountMismatch });
			return { records, index: indexOf(records, address, { columns, ignoreCase }) };
		};
		const index = known?.index ?? this.keptOr(list, settings, read);
		this.byList.set(list, { settings, index });
		return await index;
	}

	/** The index of an earlier round of the loop, or one that is read now, and kept if the node is in a loop. */
	private async keptOr(
		list: string,
		settings: string,
		read: () => Promise<{ records: RoutixRecord[]; index: SyncIndex }>,
	): Promise<LiveIndex> {
		const { context } = this;
		const executionId = isInLoop(context) ? context.getExecutionId() : undefined;
		const key = JSON.stringify([executionId, context.getNode().id, list, settings]);
		const kept = executionId === undefined ? undefined : indexCache.get(key);
		if (kept) return kept;
		const readAt = Date.now();
		let size = 0;
		const index = await liveIndexes.follow(list, async () => {
			const reading = await read();
			size = sizeOf(reading.records);
			return reading.index;
		});
		if (executionId !== undefined) {
			indexCache.set(key, { executionId, index, readAt, size });
			// n8n 2.20 does not tell; there an index goes when it is five minutes old and another one is looked for.
			context.onExecutionFinish?.(() => indexCache.drop(executionId));
		}
		return index;
	}
}

/** Which list it is, and whose. With PKCE the login belongs to n8n's credential, whatever is entered in it. */
export function listOf(
	{ context, key }: Connection,
	{ branchPublicId, resource }: Address,
): string {
	const credentialId = context.getNode().credentials?.routixOAuth2Api?.id;
	return JSON.stringify([credentialId, key, branchPublicId, resource.name]);
}

/** Whether the workflow leads from the node back to it. */
function isInLoop(context: IExecuteFunctions): boolean {
	const { name } = context.getNode();
	const before = new Set(context.getParentNodes(name).map((node) => node.name));
	return context.getChildNodes(name).some((node) => before.has(node.name));
}

function indexOf(
	records: RoutixRecord[],
	{ apiVersion, resource }: Address,
	{ columns, ignoreCase }: IndexSettings,
): SyncIndex {
	const index = new SyncIndex(records, columns, ignoreCase, idReader(resource));
	const unseen = columns.find((column) => !index.canMatchOn(column));
	if (unseen === undefined) return index;
	throw new InputError(
		`The field ${unseen} cannot be matched on: no ${resource.singular} in Routix shows it in API ${apiVersion}`,
		'Every item would look new and be created again. Choose another field to match on, or another API Version under Options.',
	);
}

/** About so many characters of JSON, from a sample of the records. */
function sizeOf(records: RoutixRecord[]): number {
	const step = Math.ceil(records.length / SAMPLE_SIZE);
	const sample = records.filter((_, index) => index % step === 0);
	return sample.length === 0 ? 0 : (JSON.stringify(sample).length / sample.length) * records.length;
}
