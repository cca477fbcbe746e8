import { readAll } from './pagination/readAll';
import type { Connection } from './transport/connection';
import { pagesOf } from './transport/records';
import type { Address } from './transport/url';
import type { RoutixRecord } from './types';

/**
 * All the records of one branch, or as many as wanted, in Routix's order.
 * @throws {NodeApiError} when a page cannot be read
 * @throws {IncompleteListError} when the list kept changing; never a silently short answer
 */
export async function readRecords(
	connection: Connection,
	address: Address,
	maxRecords = Infinity,
): Promise<RoutixRecord[]> {
	const { throttle, isCancelled } = connection;
	return await readAll(pagesOf(connection, address), { maxRecords, throttle, isCancelled });
}
