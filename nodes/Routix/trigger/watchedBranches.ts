import type { IPollFunctions } from 'n8n-workflow';
import { readList } from '../pagination/readAll';
import type { Resource } from '../resources';
import type { Connection } from '../transport/connection';
import { pagesOf } from '../transport/recordApi';
import type { FetchPage } from '../contract/list';
import type { TriggerParameters } from './parameters/readParameters';
import type { WatchedBranch } from './allBranches';

/** n8n gives a poll only so long, and then drops what it found. */
export class PollBudgetError extends Error {
	readonly description =
		'n8n drops what a poll finds after this time, so it stopped. Nothing was emitted and nothing is lost; the next poll tries again. On your own n8n, raise N8N_SCHEDULER_POLL_TIMEOUT and N8N_SCHEDULER_LEASE_DURATION (seconds).';

	constructor({ plural }: Resource, seconds: number) {
		super(`Reading the ${plural} takes longer than the ${seconds} seconds that n8n gives a poll`);
		this.name = 'PollBudgetError';
	}
}

/** The branches to watch, with the way to read them. No request begins after the time that n8n gives this poll. */
export function watchedBranches(
	context: IPollFunctions,
	connection: Connection,
	{ resource, apiVersion, branches }: TriggerParameters,
): WatchedBranch[] {
	// n8n before 2.36 does not state a time.
	const budgetMs: number = context.getPollBudgetMs?.() ?? Infinity;
	const endsAt = Date.now() + budgetMs;
	const { throttle, isCancelled } = connection;
	return branches.map((branchPublicId) => {
		const fetchPage = pagesOf(connection, { resource, apiVersion, branchPublicId });
		const page: FetchPage = async (range) => {
			if (Date.now() >= endsAt) throw new PollBudgetError(resource, Math.round(budgetMs / 1_000));
			return await fetchPage(range);
		};
		const all = async () => await readList(page, { throttle, isCancelled });
		return { publicId: branchPublicId, reader: { page, all } };
	});
}
