import { NodeApiError } from 'n8n-workflow';
import type { RoutixRecord } from './contract/record';
import { readBothEnds } from './pagination/readBothEnds';
import type { Address } from './transport/address';
import type { Connection } from './transport/connection';
import { pagesOf } from './transport/recordApi';

/** Not with this app, or not opened yet. */
const REFUSALS = ['403', '404', '405', '501'];

/** Of each end of the list; large enough to meet the fields that few records have. */
const SAMPLE_SIZE = 1_000;

export interface Sample {
	records: RoutixRecord[];
	/** Routix's answer when it did not let them be read. */
	refusal?: NodeApiError;
}

/**
 * The oldest and the newest records of a branch, to learn fields from: Routix may have added some in between. None where
 * Routix does not let them be read, as with an app that may write only.
 * @throws {NodeApiError} when they cannot be read for another reason
 */
export async function readSample(connection: Connection, address: Address): Promise<Sample> {
	try {
		return { records: await readBothEnds(pagesOf(connection, address), SAMPLE_SIZE) };
	} catch (error) {
		const problem = error as Error;
		const isRefusal = problem instanceof NodeApiError && REFUSALS.includes(problem.httpCode ?? '');
		if (!isRefusal) throw problem;
		return { records: [], refusal: problem };
	}
}
