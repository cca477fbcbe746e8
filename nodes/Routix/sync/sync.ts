import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../inputError';
import { checkRequired, type ItemParameters, type Run } from '../parameters/itemParameters';
import { readChoice, readSwitch } from '../parameters/plainValues';
import { asText } from '../json';
import { isOutcomeUnknown } from '../transport/errors/requestError';
import { createRecord, updateRecord } from '../transport/recordApi';
import type { Address } from '../transport/address';
import type { Connection } from '../transport/connection';
import { BranchIndexes } from './branchIndexes';
import { changesTo } from './changes';
import { describeMatching, matchingOf, type Matching } from './matching';
import type { KnownRecord, SyncIndex } from './syncIndex';

/** One item on its way to Routix. */
interface SyncItem {
	connection: Connection;
	address: Address;
	fields: IDataObject;
	matching: Matching;
	index: SyncIndex;
	isDryRun: boolean;
	onSeveralMatches: 'error' | 'first' | 'skip';
}

/**
 * Create or Update: since Routix has no search, the records are read once per branch and execution and then matched in
 * memory. Only what differs is sent, nothing when nothing does, and never two records for the same values.
 */
export function startSync(run: Run): (item: ItemParameters) => Promise<IDataObject[]> {
	const indexes = new BranchIndexes();
	return async (item) => {
		const address = item.readAddress();
		const fields = item.readFields();
		const options = item.options();
		const isDryRun = readSwitch(options.dryRun, 'Dry Run');
		const ignoreCase = readSwitch(options.ignoreCase, 'Ignore Case and Blanks');
		const onSeveralMatches = readChoice(options.onSeveralMatches, 'On Several Matches', [
			'error',
			'first',
			'skip',
		]);
		const matching = matchingOf(item, fields, address);
		const index = await indexes.get(item.connection, address, matching.columns, ignoreCase);
		const { connection } = item;
		const syncItem = {
			connection,
			address,
			fields,
			matching,
			index,
			isDryRun,
			onSeveralMatches,
		};
		return [await sync(run, syncItem)];
	};
}

async function sync(run: Run, item: SyncItem): Promise<IDataObject> {
	const { address, fields, index, matching, onSeveralMatches } = item;
	const matches = index.find(matching.values);
	if (matches.length === 0) return await createOne(run, item);
	if (matches.length === 1 || onSeveralMatches === 'first') {
		return await updateOne(item, matches[0]);
	}
	const ids = matches.map(({ current }) => asText(current.id));
	if (onSeveralMatches === 'skip') return { ...fields, matching_ids: ids, sync_action: 'skipped' };
	throw new InputError(
		`${matches.length} ${address.resource.plural} in Routix match ${describeMatching(matching)}: ${ids.join(', ')}`,
		'Match on more fields, merge the records in Routix, or set On Several Matches under Options.',
	);
}

async function createOne(run: Run, item: SyncItem): Promise<IDataObject> {
	const { address, fields, index, matching } = item;
	if (matching.columns.includes('id')) {
		throw new InputError(
			`Routix has no ${address.resource.singular} with ${describeMatching(matching)}, and it cannot be created with that ID`,
			'Routix gives new records their ID. Correct the ID, or match on another field.',
		);
	}
	if (index.isUncertain(matching.values)) {
		throw new InputError(
			`An earlier item with ${describeMatching(matching)} may have been created although its answer was lost`,
			'Run the workflow again: it will find the record if it exists, and create it if not.',
		);
	}
	checkRequired(run.resource, fields);
	if (item.isDryRun) {
		index.add(fields, matching.values);
		return { ...fields, sync_action: 'would_create' };
	}
	const record = await notingLostAnswer(createRecord(item.connection, address, fields), () =>
		index.markUncertain(matching.values),
	);
	index.add(record, matching.values).current = { ...fields, ...record };
	return { ...record, sync_action: 'created' };
}

async function updateOne(item: SyncItem, known: KnownRecord): Promise<IDataObject> {
	const { address, fields, index, matching } = item;
	const { current } = known;
	const changes = changesTo(current, fields, (name) => index.shows(name));
	const changedFields = Object.keys(changes);
	if (changedFields.length === 0) return { ...current, sync_action: 'unchanged' };
	if (item.isDryRun) {
		known.current = { ...current, ...changes };
		return { ...known.current, changed_fields: changedFields, sync_action: 'would_update' };
	}
	if (current.id === undefined) {
		throw new InputError(
			`Routix did not tell the ID of the ${address.resource.singular} with ${describeMatching(matching)}, so it cannot be updated`,
			'If an earlier item created it, run the workflow again: it will then be found with its ID.',
		);
	}
	const recordAddress = { ...address, recordId: asText(current.id) };
	const record = await notingLostAnswer(
		updateRecord(item.connection, recordAddress, changes),
		() => {
			known.current = { ...current, ...unknown(changedFields) };
		},
	);
	known.current = { ...current, ...changes, ...record };
	return { ...record, changed_fields: changedFields, sync_action: 'updated' };
}

/** Does what is needed when the answer to a write was lost, so that nobody knows whether it was carried out. */
async function notingLostAnswer<T>(write: Promise<T>, whenUnknown: () => void): Promise<T> {
	return await write.catch(async (error) => {
		if (isOutcomeUnknown(error)) whenUnknown();
		return await Promise.reject(error);
	});
}

/** Fields whose value nobody knows: they differ from whatever a later item has. */
function unknown(names: string[]): IDataObject {
	return Object.fromEntries(names.map((name) => [name, undefined]));
}
