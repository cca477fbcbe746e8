import { TokenRequestError } from '../../../../../nodes/Routix/transport/credential/tokenRequestError';
import { readFailure } from '../../../../../nodes/Routix/transport/errors/readFailure';

/** A NodeApiError as n8n 2.20.12 throws it. `npm run test:compat` meets the real ones. */
const thrown = (httpCode: string | null, ...messages: string[]) =>
	Object.assign(new Error('What n8n says of it'), {
		cause: undefined,
		context: {},
		httpCode,
		messages,
	});

const REVOKED =
	'The provided authorization grant (e.g., authorization code, resource owner credentials) or refresh token is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.';

describe('an error without a cause', () => {
	it.each([
		['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1', { networkCode: 'ECONNREFUSED' }],
		['ECONNABORTED', 'timeout of 100ms exceeded', { networkCode: 'ECONNABORTED' }],
		['200', 'stream has been aborted', { networkCode: 'ERR_BAD_RESPONSE' }],
		['401', 'Request failed with status code 401', { status: 401 }],
		[null, 'Unable to sign without access token', { isUnsent: true }],
		['ERR_ASSERTION', 'refreshToken is required', { isUnsent: true }],
		['EAUTH', REVOKED, { isUnsent: true }],
	])('with the code %s is one of the request: %s', (httpCode, message, expected) => {
		const failure = readFailure(thrown(httpCode, message));
		expect(failure).toEqual({
			stage: 'request',
			headers: {},
			body: undefined,
			isUnsent: false,
			message,
			...expected,
		});
	});

	it.each([
		['EAUTH', 'Client authentication failed (e.g., unknown client).', undefined],
		['403', 'HTTP status 403', 403],
		['200', 'Unsupported content type: ', 200],
	])('with the code %s is one of the token endpoint: %s', (httpCode, message, status) => {
		expect(readFailure(thrown(httpCode, message))).toMatchObject({
			stage: 'token',
			...(status && { status }),
		});
	});

	it('has the answer, if n8n kept it', () => {
		const error = { ...thrown('401', 'Refused'), context: { data: { error: 'invalid_token' } } };
		expect(readFailure(error).body).toEqual({ error: 'invalid_token' });
	});

	it('that says what the last request for a token met is that one', () => {
		const answer = { status: 503, headers: { 'retry-after': '2' }, message: 'Out of order' };
		const refusal = new TokenRequestError('No token just now', 'Try again.', answer);
		const failure = { ...answer, stage: 'token' };
		expect(readFailure(thrown(null, 'No token just now'), refusal)).toEqual(failure);
		expect(readFailure(thrown('ECONNRESET', 'socket hang up'), refusal).stage).toBe('request');
	});
});
