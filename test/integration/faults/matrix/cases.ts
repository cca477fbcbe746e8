import type { Fault } from '../../../simulator/client';
import { virtualNow } from '../support/virtualTime';
import {
	fails,
	givesUp,
	lost,
	outcomes,
	verb,
	works,
	type Expected,
	type Outcome,
} from './expectations';
import type { OperationName } from './operations';

type Action<T = Fault> = T extends Fault ? Omit<T, 'on' | 'times'> : never;

/** One row of the matrix: what goes wrong with a request for records, and what comes of it. */
export interface MatrixCase {
	name: string;
	/** What the server does, with how many of the requests (1 unless given, 0 = all); none: its door is shut. */
	fault?: Action;
	times?: number;
	expected: Expected;
	/** Only these operations; all unless given. */
	only?: OperationName[];
	/** `account` unless given. */
	resource?: string;
	/** How old the token is when the fault meets it; a few seconds at most unless given. */
	tokenAgeMs?: number;
	/** Such as 400: the time limit of 120 s is 300 ms in this row. */
	shortenTimeoutBy?: number;
}

export interface TokenCase extends Pick<MatrixCase, 'name' | 'times'> {
	fault: Action;
	expected: Outcome;
}

const status = (code: number, body?: unknown, headers?: Record<string, string>): Action => ({
	kind: 'status',
	status: code,
	body,
	headers,
});
const raw = (body: string): Action => ({ kind: 'raw', body });

const BROKEN = 'The connection to Routix broke off';
const TOO_MANY = 'Routix is receiving too many requests';
const REDIRECTED = 'Routix redirected the request to another address';
const NO_TOKEN = 'Routix answered the token request without an access token';
const MISREAD = 'Routix answered in a character set that n8n cannot read';
const problem = (code: number) =>
	code === 500
		? 'Routix could not handle the request (HTTP 500)'
		: `Routix cannot answer just now (HTTP ${code})`;

/** A limit without an end is waited for until a minute is over: 1, 2, 4 and seven times 8 seconds. */
const waitsAMinute = (message: string): Outcome => ({ ...fails(message, 11), waited: 63 });

const NO_SUCH_RECORD = 'Routix has no account "{record ID}" in branch RS2RDH3B';

/** A million when the document is written; `npm test` has not the time. */
const MANY_RECORDS = process.env.UPDATE_RELIABILITY ? 1_000_000 : 20_000;

/** An answer of the wrong shape, in the words of each operation. */
const withoutRecord = 'Routix answered without an account';
const wrongShape = outcomes(
	(name) => fails(name === 'Get' ? withoutRecord : 'Routix answered without a list of accounts'),
	lost(withoutRecord),
);

/** A list is asked for again with half the limit, in case that is what Routix refuses. */
const refused = {
	...outcomes(fails('Routix refused the request for accounts'), (name) =>
		fails(`Routix did not ${verb(name)} the account: it refused the values`),
	),
	'Get Many': works(2),
};

/** Any good status without a stated failure means that the write was done. */
const written = { Create: works(), Update: works(), 'Create or Update': works() };

/** A failure that is stated under a good status: nothing was done. */
const stated = {
	...refused,
	Get: fails(NO_SUCH_RECORD),
	'Get Many': fails('Routix refused the request for accounts'),
};

const retryAfter = (value: string) =>
	status(429, { error: 'rate_limit_exceeded' }, { 'retry-after': value });

const UNREACHABLE = { ...givesUp('Routix cannot be reached at {base URL}'), requests: 0 };

