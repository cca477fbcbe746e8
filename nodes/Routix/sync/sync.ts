import type { IDataObject } from 'n8n-workflow';
import type { RoutixRecord } from '../contract/record';
import { recordTitle } from '../fields/recordTitle';
import { InputError } from '../inputError';
import { asText } from '../json';
import { operationError } from '../nodeError';
import { checkRequired, type ItemParameters, type Run } from '../parameters/itemParameters';
import { readSyncOptions, type SyncOptions } from '../parameters/syncOptions';
import { isOutcomeUnknown } from '../transport/errors/requestError';
import { createRecord, updateRecord } from '../transport/recordApi';
import type { Address } from '../transport/address';
import type { Connection } from '../transport/connection';
import { differences } from '../values/covers';
import { cut } from '../values/text';
import { BranchIndexes } from './branchIndexes';
import { fillable } from './fillable';
import { describeMatching, matchingOf, type Matching } from './matching';
import type { KnownRecord, SyncIndex } from './syncIndex';
import { WantedValues } from './wantedValues';
import { WriteReport } from './writeReport';

/** How many records an error names that match one item. */
const MOST_TITLES = 5;

/** One execution of the node. */
interface SyncRun extends Run {
	report: WriteReport;
	wanted: WantedValues;
}

/** One item on its way to Routix. */
interface SyncItem extends SyncOptions {
	connection: Connection;
	address: Address;
	fields: IDataObject;
	matching: Matching;
	index: SyncIndex;
	itemIndex: number;
	whyMissing: ItemParameters['whyMissing'];
}

/**
 * Create or Update: since Routix has no search, the records are read once per branch and execution and then matched in
 * memory. Only what differs is sent, nothing when nothing does, and never two records for the same values.
 */
export function startSync(run: Run): (item: ItemParameters) => Promise<IDataObject[]> {
	const indexes = new BranchIndexes();
	const syncRun: SyncRun = {
		...run,
		report: new WriteReport(run.context),
		wanted: new WantedValues(),
	};
	return async (item) => {
		const syncItem = await prepare(item, indexes);
		return [await counted(syncRun, sync(syncRun, syncItem))];
	};
}

/** Checks what can be checked before the records are read, and the rest by what they show. */
async function prepare(item: ItemParameters, indexes: BranchIndexes): Promise<SyncItem> {
	const address = item.readAddress();
	const options = readSyncOptions(item.options());
	const { columns } = matchingOf(item, item.draftFields(), address);
	const { connection } = item;
	const index = await indexes.get(connection, address, columns, options.ignoreCase);
	const fields = item.readFields(index.learned);
	const matching = matchingOf(item, fields, address, index.learned);
	const whyMissing = (name: string) => item.whyMissing(name);
	return {
		...options,
		connection,
		address,
		fields,
		matching,
		index,
		itemIndex: item.index,
		whyMissing,
	};
}

async function counted({ report }: SyncRun, work: Promise<IDataObject>): Promise<IDataObject> {
	const result = await work.catch(async (error) => {
		report.count('failed');
		return await Promise.reject(error);
	});
	report.count(String(result.sync_action));
	return result;
}

async function sync(run: SyncRun, item: SyncItem): Promise<IDataObject> {
	const { fields, index, matching, onSeveralMatches } = item;
	const matches = index.find(matching.values);
	if (matches.length === 0) return await withoutMatch(run, item);
	if (matches.length === 1 || onSeveralMatches === 'first') {
		return await updateOne(run, item, matches[0]);
	}
	const ids = matches.map(({ current }) => asText(index.readId(current) ?? null));
	if (onSeveralMatches === 'skip') return { sync_action: 'skipped', ...fields, matching_ids: ids };
	throw severalMatches(item, matches, ids);
}

