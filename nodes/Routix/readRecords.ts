import { idReader } from './contract/identity';
import type { RoutixRecord } from './contract/record';
import { operationError } from './nodeError';
import { IncompleteListError } from './pagination/errors';
import { readAll, type ReadOptions } from './pagination/readAll';
import type { Address } from './transport/address';
import type { Connection } from './transport/connection';
import { pagesOf } from './transport/recordApi';

/**
 * All the records of one branch, or as many as wanted, in Routix's order.
 * @throws {NodeApiError} when a page cannot be read
 * @throws {NodeOperationError} when the list could not be read completely; never a silently short answer
 */
export async function readRecords(
	connection: Connection,
	address: Address,
	options: Pick<ReadOptions, 'maxRecords' | 'onCountMismatch'> = {},
): Promise<RoutixRecord[]> {
	const { context, throttle, isCancelled } = connection;
	const readId = idReader(address.resource);
	try {
		return await readAll(pagesOf(connection, address), {
			...options,
			throttle,
			isCancelled,
			readId,
		});
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
	fewerThanStated:
		'It was read twice with the same result. Routix may count records that the app may not see. To take what there is, set When the Count Differs under Options to Return What There Is.',
	samePage: 'Routix does not page through this list as it documents. Tell Routix.',
};