/** Faults of the network. */
export const networkCases: MatrixCase[] = [
	{
		name: 'Connection refused',
		expected: {
			...outcomes(UNREACHABLE, fails('Routix cannot be reached at {base URL}', 0)),
			'Create or Update': UNREACHABLE,
		},
	},
	{
		name: 'Reset before the request was processed, once',
		fault: { kind: 'resetBefore' },
		expected: outcomes(works(2, 1), lost(BROKEN)),
	},
	{
		name: 'Reset before the request was processed, always',
		fault: { kind: 'resetBefore' },
		times: 0,
		expected: outcomes(givesUp(BROKEN), lost(BROKEN)),
	},
	{
		name: 'Reset after the request was processed, once',
		fault: { kind: 'resetAfter' },
		expected: outcomes(works(2, 1), lost(BROKEN)),
	},
	{
		name: 'Slow headers, within 120 s',
		fault: { kind: 'slowHeaders', ms: 100 },
		expected: outcomes(works()),
	},
	{
		name: 'No headers within 120 s, always',
		fault: { kind: 'slowHeaders', ms: 600 },
		times: 0,
		shortenTimeoutBy: 600,
		expected: outcomes(
			givesUp('Routix did not answer in time'),
			lost('Routix did not answer in time'),
		),
	},
	{
		name: 'Slow body, never silent for 120 s',
		fault: { kind: 'slowBody', ms: 900 },
		shortenTimeoutBy: 200,
		only: ['Get Many', 'Create'],
		expected: outcomes(works()),
	},
	{
		name: 'Body cut off, once',
		fault: { kind: 'cutBody' },
		expected: outcomes(works(2, 1), lost(BROKEN)),
	},
	{
		name: 'Body cut off, always',
		fault: { kind: 'cutBody' },
		times: 0,
		expected: outcomes(givesUp(BROKEN), lost(BROKEN)),
	},
	{
		name: 'Redirect (302) on the same host',
		fault: { kind: 'redirect', to: '/elsewhere' },
		expected: outcomes(fails(REDIRECTED), lost(REDIRECTED)),
	},
	{
		name: 'Redirect (302) to another host',
		fault: { kind: 'redirect', to: '{other host}', keepPath: true },
		expected: outcomes(fails(REDIRECTED), lost(REDIRECTED)),
	},
	{
		name: 'Redirect (308, send it there again) to another host',
		fault: { kind: 'redirect', to: '{other host}', keepPath: true, status: 308 },
		expected: outcomes(fails(REDIRECTED)),
	},
];

/** Answers with an error status. */
export const statusCases: MatrixCase[] = [
	{
		name: '429, Retry-After in seconds, once',
		fault: retryAfter('7'),
		expected: outcomes(works(2, 7)),
	},
	{
		name: '429, Retry-After as a date, once',
		fault: retryAfter('{in 9 s}'),
		expected: outcomes(works(2, 9)),
	},
	{
		name: '429, Retry-After nonsense, once',
		fault: retryAfter('in 5 minutes'),
		expected: outcomes(works(2, 1)),
	},
	{ name: '429 without Retry-After, once', fault: status(429), expected: outcomes(works(2, 1)) },
	{
		name: '429 without Retry-After, always',
		fault: status(429),
		times: 0,
		expected: outcomes(waitsAMinute(TOO_MANY)),
	},
	{
		name: '429, Retry-After of 61 s',
		fault: retryAfter('61'),
		expected: outcomes(fails(TOO_MANY)),
	},
	{
		name: '500',
		fault: status(500),
		expected: { ...outcomes(fails(problem(500)), lost(problem(500))), 'Get Many': works(2) },
	},
	{
		name: '502 with a web page, once',
		fault: { kind: 'html', status: 502 },
		expected: outcomes(works(2, 1), lost(problem(502))),
	},
	{
		name: '503, Retry-After 3 s, once',
		fault: status(503, undefined, { 'retry-after': '3' }),
		expected: outcomes(works(2, 3), lost(problem(503))),
	},
	{
		name: '503, always',
		fault: status(503),
		times: 0,
		expected: outcomes(givesUp(problem(503)), lost(problem(503))),
	},
	{
		name: '504, always',
		fault: status(504),
		times: 0,
		expected: {
			...outcomes(givesUp(problem(504)), lost(problem(504))),
			// A page may be too heavy, so it is halved to 50 rows before the usual five tries.
			'Get Many': { ...givesUp(problem(504)), requests: 10 },
		},
	},
	{
		name: '401 in mid-life, once',
		fault: status(401, { error: 'invalid_token' }),
		tokenAgeMs: 60_000,
		expected: outcomes(works(2)),
	},
	{
		name: '401, always',
		fault: status(401, { error: 'invalid_token' }),
		times: 0,
		tokenAgeMs: 60_000,
		// The new token is young, so it is tried once more after two seconds.
		expected: outcomes(fails('Routix no longer accepts the access token', 3, 2)),
	},
	{
		name: '403 insufficient_scope',
		fault: status(403, { error: 'insufficient_scope' }),
		expected: outcomes(
			fails('The Routix app may not read accounts: the scope routix:accounts:read is missing'),
			(name) =>
				fails(
					`The Routix app may not ${verb(name)} accounts: the scope routix:accounts:write is missing`,
				),
		),
	},
	{
		name: '403 invalid_token_type',
		fault: status(403, { code: 'invalid_token_type' }),
		expected: outcomes(fails("Routix accepts only OAuth app tokens here, not a user's token")),
	},
	{
		name: '403 branch access denied',
		fault: status(403, { error: { code: 'branch_access_denied', message: 'No access' } }),
		expected: outcomes((name) =>
			fails(
				`The Routix app has no access to branch ${name === 'Create or Update' ? 'VK7TQ4NM' : 'RS2RDH3B'}`,
			),
		),
	},
	{
		name: '403 for no stated reason',
		fault: status(403),
		expected: outcomes(fails('Routix refused to read accounts'), (name) =>
			fails(`Routix refused to ${verb(name)} the account`),
		),
	},
	{
		name: '404 branch_not_found',
		fault: status(404, { error: 'branch_not_found' }),
		expected: outcomes((name) =>
			fails(
				`Routix does not know the branch ${name === 'Create or Update' ? 'VK7TQ4NM' : 'RS2RDH3B'}`,
			),
		),
	},
	{
		name: '404 of a planned resource (orders)',
		fault: status(404, { error: 'resource_not_found' }),
		only: ['Get Many', 'Create'],
		resource: 'order',
		expected: outcomes(
			fails('Routix has not opened orders in API v1 yet'),
			fails('Routix has not opened orders for writing in API v1 yet'),
		),
	},
	{
		name: '404 for no stated reason',
		fault: status(404),
		expected: {
			...outcomes(
				// Without a word, Get looks in the list, which is not met by the fault, and has the record.
				(name) =>
					name === 'Get'
						? works()
						: fails('Routix does not answer for accounts of branch RS2RDH3B in API v1 (HTTP 404)'),
				fails('Routix did not create the account (HTTP 404)'),
			),
			Update: fails('Routix did not update the account "{record ID}" (HTTP 404)'),
		},
	},
	{
		name: '409',
		fault: status(409, { error: 'duplicate' }),
		expected: outcomes(fails('Routix answered with HTTP 409'), (name) =>
			fails(`Routix did not ${verb(name)} the account because it conflicts with another one`),
		),
	},
	{ name: '413', fault: status(413), expected: refused },
	{
		name: '422 with details',
		fault: status(422, {
			error: 'validation_failed',
			details: [{ field: 'email', message: 'is no address' }],
		}),
		expected: refused,
	},
];

