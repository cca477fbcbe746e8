import { idReader } from './contract/identity';
import type { RoutixRecord } from './contract/record';
import { operationError } from './nodeError';
import { countRows } from './pagination/countRows';
import { IncompleteListError } from './pagination/errors';
import { readList, type ListReading, type ReadOptions } from './pagination/readAll';
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
	options?: WholeListOptions,
): Promise<RoutixRecord[]> {
	return (await readWholeList(connection, address, options)).records;
}

/** What may be asked of a list that is read whole. */
export type WholeListOptions<T = RoutixRecord> = Pick<
	ReadOptions<T>,
	'isEnough' | 'keep' | 'maxRecords' | 'onCountMismatch'
>;

/** As {@link readRecords}, and tells what else was seen of the list. */
export async function readWholeList<T = RoutixRecord>(
	connection: Connection,
	address: Address,
	options: WholeListOptions<T> = {},
): Promise<ListReading<T>> {
	const { context, throttle, isCancelled } = connection;
	const readId = idReader(address.resource);
	try {
		return await readList(pagesOf(connection, address), {
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

/**
 * How many records a branch has, where a page or two prove it; undefined where only reading the whole list can tell.
 * @throws {NodeApiError} when a page cannot be read
 */
export async function countRecords(
	connection: Connection,
	address: Address,
): Promise<number | undefined> {
	return await countRows(pagesOf(connection, address), idReader(address.resource));
}

const ADVICE = {
	keptChanging: 'Run this again when fewer records are being created and deleted in Routix.',
	fewerThanStated:
		'It was read twice with the same result. Routix may count records that the app may not see. To take what there is, set When the Count Differs under Options to Use What There Is.',
	endless:
		'Set a Limit to take the first ones. Routix does not page through this list as it documents. Tell Routix.',
	samePage: 'Routix does not page through this list as it documents. Tell Routix.',
};
