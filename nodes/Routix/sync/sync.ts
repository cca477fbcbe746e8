import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../inputError';
import { asText, ownValue } from '../json';
import {
	checkRequired,
	type ItemParameters,
	type ItemWork,
	type Run,
} from '../parameters/itemParameters';
import { readSyncOptions, type SyncOptions } from '../parameters/syncOptions';
import type { Address } from '../transport/address';
import { isOutcomeUnknown } from '../transport/errors/requestError';
import { updateRecord } from '../transport/recordApi';
import { differences, notKept } from '../values/covers';
import { BranchIndexes, listOf } from './branchIndexes';
import { fillable } from './fillable';
import { liveIndexes, type Creation, type LiveIndex } from './liveIndexes';
import { looseKey } from './looseKey';
import { describeMatching, matchingOf, type Matching } from './matching';
import { checkIsNew, checkStillMatches, noMatch, severalMatches } from './syncErrors';
import type { KnownRecord, SyncIndex } from './syncIndex';
import { WantedValues } from './wantedValues';
import { WriteReport } from './writeReport';

/** One item on its way to Routix. */
interface SyncItem {
	item: ItemParameters;
	options: SyncOptions;
	address: Address;
	fields: IDataObject;
	matching: Matching;
	live: LiveIndex;
	index: SyncIndex;
	/** Of the whole run. */
	report: WriteReport;
	wanted: WantedValues;
}

/**
 * Create or Update: since Routix has no search, the records are read once per branch and execution and then matched in
 * memory. Only what differs is sent, nothing when nothing does, and never two records for the same values.
 */
export function startSync(run: Run): (item: ItemParameters) => Promise<ItemWork> {
	const indexes = new BranchIndexes(run.context);
	const report = new WriteReport(run.context);
	const wanted = new WantedValues();
	return async (item) => {
		const prepared = await report.countFailure(prepare(item, indexes));
		const syncItem = { ...prepared, item, report, wanted };
		return {
			key: keyOf(syncItem),
			run: async () => [await report.count(sync(run, syncItem))],
		};
	};
}

/** Checks what can be checked before the records are read, and the rest by what they show. */
async function prepare(item: ItemParameters, indexes: BranchIndexes) {
	const address = item.readAddress();
	const options = readSyncOptions(item.options());
	const { ignoreCase, onCountMismatch } = options;
	const { columns } = matchingOf(item, item.draftFields(), address);
	const live = await indexes.get(item.connection, address, {
		columns,
		ignoreCase,
		onCountMismatch,
	});
	const { index } = live;
	const fields = item.readFields(index.learned);
	const matching = matchingOf(item, fields, address, index.learned);
	return { address, options, live, index, fields, matching };
}

/** The values that an item is matched by, as far as it has them. */
export function valuesToMatch(item: Pick<ItemParameters, 'columns' | 'entered'>): IDataObject {
	const entered = item.entered();
	const columns = item.columns().matchingColumns ?? [];
	return Object.fromEntries(columns.map((name) => [name, ownValue(entered, name)]));
}

/** Only one at a time may look for a record with these values, and then create it. */
function keyOf({ address, item, matching }: SyncItem): string {
	const values = matching.columns.map((column) => ownValue(matching.values, column));
	return `${listOf(item.connection, address)} ${looseKey(values)}`;
}

async function sync(run: Run, syncItem: SyncItem): Promise<IDataObject> {
	const { address, fields, index, item, matching, options, report } = syncItem;
	const made = run.created.recordOf(item, address, fields);
	const find = () => index.find(matching.values);
	if (made && find().length === 0) index.add(made.record, matching.values);
	if (find().length > 0) {
		const done = await updateMatch(run, syncItem, find());
		if (!made || done.sync_action !== 'unchanged') return done;
		// It was created by this very execution, in a try before.
		return { ...report.withNotKept(done, made.notKept), sync_action: 'created' };
	}
	if (options.onNoMatch === 'error') throw noMatch(syncItem);
	if (options.onNoMatch === 'skip') return { sync_action: 'skipped', ...fields };
	if (options.isDryRun) return pretendToCreate(run, syncItem);
	// Another execution may create it while this one waits for its turn.
	return await liveIndexes.inTurn(keyOf(syncItem), item.connection.isCancelled, async () =>
		find().length > 0 ? await updateMatch(run, syncItem, find()) : await createOne(run, syncItem),
	);
}