/** Answers with a good status that are not what was asked for, or not as it should be written. */
export const answerCases: MatrixCase[] = [
	{
		name: '200 with an error in the body',
		fault: status(200, { error: 'internal', message: 'Something broke' }),
		expected: stated,
	},
	{
		name: '200 with an error in other keys',
		fault: status(200, { code: 'internal', message: 'Something broke' }),
		expected: stated,
	},
	{
		name: '200 with an error beside empty data',
		fault: status(200, { data: [], error: { message: 'Something broke' } }),
		expected: stated,
	},
	{
		name: '204',
		fault: { kind: 'emptyBody', status: 204 },
		expected: { ...outcomes(works()), Get: fails(NO_SUCH_RECORD) },
	},
	{
		name: '200 with an empty body',
		fault: { kind: 'emptyBody' },
		expected: { ...outcomes(works()), Get: fails(NO_SUCH_RECORD) },
	},
	{
		name: '200 with a web page',
		fault: { kind: 'html', status: 200 },
		expected: outcomes(
			fails('The address {base URL} answered with a web page instead of data'),
			lost('The address {base URL} answered with a web page instead of data'),
		),
	},
	{
		name: '200 with JSON that is cut short',
		fault: raw('{"data":[{"id":"1"'),
		expected: outcomes(works(2, 1), lost(BROKEN)),
	},
	{ name: 'Packed with gzip', fault: { kind: 'compress' }, expected: outcomes(works()) },
	{
		name: 'Packed with brotli',
		fault: { kind: 'compress', encoding: 'br' },
		expected: outcomes(works()),
	},
	{
		name: 'Packed with gzip, half of it missing',
		fault: { kind: 'compress', corrupt: true },
		expected: outcomes(works(2, 1), lost(BROKEN)),
	},
	{ name: 'Byte order mark', fault: { kind: 'byteOrderMark' }, expected: outcomes(works()) },
	{
		name: 'Content type text/plain',
		fault: { kind: 'contentType', value: 'text/plain' },
		expected: outcomes(works()),
	},
	{
		name: 'Character set ISO 8859-1 instead of UTF-8',
		fault: {
			kind: 'contentType',
			value: 'application/json; charset=iso-8859-1',
			encodeAs: 'latin1',
		},
		expected: outcomes(fails(MISREAD), lost(MISREAD)),
	},
	{
		name: 'Character set UTF-16 instead of UTF-8',
		fault: {
			kind: 'contentType',
			value: 'application/json; charset=utf-16le',
			encodeAs: 'utf16le',
		},
		expected: outcomes(fails(MISREAD), lost(MISREAD)),
	},
	{
		name: 'Character set said to be ISO 8859-1 that is UTF-8',
		fault: { kind: 'contentType', value: 'application/json; charset=iso-8859-1' },
		expected: outcomes(works()),
	},
	{
		name: '`data` missing',
		fault: status(200, { version: 'v1' }),
		expected: { ...wrongShape, ...written },
	},
	{
		name: '`data` null',
		fault: status(200, { data: null }),
		expected: { ...outcomes(works()), Get: fails(NO_SUCH_RECORD) },
	},
	{
		name: '`data` an object instead of a list',
		fault: status(200, { data: { id: '1' } }),
		only: ['Get Many'],
		expected: wrongShape,
	},
	{
		name: '`data` a list instead of an object',
		fault: status(200, { data: [{ id: '1' }] }),
		only: ['Get', 'Create', 'Update', 'Create or Update'],
		expected: outcomes(works()),
	},
	{
		name: '`data` a list of what are no records',
		fault: status(200, { data: ['1', null, 2] }),
		expected: { ...wrongShape, ...written },
	},
	{
		name: '`data` a million records at once',
		fault: { kind: 'manyRecords', count: MANY_RECORDS },
		only: ['Get', 'Get Many'],
		expected: { ...wrongShape, 'Get Many': works() },
	},
];

