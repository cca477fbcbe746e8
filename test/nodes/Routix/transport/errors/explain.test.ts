import { resourceNamed } from '../../../../../nodes/Routix/resources';
import { explain, explanations } from '../../../../../nodes/Routix/transport/errors/explain';
import type { RequestSubject } from '../../../../../nodes/Routix/transport/errors/explanations/explanation';
import type { Failure } from '../../../../../nodes/Routix/transport/errors/failure';

const credential = { baseUrl: 'https://api.routix.com', grantType: 'client_credentials' };
const pkce = { ...credential, grantType: 'pkce' };

const readOrders: RequestSubject = {
	action: 'read',
	resource: resourceNamed('order'),
	branchPublicId: 'RS2RDH3B',
	apiVersion: 'v1',
};
const getOrder = { ...readOrders, recordId: 'abc-1' };
const createAccount: RequestSubject = {
	...readOrders,
	action: 'create',
	resource: resourceNamed('account'),
};
const updateAccount: RequestSubject = { ...createAccount, action: 'update', recordId: 'abc-1' };

const failureOf = (changes: Partial<Failure>): Failure => ({
	stage: 'request',
	headers: {},
	message: "n8n's own words",
	...changes,
});

const explained = (
	changes: Partial<Failure>,
	subject: RequestSubject = readOrders,
	connected = credential,
) => explain(failureOf(changes), subject, connected);

/** The same error in each spelling that Routix may use: it documents the codes, not the keys they come in. */
const spellings: Array<[string, (code: string, words: string) => unknown]> = [
	['error, error_description', (error, error_description) => ({ error, error_description })],
	['code, message', (code, message) => ({ code, message })],
	['error, message', (error, message) => ({ error, message })],
	['error: { code, message }', (code, message) => ({ error: { code, message } })],
	['message, details', (message, details) => ({ message, details })],
	['error: text', (code, words) => ({ error: `${code}: ${words}` })],
];

describe.each(spellings)('an error spelt as %s', (_spelling, body) => {
	it('401 invalid_token is a token that is no longer accepted', () => {
		expect(explained({ status: 401, body: body('invalid_token', 'Expired') })).toEqual({
			message: 'Routix no longer accepts the access token',
			description:
				'Even a new token was refused. Check in Routix → Settings → OAuth Apps that the app is active, then test the Routix credential. Routix answered: invalid_token: Expired',
			cause: 'credential-invalid',
		});
	});

	it("403 invalid_token_type is a user's token", () => {
		const answer = { status: 403, body: body('invalid_token_type', 'No user tokens') };
		expect(explained(answer).message).toBe(
			"Routix accepts only OAuth app tokens here, not a user's token",
		);
	});

	it('403 insufficient_scope names the scope of what was done', () => {
		const answer = { status: 403, body: body('insufficient_scope', 'It needs a scope') };
		expect(explained(answer).message).toBe(
			'The Routix app may not read orders: the scope routix:orders:read is missing',
		);
		const { message, description } = explained(answer, createAccount, pkce);
		expect(message).toBe(
			'The Routix app may not create accounts: the scope routix:accounts:write is missing',
		);
		expect(description).toMatch(/Settings → OAuth Apps.*Scopes.*connect again/);
	});

	it('404 branch_not_found names the branch, also when a record was asked for', () => {
		const answer = { status: 404, body: body('branch_not_found', 'No such branch') };
		for (const subject of [readOrders, getOrder, createAccount]) {
			expect(explained(answer, subject).message).toBe('Routix does not know the branch RS2RDH3B');
		}
	});

	it('403 for a branch names the branch and the restriction', () => {
		const answer = { status: 403, body: body('branch_access_denied', 'No access to this branch') };
		const { message, description } = explained(answer);
		expect(message).toBe('The Routix app has no access to branch RS2RDH3B');
		expect(description).toContain('branch restrictions');
	});

	it('invalid_client of the token endpoint is a wrong client ID or secret', () => {
		const answer = { stage: 'token' as const, body: body('invalid_client', 'Wrong') };
		for (const status of [400, 401, 403]) {
			expect(explained({ ...answer, status }).message).toBe(
				'Routix does not accept the client ID or client secret',
			);
		}
	});

	it('429 says that it was waited for', () => {
		const { message, description, cause } = explained({ status: 429, body: body('rate', 'Slow') });
		expect(message).toBe('Routix is receiving too many requests');
		expect(description).toContain('tried 5 times');
		expect(cause).toBe('rate-limited');
	});
});

