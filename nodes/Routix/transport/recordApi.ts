import type { IDataObject } from 'n8n-workflow';
import { isNothing, statesFailure, type Answer } from '../contract/envelope';
import { ID_FIELD, idAlone, idReader, isRounded } from '../contract/identity';
import {
	LEAST_PAGE_LIMIT,
	pageIn,
	type FetchPage,
	type Page,
	type PageRange,
} from '../contract/list';
import { holdsNothing, recordIn, type RoutixRecord } from '../contract/record';
import { errorCodeIn, isWebPage, refusalMentions } from '../contract/refusal';
import { isObject } from '../json';
import type { Address } from './address';
import type { Connection } from './connection';
import type { Failure } from './errors/failure';
import { requestError } from './errors/requestError';
import { statedFailure, unexpectedAnswer, type Outcome } from './outcome';
import { sendRequest, tryRequest } from './request';

/**
 * The pages of a list, for `pagination/`. A limit that Routix refuses, or that is too heavy for it, is halved, for the
 * rest of the run; an offset that it refuses makes a page without rows.
 * @param hasRows whether rows are known to come before, so that a refused offset lies behind the last of them
 */
export function pagesOf(connection: Connection, address: Address, hasRows = false): FetchPage {
	const name = address.resource.path;
	return async (asked) => {
		for (;;) {
			const limit = Math.min(asked.limit, connection.pageLimits.get(name) ?? asked.limit);
			const range: PageRange = { ...asked, limit };
			const request = { ...address, action: 'read' as const, range };
			const isLeast = limit <= LEAST_PAGE_LIMIT;
			const outcome = await tryRequest(
				connection,
				request,
				(answer) => readPage(answer, address),
				(failure) => !isLeast && refusesLimit(failure),
			);
			if (outcome.ok) {
				hasRows ||= outcome.value.records.length > 0;
				return limit < asked.limit ? { ...outcome.value, sentLimit: limit } : outcome.value;
			}
			const { failure } = outcome;
			if (hasRows && asked.offset > 0 && refusesOffset(failure)) {
				return { records: [], isOffsetRefused: true };
			}
			if (isLeast || !refusesLimit(failure)) {
				throw await requestError(connection, request, failure);
			}
			connection.pageLimits.set(name, Math.max(LEAST_PAGE_LIMIT, Math.floor(limit / 2)));
		}
	};
}

/** Statuses that servers give an offset beyond the end of a list, or between two pages. Inferred. */
const OFFSET_STATUSES = [400, 404, 416, 422];

function refusesOffset(failure: Failure): boolean {
	return isRefusalWithout(failure, OFFSET_STATUSES);
}

/** Statuses of a server that refuses a limit, or cannot bear it. Inferred. */
const LIMIT_STATUSES = [400, 413, 422, 500, 504, 546];

function refusesLimit(failure: Failure): boolean {
	return isRefusalWithout(failure, LIMIT_STATUSES);
}

/** A refusal with one of these statuses that names no documented code, and so may be about the page. */
function isRefusalWithout(failure: Failure, statuses: number[]): boolean {
	const { stage, status } = failure;
	return (
		stage === 'request' && statuses.includes(status ?? 0) && errorCodeIn(failure) === undefined
	);
}

/** The page in a good answer to a request for a list. */
export function readPage(answer: Answer, { resource }: Address): Outcome<Page> {
	const page = pageIn(answer, resource);
	if (!page) return refused(answer, 'notList');
	const readId = idReader(resource);
	return page.records.some((record) => isRounded(readId(record)))
		? { ok: false, failure: unexpectedAnswer(answer.body, 'roundedIds') }
		: { ok: true, value: page };
}

/** One record by its ID; undefined when there is no address for single records (inferred), so that a list must do. */
export async function getRecord(
	connection: Connection,
	address: Address & { recordId: string },
): Promise<RoutixRecord | undefined> {
	const request = { ...address, action: 'read' as const };
	const outcome = await tryRequest(connection, request, (answer) => readRecord(answer, address));
	if (outcome.ok) return outcome.value;
	const { failure } = outcome;
	if (isAddressUnknown(failure)) return undefined;
	throw await requestError(connection, request, {
		...failure,
		isAbsent: failure.isAbsent ?? isAbsence(failure),
	});
}