function severalMatches({ address, matching }: SyncItem, matches: KnownRecord[], ids: string[]) {
	const titles = matches.slice(0, MOST_TITLES).map(({ current }) => cut(recordTitle(current)));
	const more = matches.length - titles.length;
	return new InputError(
		`${matches.length} ${address.resource.plural} in Routix match ${describeMatching(matching)}: ${titles.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
		`Match on more fields, merge the records in Routix, or set On Several Matches under Options. Their IDs: ${ids.join(', ')}.`,
	);
}

async function withoutMatch(run: SyncRun, item: SyncItem): Promise<IDataObject> {
	const { address, fields, matching, onNoMatch } = item;
	if (onNoMatch === 'skip') return { sync_action: 'skipped', ...fields };
	if (onNoMatch === 'create') return await createOne(run, item);
	throw new InputError(
		`No ${address.resource.singular} in Routix matches ${describeMatching(matching)}`,
		'Correct the value, match on another field, or set On No Match under Options to Create.',
	);
}

async function createOne(run: SyncRun, item: SyncItem): Promise<IDataObject> {
	const { address, fields, index, itemIndex, matching } = item;
	checkMayCreate(item);
	checkRequired(run.resource, fields, item.whyMissing);
	tellUnseen(run, item, Object.keys(fields));
	if (item.isDryRun) {
		run.wanted.note(index.add(fields, matching.values), fields, itemIndex);
		return { sync_action: 'would_create', ...fields };
	}
	const record = await notingLostAnswer(createRecord(item.connection, address, fields), () =>
		index.markUncertain(matching.values),
	);
	const known = index.add(record, matching.values);
	known.current = { ...fields, ...record };
	run.wanted.note(known, fields, itemIndex);
	checkStillMatches(run, item, known.current, 'created');
	return { sync_action: 'created', ...run.report.withNotKept(fields, record) };
}

/** @throws {InputError} when Routix would number it itself, may have it already, or has nearly the same */
function checkMayCreate({ address, index, matching }: SyncItem): void {
	const { plural, singular } = address.resource;
	const described = describeMatching(matching);
	if (matching.columns.includes('id')) {
		throw new InputError(
			`Routix has no ${singular} with ${described}, and it cannot be created with that ID`,
			'Routix gives new records their ID. Correct the ID, or match on another field.',
		);
	}
	if (index.isUncertain(matching.values)) {
		throw new InputError(
			`An earlier item with ${described} may have been created although its answer was lost`,
			'Run the workflow again: it will find the record if it exists, and create it if not.',
		);
	}
	const near = index.findNear(matching.values)?.current;
	if (near === undefined) return;
	const values = Object.fromEntries(matching.columns.map((name) => [name, near[name]]));
	throw new InputError(
		`Among the ${plural} in Routix is ${describeMatching({ ...matching, values })}, which differs from ${described} only in case, blanks or punctuation, so nothing was created`,
		`If it is the same ${singular}, write it alike in both places, or switch on Ignore Case under Options if only the case differs. Its ID: ${asText(index.readId(near) ?? null)}.`,
	);
}

async function updateOne(run: SyncRun, item: SyncItem, known: KnownRecord): Promise<IDataObject> {
	const { address, fields, index, itemIndex, matching } = item;
	const { current } = known;
	run.wanted.check(known, fields, itemIndex, address.resource.singular);
	const isShown = (name: string) => index.shows(name);
	const wanted = item.onlyFillEmpty ? fillable(fields, current, isShown) : fields;
	const { changed, unseen } = differences(run.wanted.withoutDone(known, wanted), current, isShown);
	tellUnseen(run, item, unseen);
	if (changed.length === 0) {
		run.wanted.note(known, wanted, itemIndex);
		return { sync_action: 'unchanged', ...current };
	}
	const changes = Object.fromEntries([...changed, ...unseen].map((name) => [name, fields[name]]));
	if (item.isDryRun) {
		known.current = { ...current, ...changes };
		run.wanted.note(known, wanted, itemIndex);
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
	run.wanted.note(known, wanted, itemIndex);
	checkStillMatches(run, item, known.current, 'updated');
	const answer = run.report.withNotKept(changes, record);
	return { sync_action: 'updated', ...answer, changed_fields: changed };
}

/** Routix shows these of no record, so nobody will see whether they differ. */
function tellUnseen({ report }: SyncRun, { address, index }: SyncItem, names: string[]): void {
	report.tellUnseen(
		names.filter((name) => !index.shows(name)),
		address.resource.singular,
	);
}

/** @throws {NodeOperationError} when Routix made other values of those to match on, so that the next run would not find it */
function checkStillMatches(
	{ context }: SyncRun,
	{ address, index, matching }: SyncItem,
	record: RoutixRecord,
	done: string,
): void {
	if (index.matches(record, matching.values)) return;
	const { singular } = address.resource;
	const values = Object.fromEntries(matching.columns.map((name) => [name, record[name]]));
	throw operationError(
		context.getNode(),
		`The ${singular} was ${done}, but Routix changed ${describeMatching(matching)} to ${describeMatching({ ...matching, values })}: the next run would create it again`,
		{
			description:
				'Before the next run, write the value in the item as Routix does, or match on a field that Routix keeps as it is.',
		},
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