describe('an answer 404', () => {
	const bare = 'Routix does not answer for orders of branch RS2RDH3B in API v1 (HTTP 404)';

	it('that says nothing more names both causes that it may have', () => {
		const { message, description } = explained({ status: 404 });
		expect(message).toBe(bare);
		expect(description).toContain('Either the Branch Public ID is wrong, or Routix has not opened');
	});

	it.each([
		{ error: 'resource_not_found', message: 'Resource "orders" is not available in API v1' },
		{ message: 'orders is planned' },
		{ message: 'relation "public.orders" does not exist' },
		{ message: "Could not find the table 'public.orders' in the schema cache" },
	])('%j says that Routix has not opened it', (body) => {
		expect(explained({ status: 404, body }).message).toBe(
			'Routix has not opened orders in API v1 yet',
		);
	});

	it('to a write quotes Routix first, since it may be about a record that a field names', () => {
		const body = { error: 'customer_not_found', message: 'There is no such customer' };
		const { message, description } = explained({ status: 404, body }, createAccount);
		expect(message).toBe('Routix did not create the account (HTTP 404)');
		expect(description).toMatch(/^Routix answered: customer_not_found.*This item was not written/);
	});

	it('to an update never claims that a record is missing that a list has just shown', () => {
		const listed = { ...updateAccount, isListed: true };
		const { message, description } = explained({ status: 404 }, listed);
		expect(message).toBe('Routix did not update the account "abc-1" (HTTP 404)');
		expect(description).not.toContain('Check the record ID');
	});

	it('to a record names the record, even when the answer speaks of a branch', () => {
		const body = { error: 'not_found', message: 'There is no such order in this branch' };
		expect(explained({ status: 404, body }, getOrder).message).toBe(
			'Routix has no order "abc-1" in branch RS2RDH3B',
		);
	});
});

describe('a write that may have been carried out', () => {
	const lost = /may have created the account all the same.*Look it up/;

	it.each([
		[{ status: 500 }],
		[{ status: 503 }],
		[{ status: 302, headers: { location: '/x' } }],
		[{ networkCode: 'ECONNRESET' }],
		[{ networkCode: 'ECONNABORTED' }],
		[{ networkCode: 'ERR_BAD_RESPONSE' }],
		[{ networkCode: 'ERR_CANCELED' }],
		[{ networkCode: 'SOMETHING_NEW' }],
		[{ status: 200, unexpected: 'html' as const }],
		[{ status: 200, unexpected: 'misread' as const }],
		[{ status: 200, unexpected: 'notJson' as const }],
		[{ status: 200, unexpected: 'notRecord' as const }],
	])('says so: %j', (failure) => {
		expect(explained(failure, createAccount).description).toMatch(lost);
		expect(explained(failure, updateAccount).description).toContain('may have updated');
		expect(explained(failure, readOrders).description).not.toContain('may have');
	});

	it.each([
		[{ status: 400 }],
		[{ status: 401 }],
		[{ status: 403 }],
		[{ status: 404 }],
		[{ status: 405 }],
		[{ status: 409 }],
		[{ status: 413 }],
		[{ status: 418 }],
		[{ status: 422 }],
		[{ status: 429 }],
		[{ status: 308, headers: { location: '/x' } }],
		[{ networkCode: 'ECONNREFUSED' }],
		[{ networkCode: 'CERT_HAS_EXPIRED' }],
		[{ networkCode: 'ERR_CANCELED', isUnsent: true }],
		[{ isUnsent: true, message: 'Unable to sign without access token' }],
		[{ stage: 'token' as const, status: 503 }],
		[{ stage: 'token' as const, networkCode: 'ECONNRESET' }],
		[{ stage: 'token' as const, networkCode: 'ECONNABORTED' }],
	])('is not one that Routix refused or that never got there: %j', (failure) => {
		expect(explained(failure, createAccount).description).not.toContain('may have');
	});
});