/** The record in a good answer to a request for one. */
export function readRecord(answer: Answer, { resource }: Address): Outcome<RoutixRecord> {
	const record = recordIn(answer.body, resource);
	if (record) return { ok: true, value: record };
	const failure = refused(answer, 'notRecord').failure;
	const isAbsent = failure.isStated || holdsNothing(answer.body, resource);
	return { ok: false, failure: isAbsent ? { ...failure, isAbsent } : failure };
}

/** The error of a record that the whole list does not have. */
export async function noSuchRecord(
	connection: Connection,
	address: Address & { recordId: string },
): Promise<Error> {
	const failure: Failure = {
		stage: 'request',
		headers: {},
		message: 'Not in the list',
		isAbsent: true,
	};
	return await requestError(connection, { ...address, action: 'read' }, failure);
}

/** The address itself is unknown, not the record. Inferred from the words of web frameworks. */
function isAddressUnknown(failure: Failure): boolean {
	const { stage, status } = failure;
	if (stage !== 'request' || errorCodeIn(failure) !== undefined) return false;
	if (status === 405) return true;
	// Without a word it may be about either, so the list has to tell.
	if (status === 404 && isNothing(failure.body)) return true;
	const speaksOfAddress = refusalMentions(
		failure,
		'route',
		'endpoint',
		'cannot get',
		'no handler',
		'method not',
	);
	return (
		(status === 404 && (speaksOfAddress || isWebPage(failure.body))) ||
		(status === 501 && !refusalMentions(failure, 'planned'))
	);
}

/** Answers that mean that there is no such record: a status for it, or an ID that cannot be one. Inferred. */
function isAbsence(failure: Failure): boolean {
	const { stage, status = 0 } = failure;
	if (stage !== 'request' || errorCodeIn(failure) !== undefined) return false;
	if (status === 406 || status === 410) return true;
	return [400, 422, 500].includes(status) && refusalMentions(failure, ...NO_ID);
}

const NO_ID = [
	'uuid',
	'invalid input syntax',
	'invalid id',
	'id is not valid',
	'malformed id',
	'not found',
	'no rows',
	'valid id',
	'id format',
	'no such',
];

/** A new record; answers with it as Routix made it. */
export async function createRecord(
	connection: Connection,
	address: Address,
	fields: IDataObject,
): Promise<RoutixRecord> {
	const request = { ...address, action: 'create' as const, body: fields };
	return await sendRequest(connection, request, (answer) => written(answer, fields, address));
}

/**
 * Changes the given fields of a record; answers with the whole record.
 * @param isListed a list has shown the record in this very run
 */
export async function updateRecord(
	connection: Connection,
	address: Address & { recordId: string },
	fields: IDataObject,
	isListed = false,
): Promise<RoutixRecord> {
	const request = { ...address, action: 'update' as const, body: fields, isListed };
	return await sendRequest(connection, request, (answer) =>
		written(answer, { [ID_FIELD]: address.recordId, ...fields }, address),
	);
}

/**
 * Any good status without a stated failure means that the write was done, whatever the body: it would be sent again
 * otherwise. What comes back is merged with what was sent. A web page comes from something in between.
 */
function written(
	answer: Answer,
	fields: IDataObject,
	{ resource }: Address,
): Outcome<RoutixRecord> {
	const { body, headers } = answer;
	const record = recordIn(body, resource);
	if (!record && (isWebPage(body) || statesFailure(body))) return refused(answer, 'notRecord');
	if (record && isRounded(idReader(resource)(record))) {
		return { ok: false, failure: unexpectedAnswer(body, 'roundedIds') };
	}
	const id = record ? undefined : idAlone(body, headers, resource);
	return { ok: true, value: { ...fields, ...(id !== undefined && { [ID_FIELD]: id }), ...record } };
}

function refused(
	answer: Answer,
	expected: 'notList' | 'notRecord',
): { ok: false; failure: Failure } {
	const { body } = answer;
	const isStated = isObject(body) && !isNothing(body) && statesFailure(body);
	return {
		ok: false,
		failure: isStated ? statedFailure(answer) : unexpectedAnswer(body, expected),
	};
}
