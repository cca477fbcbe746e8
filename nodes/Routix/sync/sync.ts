import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../inputError';
import { checkRequired, fieldsOf, listAddressOf, optionsOf } from '../parameters/ofItem';
import type { Run } from '../run';
import { readRecords } from '../readRecords';
import { isOutcomeUnknown } from '../transport/errors';
import { createRecord, updateRecord } from '../transport/records';
import type { Address } from '../transport/url';
import type { RoutixRecord } from '../types';
import { changesTo } from './changes';
import { matchingOf, type Matching } from './matching';
import { SyncIndex } from './syncIndex';

/** One item on its way to Routix. */
interface SyncItem {
	address: Address;
	fields: IDataObject;
	matching: Matching;
	/** The item's values to match on, as {@link SyncIndex} writes them. */
	key: string;
	index: SyncIndex;
	dryRun: boolean;
	onSeveralMatches: unknown;
}

/**
 * Create or Update: since Routix has no search, the records are read once per branch and execution and then matched in
 * memory. Only what differs is sent, nothing when nothing does, and never two records for the same values.
 */
export function startSync(run: Run): (itemIndex: number) => Promise<IDataObject[]> {
	const indexes = new Map<string, Promise<SyncIndex>>();
	return async (itemIndex) => {
		const address = listAddressOf(run, itemIndex);
		const { dryRun, ignoreCase, onSeveralMatches } = optionsOf(run, itemIndex);
		const fields = fieldsOf(run, itemIndex);
		const matching = matchingOf(run, itemIndex, fields, address);
		const { columns } = matching;

		const { branchPublicId, apiVersion } = address;
		const indexKey = JSON.stringify([branchPublicId, apiVersion, columns, ignoreCase === true]);
		let index = indexes.get(indexKey);
		if (!index) {
			index = readIndex(run, address, columns, ignoreCase === true);
			indexes.set(indexKey, index);
		}
		return [
			await syncItem(run, {
				address,
				fields,
				matching,
				key: (await index).keyOf(matching.values),
				index: await index,
				dryRun: dryRun === true,
				onSeveralMatches,
			}),
		];
	};
}

async function readIndex(run: Run, address: Address, columns: string[], ignoreCase: boolean) {
	const records = await readRecords(run.connection, address);
	const unseen = columns.find(
		(column) => records.length > 0 && !records.some((record) => Object.hasOwn(record, column)),
	);
	if (unseen === undefined) return new SyncIndex(records, columns, ignoreCase);
	throw new InputError(
		`The field ${unseen} cannot be matched on: no ${address.resource.singular} in Routix shows it in API ${address.apiVersion}`,
		'Every item would look new and be created again. Choose another field to match on, or another API Version under Options.',
	);
}

async function syncItem(run: Run, item: SyncItem): Promise<IDataObject> {
	const matches = item.index.find(item.key);
	if (matches.length === 0) return await createOne(run, item);
	if (matches.length === 1 || item.onSeveralMatches === 'first') {
		return await updateOne(run, item, matches[0]);
	}
	const ids = matches.map(({ id }) => id as string);
	if (item.onSeveralMatches === 'skip') {
		return { ...item.fields, matching_ids: ids, sync_action: 'skipped' };
	}
	throw new InputError(
		`${matches.length} ${item.address.resource.plural} in Routix match ${item.matching.text}: ${ids.join(', ')}`,
		'Match on more fields, merge the records in Routix, or set On Several Matches under Options.',
	);
}

async function createOne(run: Run, item: SyncItem): Promise<IDataObject> {
	const { address, fields, index, key, matching } = item;
	if (matching.columns.includes('id')) {
		throw new InputError(
			`Routix has no ${address.resource.singular} with ${matching.text}, and it cannot be created with that ID`,
			'Routix gives new records their ID. Correct the ID, or match on another field.',
		);
	}
	if (index.isUncertain(key)) {
		throw new InputError(
			`An earlier item with ${matching.text} may have been created although its answer was lost`,
			'Run the workflow again: it will find the record if it exists, and create it if not.',
		);
	}
	checkRequired(run, fields);
	if (item.dryRun) {
		index.remember(key, fields);
		return { ...fields, sync_action: 'would_create' };
	}
	const record = await createRecord(run.connection, address, fields).catch(async (error) => {
		if (isOutcomeUnknown(error)) index.markUncertain(key);
		return await Promise.reject(error);
	});
	index.remember(key, record);
	return { ...record, sync_action: 'created' };
}

async function updateOne(run: Run, item: SyncItem, existing: RoutixRecord): Promise<IDataObject> {
	const changes = changesTo(existing, item.fields);
	const changedFields = Object.keys(changes);
	if (changedFields.length === 0) return { ...existing, sync_action: 'unchanged' };
	if (item.dryRun) {
		const record = { ...existing, ...changes };
		item.index.remember(item.key, record);
		return { ...record, changed_fields: changedFields, sync_action: 'would_update' };
	}
	const address = { ...item.address, recordId: String(existing.id) };
	const record = await updateRecord(run.connection, address, changes);
	item.index.remember(item.key, { ...existing, ...record });
	return { ...record, changed_fields: changedFields, sync_action: 'updated' };
}
