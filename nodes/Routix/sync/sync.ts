import type { IDataObject } from 'n8n-workflow';
import { ID_FIELD, idReader } from '../contract/identity';
import { InputError } from '../inputError';
import { asText } from '../json';
import { readMatchingValue } from '../parameters/columns';
import {
	checkRequired,
	type ItemParameters,
	type ItemWork,
	type Run,
} from '../parameters/itemParameters';
import { readChoice, readSwitch } from '../parameters/plainValues';
import type { Address } from '../transport/address';
import { isOutcomeUnknown } from '../transport/errors/requestError';
import { updateRecord } from '../transport/recordApi';
import { BranchIndexes, listOf } from './branchIndexes';
import { changesTo } from './changes';
import { liveIndexes, type Creation, type LiveIndex } from './liveIndexes';
import { looseKey } from './looseKey';
import { describeMatching, matchingOf, type Matching } from './matching';
import type { KnownRecord } from './syncIndex';

/** One item on its way to Routix. */
interface SyncItem {
	item: ItemParameters;
	address: Address;
	fields: IDataObject;
	matching: Matching;
	live: LiveIndex;
	isDryRun: boolean;
	onSeveralMatches: 'error' | 'first' | 'skip';
}

/**
 * Create or Update: since Routix has no search, the records are read once per branch and execution and then matched in
 * memory. Only what differs is sent, nothing when nothing does, and never two records for the same values.
 */
export function startSync(run: Run): (item: ItemParameters) => Promise<ItemWork> {
	const indexes = new BranchIndexes(run.context);
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
		const { columns } = matching;
		const live = await indexes.get(item.connection, address, { columns, ignoreCase });
		const syncItem = { item, address, fields, matching, live, isDryRun, onSeveralMatches };
		return { key: keyOf(syncItem), run: async () => [await sync(run, syncItem)] };
	};
}

/** The values that an item is matched by, as far as it has them. */
export function valuesToMatch(item: Pick<ItemParameters, 'columns' | 'input'>): IDataObject {
	try {
		const columns = item.columns();
		const values = (columns.matchingColumns ?? []).map((name) => [
			name,
			readMatchingValue(columns, item.input(), name),
		]);
		return Object.fromEntries(values) as IDataObject;
	} catch {
		return {};
	}
}

/** Only one at a time may look for a record with these values, and then create it. */
function keyOf({ address, item, matching }: SyncItem): string {
	const values = matching.columns.map((column) => matching.values[column]);
	return `${listOf(item.connection, address)} ${looseKey(values)}`;
}

async function sync(run: Run, syncItem: SyncItem): Promise<IDataObject> {
	const { address, fields, item, live, matching } = syncItem;
	const made = run.created.recordOf(item, address, fields);
	const find = () => live.index.find(matching.values);
	if (made && find().length === 0) live.index.add(made, matching.values);
	if (find().length > 0) {
		const done = await updateMatch(syncItem, find());
		// It was created by this very execution, in a try before.
		return made && done.sync_action === 'unchanged' ? { ...done, sync_action: 'created' } : done;
	}
	checkCreatable(run, syncItem);
	if (syncItem.isDryRun) {
		live.index.add(fields, matching.values);
		return { ...fields, sync_action: 'would_create' };
	}
	// Another execution may create it while this one waits for its turn.
	return await liveIndexes.inTurn(keyOf(syncItem), item.connection.isCancelled, async () =>
		find().length > 0 ? await updateMatch(syncItem, find()) : await createOne(run, syncItem),
	);
}

async function updateMatch(syncItem: SyncItem, matches: KnownRecord[]): Promise<IDataObject> {
	const { address, fields, matching, onSeveralMatches } = syncItem;
	if (matches.length === 1 || onSeveralMatches === 'first') {
		return await updateOne(syncItem, matches[0]);
	}
	const readId = idReader(address.resource);
	const ids = matches.map(({ current }) => asText(readId(current)));
	if (onSeveralMatches === 'skip') return { ...fields, matching_ids: ids, sync_action: 'skipped' };
	throw new InputError(
		`${matches.length} ${address.resource.plural} in Routix match ${describeMatching(matching)}: ${ids.join(', ')}`,
		'Match on more fields, merge the records in Routix, or set On Several Matches under Options.',
	);
}

function checkCreatable(run: Run, { address, fields, matching }: SyncItem): void {
	if (matching.columns.includes(ID_FIELD)) {
		throw new InputError(
			`Routix has no ${address.resource.singular} with ${describeMatching(matching)}, and it cannot be created with that ID`,
			'Routix gives new records their ID. Correct the ID, or match on another field.',
		);
	}
	checkRequired(run.resource, fields);
}

async function createOne(run: Run, syncItem: SyncItem): Promise<IDataObject> {
	const { address, fields, item, live, matching } = syncItem;
	const { index } = live;
	if (index.isUncertain(matching.values)) {
		throw new InputError(
			`An earlier item with ${describeMatching(matching)} may have been created although its answer was lost`,
			'Run the workflow again: it will find the record if it exists, and create it if not.',
		);
	}
	const tellOthers = (creation: Omit<Creation, 'values'>) => {
		const values = { ...fields, ...matching.values } as IDataObject;
		liveIndexes.tell(listOf(item.connection, address), live, { values, ...creation });
	};
	const record = await notingLostAnswer(run.created.create(item, address, fields), () => {
		index.markUncertain(matching.values);
		tellOthers({});
	});
	index.add(record, matching.values).current = { ...fields, ...record };
	tellOthers({ record });
	return { ...record, sync_action: 'created' };
}

async function updateOne(syncItem: SyncItem, known: KnownRecord): Promise<IDataObject> {
	const { address, fields, isDryRun, item, live, matching } = syncItem;
	const { current } = known;
	const changes = changesTo(current, fields, (name) => live.index.shows(name));
	const changedFields = Object.keys(changes);
	if (changedFields.length === 0) return { ...current, sync_action: 'unchanged' };
	if (isDryRun) {
		known.current = { ...current, ...changes };
		return { ...known.current, changed_fields: changedFields, sync_action: 'would_update' };
	}
	const id = idReader(address.resource)(current);
	if (id === undefined) {
		throw new InputError(
			`Routix did not tell the ID of the ${address.resource.singular} with ${describeMatching(matching)}, so it cannot be updated`,
			'If an earlier item created it, run the workflow again: it will then be found with its ID.',
		);
	}
	const recordAddress = { ...address, recordId: asText(id) };
	const record = await notingLostAnswer(
		updateRecord(item.connection, recordAddress, changes, true),
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
