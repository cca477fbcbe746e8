import { isMisread, isTooDeep } from '../../../../nodes/Routix/transport/answerChecks';
import { pageIn } from '../../../../nodes/Routix/contract/list';
import { recordIn } from '../../../../nodes/Routix/contract/record';
import { outcomeOf } from '../../../../nodes/Routix/transport/outcome';

const readPage = (body: unknown) => outcomeOf(pageIn(body), body, 'notList');
const readRecord = (body: unknown) => outcomeOf(recordIn(body), body, 'notRecord');

const account = { id: '550e8400-e29b-41d4-a716-446655440000', company_name: 'Acme' };

const unexpected = (kind: string) => ({
	ok: false,
	failure: expect.objectContaining({ stage: 'request', status: 200, unexpected: kind }),
});

describe('the answer to a list request', () => {
	it('is read as Routix documents it', () => {
		const body = {
			data: [account],
			pagination: { limit: 10, offset: 0, total: 2 },
			version: 'v1',
		};
		expect(readPage(body)).toEqual({ ok: true, value: { records: [account], total: 2 } });
	});

	it.each([
		undefined,
		null,
		{},
		{ total: null },
		{ total: '2' },
		{ total: -1 },
		{ total: 1.5 },
		{ total: Infinity },
		[],
		'2',
	])('has no total when pagination is %j', (pagination) => {
		expect(readPage({ data: [account], pagination })).toEqual({
			ok: true,
			value: { records: [account], total: undefined },
		});
	});

	it.each([
		['text', 'hello', 'notJson'],
		['nothing', '', 'empty'],
		['blanks', ' \r\n', 'empty'],
		['a page', '\n<!DOCTYPE html><html></html>', 'html'],
		['undefined', undefined, 'notList'],
		['null', null, 'notList'],
		['a number', 7, 'notList'],
		['a bare list', [account], 'notList'],
		['no data', { records: [account] }, 'notList'],
		['data null', { data: null }, 'notList'],
		['data an object', { data: account }, 'notList'],
		['data with a null', { data: [account, null] }, 'notList'],
		['data with a list', { data: [[account]] }, 'notList'],
		['an error', { error: 'broken' }, 'notList'],
		['an error beside an empty list', { data: [], error: { message: 'broken' } }, 'notList'],
	])('is not accepted when it is %s', (_what, body, kind) => {
		expect(readPage(body)).toEqual(unexpected(kind));
	});

	it.each([null, false, '', undefined])('may hold an error that is none: %j', (error) => {
		expect(readPage({ data: [account], error }).ok).toBe(true);
	});
});

describe('the answer to a request for one record', () => {
	it.each([
		['as inferred', { data: account, version: 'v1' }],
		['bare', account],
		['with an error that is none', { data: account, error: null }],
	])('is read %s', (_what, body) => {
		expect(readRecord(body)).toEqual({ ok: true, value: account });
	});

	it('may have fields called data and error', () => {
		const record = { id: 5, error: 'engine fault' };
		expect(readRecord(record)).toEqual({ ok: true, value: record });
		expect(readRecord({ data: { ...record, data: 'x' } })).toEqual({
			ok: true,
			value: { ...record, data: 'x' },
		});
	});

	it.each([
		['nothing', '', 'empty'],
		['text', 'created', 'notJson'],
		['null', null, 'notRecord'],
		['a list', [account], 'notRecord'],
		['data null', { data: null }, 'notRecord'],
		['data a list', { data: [account] }, 'notRecord'],
		['an empty object', {}, 'notRecord'],
		['an error', { error: 'validation_failed', details: [] }, 'notRecord'],
		['an error in other keys', { code: 'validation_failed', message: 'No' }, 'notRecord'],
		['a mere success', { success: true }, 'notRecord'],
		['an error beside data', { data: account, error: { message: 'broken' } }, 'notRecord'],
		['an object whose ID is no ID', { id: { a: 1 } }, 'notRecord'],
	])('is not accepted when it is %s', (_what, body, kind) => {
		expect(readRecord(body)).toEqual(unexpected(kind));
	});
});

describe('an answer that is nested', () => {
	const nested = (levels: number) =>
		JSON.parse(`${'[{"a":'.repeat(levels / 2)}1${'}]'.repeat(levels / 2)}`) as unknown;

	it('100 levels deep is taken', () => {
		expect(isTooDeep(nested(100))).toBe(false);
	});

	it.each([102, 100_000])('%d levels deep is not', (levels) => {
		expect(isTooDeep(nested(levels))).toBe(true);
	});
});

describe('an answer in another character set', () => {
	const answer = (contentType: string, body: unknown) => ({
		headers: { 'Content-Type': contentType },
		body,
	});

	it.each([
		['application/json', { name: 'Caf\ufffd' }],
		['application/json; charset=utf-8', { name: 'Caf\ufffd' }],
		['application/json; charset="UTF-8"', 'text'],
		['application/json; charset=iso-8859-1', { name: 'Acme' }],
		['application/json; charset=windows-1252', { name: 'Café, really UTF-8' }],
		['application/json; charset=utf-16le', ''],
		['application/json; charset=latin1', undefined],
	])('is trusted when it was read well: %s %j', (contentType, body) => {
		expect(isMisread(answer(contentType, body))).toBe(false);
	});

	it.each([
		['application/json; charset=iso-8859-1', { name: 'Caf\ufffd' }],
		["application/json;charset='latin1'", { data: [{ deep: ['\ufffd'] }] }],
		['application/json; charset=utf-16le', '{\u0000"\u0000'],
	])('is not trusted when letters were lost: %s %j', (contentType, body) => {
		expect(isMisread(answer(contentType, body))).toBe(true);
	});

	it('needs no headers to be trusted', () => {
		expect(isMisread({ headers: undefined, body: {} })).toBe(false);
	});
});
