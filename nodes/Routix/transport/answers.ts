import type { IDataObject } from 'n8n-workflow';
import type { Page, RoutixRecord } from '../contract/list';
import type { Failure } from './errors/readFailure';

/** What a request brought: a value, or why there is none. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/**
 * The answer to a list request. Documented for accounts: `{ data: […], pagination: { limit, offset, total } }`.
 * A total that is not a count is treated as missing.
 */
export function readPage(body: unknown): Outcome<Page> {
	const records = isObject(body) && !statesError(body) ? body.data : undefined;
	if (!isObject(body) || !Array.isArray(records) || !records.every(isObject)) {
		return { ok: false, failure: unexpectedAnswer(body, 'notList') };
	}
	const total = isObject(body.pagination) ? body.pagination.total : undefined;
	const isCount = typeof total === 'number' && Number.isInteger(total) && total >= 0;
	return { ok: true, value: { records, total: isCount ? total : undefined } };
}

/** The answer to a request for one record: `{ data: {…} }`, or a bare record (inferred), which then has an ID. */
export function readRecord(body: unknown): Outcome<RoutixRecord> {
	if (isObject(body) && !statesError(body)) {
		if (isObject(body.data)) return { ok: true, value: body.data };
		if (!('data' in body) && hasId(body)) return { ok: true, value: body };
	}
	return { ok: false, failure: unexpectedAnswer(body, 'notRecord') };
}

/** A plain JSON object, which is what Routix's records and answers are. */
export function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An answer with a good status that is not what was asked for. */
export function unexpectedAnswer(
	body: unknown,
	expected: 'notList' | 'notRecord' | 'misread' | 'tooDeep',
): Failure {
	return {
		stage: 'request',
		status: 200,
		headers: {},
		body,
		message: 'Unexpected answer',
		unexpected: expected !== 'misread' && typeof body === 'string' ? kindOfText(body) : expected,
	};
}

function kindOfText(text: string): Failure['unexpected'] {
	if (text.trim() === '') return 'empty';
	return /^\s*<(!doctype|html|\?xml|head|body)/i.test(text) ? 'html' : 'notJson';
}

/** An error under a good status. A record may have a field of that name, but then it has an ID as well. */
function statesError(body: IDataObject): boolean {
	const { error } = body;
	const isStated = error !== undefined && error !== null && error !== false && error !== '';
	return isStated && !hasId(body);
}

function hasId({ id }: IDataObject): boolean {
	return (typeof id === 'string' && id !== '') || typeof id === 'number';
}