describe('the other rows of the table', () => {
	it.each([
		[{ status: 403 }, 'Routix refused to read orders'],
		[{ status: 500 }, 'Routix could not handle the request (HTTP 500)'],
		[{ status: 503 }, 'Routix cannot answer just now (HTTP 503)'],
		[{ status: 418 }, 'Routix answered with HTTP 418'],
		[{ networkCode: 'ECONNREFUSED' }, 'Routix cannot be reached at https://api.routix.com'],
		[{ networkCode: 'ENOTFOUND' }, 'Routix cannot be reached at https://api.routix.com'],
		[
			{ networkCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
			'The secure connection to https://api.routix.com failed',
		],
		[{ networkCode: 'EPROTO' }, 'The secure connection to https://api.routix.com failed'],
		[{ networkCode: 'ECONNABORTED' }, 'Routix did not answer in time'],
		[{ networkCode: 'ECONNRESET' }, 'The connection to Routix broke off'],
		[{ networkCode: 'ERR_CANCELED' }, 'The execution was cancelled'],
		[{ status: 301 }, 'Routix redirected the request to another address'],
		[
			{ status: 200, unexpected: 'html' as const },
			'The address https://api.routix.com answered with a web page instead of data',
		],
		[{ status: 200, unexpected: 'notJson' as const }, 'Routix answered with text instead of data'],
		[{ status: 200, unexpected: 'empty' as const }, 'Routix sent an empty answer'],
		[{ status: 200, unexpected: 'notList' as const }, 'Routix answered without a list of orders'],
		[{ status: 200, unexpected: 'notRecord' as const }, 'Routix answered without an order'],
		[
			{ status: 200, unexpected: 'misread' as const },
			'Routix answered in a character set that n8n cannot read',
		],
		[
			{ message: 'The credential "Routix" needs to be reconnected.' },
			'The Routix account needs to be connected again',
		],
		[
			{
				message:
					'OAuth access token expired and no refresh token is available. Please reconnect the credentials.',
			},
			'The Routix account needs to be connected again',
		],
		[
			{ message: 'Domain not allowed: This credential is restricted from accessing x.' },
			'The Routix credential may only be used with the host of its Base URL',
		],
		[{}, 'The request to Routix failed'],
	])('%j reads: %s', (failure, message) => {
		expect(explained(failure).message).toBe(message);
	});

	it.each([
		'Unable to sign without access token',
		"Cannot read properties of undefined (reading 'accessToken')",
		'OAuth credentials not connected',
	])('a credential that was never connected, or an n8n that is too old: %s', (message) => {
		expect(explained({ message }, readOrders, pkce).message).toBe(
			'Connect the Routix account in the credential first',
		);
		const { message: old, description } = explained({ message });
		expect(old).toBe('This n8n is too old for the Client Credentials grant');
		expect(description).toContain('n8n 2.20');
	});

	it.each([
		[{ status: 500 }, 'Routix could not give an access token just now (HTTP 500)'],
		[{ status: 404 }, 'There is no Routix token endpoint at https://api.routix.com'],
		[{ status: 429 }, 'Routix is receiving too many requests for access tokens'],
		[{ status: 400 }, 'Routix refused to give an access token (HTTP 400)'],
		[{ status: 200 }, 'Routix answered the token request without an access token'],
		[{}, 'Routix answered the token request without an access token'],
		[{ networkCode: 'ECONNRESET' }, 'The connection to Routix broke off'],
	])('of the token endpoint %j reads: %s', (failure, message) => {
		expect(explained({ stage: 'token', ...failure }).message).toBe(message);
		expect(explain(failureOf({ stage: 'token', ...failure }), undefined, credential).message).toBe(
			message,
		);
	});

	it('a conflict is one only for a write', () => {
		expect(explained({ status: 409 }, createAccount).message).toContain('conflicts');
		expect(explained({ status: 409 }).message).toBe('Routix answered with HTTP 409');
	});

	it('values that were refused are named', () => {
		const body = { error: 'validation_failed', details: [{ field: 'email', message: 'is wrong' }] };
		for (const status of [400, 422]) {
			const { message, description } = explained({ status, body }, createAccount);
			expect(message).toBe('Routix did not create the account: it refused the values');
			expect(description).toMatch(/^This item was not written\..*email: is wrong$/);
		}
		expect(explained({ status: 413 }, createAccount).description).toContain('Too much');
	});
});

describe('where a redirect leads', () => {
	it.each([
		['https://evil.example/functions?token=abc', ' (evil.example)'],
		['https://user:pass@evil.example:8443/', ' (evil.example:8443)'],
		['//evil.example/x', ' (evil.example)'],
		['/\\evil.example/x', ' (evil.example)'],
		['/login?x=1', ' (the same host)'],
		['https://api.routix.com/other', ' (the same host)'],
		['http://[', ''],
		[undefined, ''],
	])('%j is told without the rest of the address', (location, told) => {
		const headers: Record<string, string> = location === undefined ? {} : { location };
		expect(explained({ status: 302, headers }).description).toBe(
			`For safety the request is not followed there${told}. Set the right address as Base URL in the Routix credential.`,
		);
	});
});

describe('what Routix answered', () => {
	it('is hidden where it repeats a secret, before it is cut', () => {
		const secret = 'opaque-token-of-43-characters-0123456789abcd';
		for (let before = 330; before < 400; before += 7) {
			const body = { error: `${'x'.repeat(before)} ${secret} and more ${'y'.repeat(100)}` };
			const { description } = explain(failureOf({ status: 400, body }), readOrders, credential, [
				secret,
			]);
			expect(description).not.toContain(secret.slice(0, 8));
			expect(description.length).toBeLessThan(600);
		}
	});

	it('is taken from a text of 10 MB without ado', () => {
		const body = { error: 'e'.repeat(10_000_000) };
		const startedAt = performance.now();
		expect(explained({ status: 500, body }).description.length).toBeLessThan(600);
		expect(performance.now() - startedAt).toBeLessThan(5_000);
	});
});

it('every failure has an explanation, and every row of the table a name of its own', () => {
	for (const rows of Object.values(explanations)) {
		const names = rows.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(rows.at(-1)?.applies(failureOf({}), undefined)).toBe(true);
	}
});

describe('Of records that came unexpectedly nothing is shown', () => {
	const record = { id: 2 ** 60, company_name: 'Jansen Transport B.V.', note: 'Belt liever' };

	it.each([
		[{ data: [record] }],
		[{ data: record, message: 'OK' }],
		[[record]],
		[{ data: [record], pagination: { total: 1 } }],
	])('such as %j', (body) => {
		for (const unexpected of ['roundedIds', 'notList', 'notRecord'] as const) {
			const { message, description } = explained({ status: 200, unexpected, body });
			expect(`${message} ${description}`).not.toMatch(/Jansen|liever/);
		}
	});

	it('but what Routix says beside them is', () => {
		const body = { data: [record], message: 'Deze versie is verouderd' };
		const { description } = explained({ status: 200, unexpected: 'notList', body });
		expect(description).toContain('Routix answered: Deze versie is verouderd');
	});
});