/** Faults of the token endpoint, which every operation meets alike; `Requests` counts the requests for a token. */
export const tokenCases: TokenCase[] = [
	{
		name: 'Reset, once',
		fault: { kind: 'resetBefore' },
		expected: works(2, 1),
	},
	{
		name: 'Reset, always',
		fault: { kind: 'resetBefore' },
		times: 0,
		expected: givesUp(BROKEN),
	},
	{
		name: '503, always',
		fault: status(503),
		times: 0,
		expected: givesUp('Routix could not give an access token just now (HTTP 503)'),
	},
	{
		name: '500',
		fault: status(500),
		expected: fails('Routix could not give an access token just now (HTTP 500)'),
	},
	{ name: '429, Retry-After in seconds, once', fault: retryAfter('7'), expected: works(2, 7) },
	{
		name: '429 without Retry-After, always',
		fault: status(429),
		times: 0,
		expected: waitsAMinute('Routix is receiving too many requests for access tokens'),
	},
	{
		name: '401 invalid_client',
		fault: status(401, { error: 'invalid_client' }),
		expected: fails('Routix does not accept the client ID or client secret'),
	},
	{
		name: '400 for another reason',
		fault: status(400, { error: 'invalid_request' }),
		expected: fails('Routix refused to give an access token (HTTP 400)'),
	},
	{
		name: '404',
		fault: status(404),
		expected: fails('There is no Routix token endpoint at {base URL}'),
	},
	{
		name: 'Redirect (302) to another host',
		fault: { kind: 'redirect', to: '{other host}', keepPath: true },
		expected: fails(REDIRECTED),
	},
	{
		name: 'Redirect (308) to another host',
		fault: { kind: 'redirect', to: '{other host}', keepPath: true, status: 308 },
		expected: fails(REDIRECTED),
	},
	{
		name: '200 with a web page',
		fault: { kind: 'html', status: 200 },
		expected: fails('Routix answered the token request with a web page instead of an access token'),
	},
	{
		name: '200 without a token',
		fault: status(200, { token_type: 'bearer' }),
		expected: fails(NO_TOKEN),
	},
	{
		name: '200 with a token that would add a header',
		fault: status(200, { access_token: 'abc\r\nX-Evil: 1', token_type: 'bearer' }),
		expected: fails(NO_TOKEN),
	},
	{
		name: 'Token of another type, which would go into the address',
		fault: status(200, { access_token: 'abc', token_type: 'mac', expires_in: 3600 }),
		// The server does not know that token, so it is tried once more, and then a second one is asked for.
		expected: works(2, 2),
	},
];

/** Puts in what is known only when the test runs. */
export function resolved(fault: Action, otherHost: string): Action {
	const date = new Date(virtualNow() + 9_000).toUTCString();
	const text = JSON.stringify(fault).replace('{other host}', otherHost).replace('{in 9 s}', date);
	return JSON.parse(text) as Action;
}
