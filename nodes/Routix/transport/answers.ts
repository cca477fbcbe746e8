import type { IDataObject } from 'n8n-workflow';
import type { Page, RoutixRecord } from '../types';
import type { Failure } from './failure';

/** What a request brought: a value, or why there is none. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/**
 * The answer to a list request. Documented for accounts: `{ data: […], pagination: { limit, offset, total } }`.
 * A total that is not a count is treated as missing.
 */
export function readPage(body: unknown): Outcome<Page> {
	const records = isObject(body) ? body.data : undefined;
	if (!isObject(body) || !Array.isArray(records) || !records.every(isObject)) {
		return unexpected(body, 'notList');
	}
	const total = isObject(body.pagination) ? body.pagination.total : undefined;
	const isCount = typeof total === 'number' && Number.isInteger(total) && total >= 0;
	return { ok: true, value: { records, total: isCount ? total : undefined } };
}

/** The answer to a request for one record: `{ data: {…} }`, or a bare record (inferred). */
export function readRecord(body: unknown): Outcome<RoutixRecord> {
	const record = isObject(body) && isObject(body.data) ? body.data : body;
	const isError = isObject(record) && 'error' in record && !('id' in record);
	if (!isObject(record) || isError || 'data' in record) return unexpected(body, 'notRecord');
	return { ok: true, value: record };
}

/** A plain JSON object, which is what Routix's records and answers are. */
export function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unexpected(
	body: unknown,
	expected: 'notList' | 'notRecord',
): { ok: false; failure: Failure } {
	const isText = typeof body === 'string';
	const isHtml = isText && /^\s*<(!doctype|html|\?xml|head|body)/i.test(body);
	const kind = isHtml ? 'html' : isText ? 'notJson' : expected;
	return {
		ok: false,
		failure: {
			stage: 'request',
			status: 200,
			headers: {},
			body,
			message: 'Unexpected answer',
			unexpected: kind,
		},
	};
}