async function updateMatch(
	run: Run,
	syncItem: SyncItem,
	matches: KnownRecord[],
): Promise<IDataObject> {
	const { fields, index, options } = syncItem;
	if (matches.length === 1 || options.onSeveralMatches === 'first') {
		return await updateOne(run, syncItem, matches[0]);
	}
	const records = matches.map(({ current }) => current);
	const ids = records.map((record) => asText(index.readId(record) ?? null));
	if (options.onSeveralMatches === 'error') throw severalMatches(syncItem, records, ids);
	return { sync_action: 'skipped', ...fields, matching_ids: ids };
}

function checkCreatable({ resource }: Run, syncItem: SyncItem): void {
	const { fields, item } = syncItem;
	checkIsNew(syncItem);
	checkRequired(resource, fields, (name) => item.whyMissing(name));
	tellUnseen(syncItem, Object.keys(fields));
}

function pretendToCreate(run: Run, syncItem: SyncItem): IDataObject {
	const { fields, index, item, matching, wanted } = syncItem;
	checkCreatable(run, syncItem);
	wanted.note(index.add(fields, matching.values), fields, item.index);
	return { sync_action: 'would_create', ...fields };
}

async function createOne(run: Run, syncItem: SyncItem): Promise<IDataObject> {
	const { address, fields, index, item, live, matching, report, wanted } = syncItem;
	checkCreatable(run, syncItem);
	const tellOthers = (creation: Omit<Creation, 'values'>) => {
		const values = { ...fields, ...matching.values } as IDataObject;
		liveIndexes.tell(listOf(item.connection, address), live, { values, ...creation });
	};
	const creating = run.created.create(item, address, fields);
	const { record, notKept: differing } = await notingLostAnswer(creating, () => {
		index.markUncertain(matching.values);
		tellOthers({});
	});
	const known = index.add(record, matching.values);
	known.current = { ...fields, ...record };
	tellOthers({ record });
	wanted.note(known, fields, item.index);
	checkStillMatches(syncItem, known.current, 'created', () => run.context.getNode());
	return { sync_action: 'created', ...report.withNotKept(record, differing) };
}

async function updateOne(
	{ context }: Run,
	syncItem: SyncItem,
	known: KnownRecord,
): Promise<IDataObject> {
	const { address, index, item, matching, report, wanted } = syncItem;
	const { current } = known;
	const { fields, changed, unseen } = changesTo(syncItem, known);
	tellUnseen(syncItem, unseen);
	if (changed.length === 0) {
		wanted.note(known, fields, item.index);
		return { sync_action: 'unchanged', ...current };
	}
	const changes = Object.fromEntries(
		[...changed, ...unseen].map((name) => [name, ownValue(fields, name)]),
	);
	if (syncItem.options.isDryRun) {
		known.current = { ...current, ...changes };
		wanted.note(known, fields, item.index);
		return { sync_action: 'would_update', ...known.current, changed_fields: changed };
	}
	const id = index.readId(current);
	if (id === undefined) {
		throw new InputError(
			`Routix did not tell the ID of the ${address.resource.singular} with ${describeMatching(matching)}, so it cannot be updated`,
			'If an earlier item created it, run the workflow again: it will then be found with its ID.',
		);
	}
	const record = await notingLostAnswer(
		updateRecord(item.connection, { ...address, recordId: asText(id) }, changes, true),
		() => {
			known.current = { ...current, ...unknown(Object.keys(changes)) };
		},
	);
	known.current = { ...current, ...changes, ...record };
	wanted.note(known, fields, item.index);
	checkStillMatches(syncItem, known.current, 'updated', () => context.getNode());
	const answer = report.withNotKept(known.current, notKept(changes, known.current));
	return { sync_action: 'updated', ...answer, changed_fields: changed };
}

/**
 * The fields that the item may write to a record, and those of them that differ.
 * @throws {InputError} when an earlier item wanted something else of the record
 */
function changesTo(syncItem: SyncItem, known: KnownRecord) {
	const { address, fields, index, item, matching, options, wanted } = syncItem;
	const { singular } = address.resource;
	wanted.check(known, fields, item.index, { matched: matching.columns, singular });
	const isShown = (name: string) => index.shows(name);
	const writable = options.onlyFillEmpty ? fillable(fields, known.current, isShown) : fields;
	const open = wanted.withoutDone(known, writable);
	return { fields: writable, ...differences(open, known.current, isShown) };
}

/** Routix shows these of no record, so nobody will see whether they differ. */
function tellUnseen({ address, index, report }: SyncItem, names: string[]): void {
	const unseen = names.filter((name) => !index.shows(name));
	const { singular } = address.resource;
	report.tellUnseen(
		unseen,
		(fields) =>
			`Routix shows ${fields} of no ${singular}: sent with other changes only, and Routix may refuse it`,
	);
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
