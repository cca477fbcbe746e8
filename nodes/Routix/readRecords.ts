import { operationError } from './nodeError';
import { IncompleteListError } from './pagination/errors';
import { readAll } from './pagination/readAll';
import type { Connection } from './transport/connection';
import { pagesOf } from './transport/recordApi';
import type { Address } from './transport/address';
import type { RoutixRecord } from './contract/record';

/**
 * All the records of one branch, or as many as wanted, in Routix's order.
 * @throws {NodeApiError} when a page cannot be read
 * @throws {NodeOperationError} when the list could not be read completely; never a silently short answer
 */
export async function readRecords(
	connection: Connection,
	address: Address,
	maxRecords = Infinity,
): Promise<RoutixRecord[]> {
	const { context, throttle, isCancelled } = connection;
	try {
		return await readAll(pagesOf(connection, address), { maxRecords, throttle, isCancelled });
	} catch (error) {
		const problem = error as Error;
		if (!(problem instanceof IncompleteListError)) return await Promise.reject(problem);
		throw operationError(context.getNode(), problem, {
			description: `No ${address.resource.plural} are returned, since an incomplete list would look like a whole one. ${ADVICE[problem.reason]}`,
			failure: { cause: 'temporarily-unavailable' },
		});
	}
}

const ADVICE = {
	keptChanging: 'Run this again when fewer records are being created and deleted in Routix.',
	fewerThanStated: 'Run this again. If it keeps happening, tell Routix.',
	samePage: 'Routix does not page through this list as it documents. Tell Routix.',
};
