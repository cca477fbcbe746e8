import type { IDataObject } from 'n8n-workflow';
import { type FetchPage, pageIn } from '../contract/list';
import { type RoutixRecord, recordIn } from '../contract/record';
import { outcomeOf, type Outcome } from './outcome';
import type { Connection } from './connection';
import { sendRequest } from './request';
import type { Address } from './address';

/** The pages of a list, for `pagination/`. */
export function pagesOf(connection: Connection, address: Address): FetchPage {
	return async (range) =>
		await sendRequest(connection, { ...address, action: 'read', range }, (body) =>
			outcomeOf(pageIn(body), body, 'notList'),
		);
}

/** One record by its ID. */
export async function getRecord(connection: Connection, address: Address): Promise<RoutixRecord> {
	return await sendRequest(connection, { ...address, action: 'read' }, readRecord);
}

/** A new record; answers with it as Routix made it. */
export async function createRecord(
	connection: Connection,
	address: Address,
	fields: IDataObject,
): Promise<RoutixRecord> {
	return await sendRequest(
		connection,
		{ ...address, action: 'create', body: fields },
		written(fields),
	);
}

/** Changes the given fields of a record; answers with the whole record. */
export async function updateRecord(
	connection: Connection,
	address: Address & { recordId: string },
	fields: IDataObject,
): Promise<RoutixRecord> {
	return await sendRequest(
		connection,
		{ ...address, action: 'update', body: fields },
		written({ id: address.recordId, ...fields }),
	);
}

/** A write that succeeded without an answer (e.g. 204) must not look failed: it would be sent again. */
function written(fields: IDataObject) {
	return (body: unknown): Outcome<RoutixRecord> =>
		body === '' || body === null || body === undefined
			? { ok: true, value: fields }
			: readRecord(body);
}

function readRecord(body: unknown): Outcome<RoutixRecord> {
	return outcomeOf(recordIn(body), body, 'notRecord');
}
