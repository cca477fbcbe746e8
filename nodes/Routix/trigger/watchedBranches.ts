import type { IPollFunctions } from 'n8n-workflow';
import { PAGE_LIMIT, type FetchPage } from '../contract/list';
import { readList } from '../pagination/readAll';
import type { Resource } from '../resources';
import type { Connection } from '../transport/connection';
import { pagesOf } from '../transport/recordApi';
import type { WatchedBranch } from './allBranches';
import type { ReadSizes } from './changes/branchList';
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
	return branches.map((branchPublicId) => {
		const fetchPage = pagesOf(connection, { resource, apiVersion, branchPublicId });
		const page: FetchPage = async (range) => {
			if (Date.now() >= endsAt) throw new PollBudgetError(resource, Math.round(budgetMs / 1_000));
			return await fetchPage(range);
		};
		const all = async () => {
			const reading = await readList(page, { throttle, isCancelled, onCountMismatch: 'return' });
			if (reading.statedMore !== undefined) {
				context.logger.warn(
					`Routix states ${reading.statedMore} ${resource.plural} in branch ${branchPublicId} but twice returned ${reading.records.length}. The trigger watches those.`,
				);
			}
			return reading;
		};
		return { publicId: branchPublicId, list: { page, sizes: SIZES, all } };
	});
}
