import type { IPollFunctions } from 'n8n-workflow';
import { PAGE_LIMIT, type FetchPage } from '../contract/list';
import { idReader, isRounded } from '../contract/identity';
import type { RoutixRecord } from '../contract/record';
import { InputError } from '../inputError';
import { readList } from '../pagination/readAll';
import type { Resource } from '../resources';
import type { Connection } from '../transport/connection';
import { pagesOf } from '../transport/recordApi';
import type { WatchedBranch } from './allBranches';
import type { ReadSizes } from './changes/branchList';
import { recordHash } from './changes/recordHash';
import type { TriggerParameters } from './parameters/readParameters';

/** 100 at each end is more than usually arrives within a minute. */
const SIZES: ReadSizes = { probe: 100, page: PAGE_LIMIT };

/** n8n gives a poll a time limit and drops whatever a slower poll finds. */
export class PollBudgetError extends Error {
	readonly description =
		'n8n drops what a poll finds after this time, so it stopped. Nothing was emitted and nothing is lost; the next poll tries again. On your own n8n, raise N8N_SCHEDULER_POLL_TIMEOUT and N8N_SCHEDULER_LEASE_DURATION (seconds).';

	constructor({ plural }: Resource, seconds: number) {
		super(`Reading the ${plural} takes longer than the ${seconds} seconds that n8n gives a poll`);
		this.name = 'PollBudgetError';
	}
}

/** The branches to watch and their lists. No request starts once the time that n8n gives this poll is up. */
export function watchedBranches(
	context: IPollFunctions,
	connection: Connection,
	{ resource, apiVersion, branches }: TriggerParameters,
): WatchedBranch[] {
	// n8n before 2.36 sets no limit.
	const budgetMs: number = context.getPollBudgetMs?.() ?? Infinity;
	const endsAt = Date.now() + budgetMs;
	const { throttle, isCancelled } = connection;
	const readId = idReader(resource);
	const keyOf = (record: RoutixRecord) => recordHash(record, readId);
	return branches.map((branchPublicId) => {
		const fetchPage = pagesOf(connection, { resource, apiVersion, branchPublicId });
		const page: FetchPage = async (range) => {
			if (Date.now() >= endsAt) throw new PollBudgetError(resource, Math.round(budgetMs / 1_000));
			return await fetchPage(range);
		};
		const all = async () => {
			const options = { throttle, isCancelled, readId, onCountMismatch: 'return' } as const;
			const reading = await readList(page, options);
			checkIds(reading.records, resource);
			if (reading.statedMore !== undefined) {
				context.logger.warn(
					`Routix states ${reading.statedMore} ${resource.plural} in branch ${branchPublicId} but twice returned ${reading.records.length}. The trigger watches those.`,
				);
			}
			return reading;
		};
		return { publicId: branchPublicId, list: { page, sizes: SIZES, keyOf, all } };
	});
}

/** @throws {InputError} when the records cannot be told apart: every change would count as a new record */
function checkIds(records: RoutixRecord[], resource: Resource): void {
	const ids = records.map(idReader(resource));
	if (ids.some(isRounded)) {
		throw new InputError(
			`The IDs of ${resource.plural} have more digits than JavaScript can tell apart`,
			'Two records may look like one, so the trigger cannot watch them. Ask Routix to send their IDs as text.',
		);
	}
	if (records.length > 0 && ids.every((id) => id === undefined)) {
		throw new InputError(
			`Routix sends ${resource.plural} without an ID`,
			'The trigger cannot tell a new record from one that changed. Get Many can read them; Remove Duplicates then finds the new ones.',
		);
	}
}
