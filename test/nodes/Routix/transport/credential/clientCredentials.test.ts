import { Readable } from 'node:stream';
import { inspect } from 'node:util';
import type { IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { requestAccessToken } from '../../../../../nodes/Routix/transport/credential/clientCredentials';
import type { RoutixCredential } from '../../../../../nodes/Routix/transport/credential/routixCredential';
import { TokenRequestError } from '../../../../../nodes/Routix/transport/credential/tokenRequestError';

const credential: RoutixCredential = {
	grantType: 'client_credentials',
	clientId: 'the-client-id',
	clientSecret: 'S3cret-of-another-form-than-usual',
	branchPublicId: 'RS2RDH3B',
	baseUrl: 'https://api.routix.com',
};

/** The HTTP edge: answers with a status and the chunks of a body, as n8n's HTTP client hands them out. */
function answering(statusCode: number, chunks: () => Iterable<string> | AsyncIterable<string>) {
	const httpRequest = jest.fn<Promise<unknown>, [IHttpRequestOptions]>(async () => ({
		statusCode,
		headers: { 'content-type': 'application/json' },
		body: Readable.from(chunks()).map((chunk: string) => Buffer.from(chunk)),
	}));
	return { httpRequest, helper: { helpers: { httpRequest } } as unknown as IHttpRequestHelper };
}

const helpersWith = (body: () => unknown) => answering(200, () => [JSON.stringify(body()) ?? '']);

/** Fails as n8n's HTTP client does when no answer comes. */
const breaking = (error: object) => {
	const httpRequest = jest.fn(async () => await Promise.reject(error));
	return { helpers: { httpRequest } } as unknown as IHttpRequestHelper;
};

const failing = (status: number, data: unknown) =>
	answering(status, () => [typeof data === 'string' ? data : (JSON.stringify(data) ?? '')]).helper;

async function errorOf(helper: IHttpRequestHelper): Promise<TokenRequestError> {
	const error: unknown = await requestAccessToken(helper, credential).catch((thrown) => thrown);
	expect(error).toBeInstanceOf(TokenRequestError);
	return error as TokenRequestError;
}

describe('asking for an access token', () => {
	it('sends the client ID and secret as JSON to the token endpoint, and follows no redirect', async () => {
		const { helper, httpRequest } = helpersWith(() => ({
			access_token: 'abc',
			token_type: 'bearer',
			expires_in: 3600,
		}));
		expect(await requestAccessToken(helper, credential)).toEqual({
			value: 'abc',
			lifetimeMs: 3_600_000,
		});
		expect(httpRequest).toHaveBeenCalledTimes(1);
		expect(httpRequest.mock.calls[0][0]).toEqual({
			method: 'POST',
			url: 'https://api.routix.com/functions/v1/oauth-token',
			headers: { 'Content-Type': 'application/json' },
			body: {
				grant_type: 'client_credentials',
				client_id: 'the-client-id',
				client_secret: 'S3cret-of-another-form-than-usual',
			},
			json: true,
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			abortSignal: expect.any(AbortSignal),
			timeout: 30_000,
		});
	});

	it.each([
		[3600, 3_600_000],
		['3600', 3_600_000],
		[undefined, 300_000],
		[null, 300_000],
		['soon', 300_000],
		[-1, 300_000],
		[0, 300_000],
		[{}, 300_000],
	])('reads a lifetime of %j as %d ms', async (expires_in, lifetimeMs) => {
		const { helper } = helpersWith(() => ({ access_token: 'abc', expires_in }));
		expect((await requestAccessToken(helper, credential)).lifetimeMs).toBe(lifetimeMs);
	});

	it.each([
		['no token', {}],
		['an empty one', { access_token: '' }],
		['a number', { access_token: 5 }],
		['an object', { access_token: { value: 'abc' } }],
		['one that would add a header', { access_token: 'abc\r\nX-Evil: 1' }],
		['one with a blank', { access_token: 'abc def' }],
		['one that is not ASCII', { access_token: 'abc\u2028def' }],
		['one that is longer than headers may be', { access_token: 'a'.repeat(8_193) }],
		['text', 'access_token=abc'],
		['nothing', undefined],
		['null', null],
		['a list', [{ access_token: 'abc' }]],
	])('fails clearly when the answer is %s', async (_what, body) => {
		const { helper } = helpersWith(() => body);
		const error = await errorOf(helper);
		expect(error.message).toBe('Routix answered the token request without an access token');
		expect(error.description).toContain('Settings → OAuth Apps');
	});

	it('says what Routix answered, and nothing that was sent, even when Routix sends it back', async () => {
		const error = await errorOf(
			failing(401, {
				error: 'invalid_client',
				error_description: `Wrong secret ${credential.clientSecret} in {"client_secret":"${credential.clientSecret}"}`,
			}),
		);
		expect(error.message).toBe('Routix does not accept the client ID or client secret');
		expect(error.description).toContain('Routix answered: invalid_client: Wrong secret [hidden]');
		const everything = `${inspect(error, { depth: 9 })}${JSON.stringify(error)}${error.stack}`;
		expect(everything).not.toContain(credential.clientSecret);
	});

	it('hides the token of an answer that is refused for another reason', async () => {
		const { helper } = helpersWith(() => ({
			access_token: ['token-in-a-list-1234'],
			error: 'odd',
		}));
		const error = await errorOf(helper);
		expect(inspect(error, { depth: 9 })).not.toContain('token-in-a-list-1234');
		expect(JSON.stringify(error)).not.toContain('token-in-a-list-1234');
	});

	it.each([
		[401, { error: 'invalid_client' }, 'Routix does not accept the client ID or client secret'],
		[400, { code: 'invalid_client' }, 'Routix does not accept the client ID or client secret'],
		[401, { message: 'App is revoked' }, 'The OAuth app is revoked in Routix'],
		[403, { error: 'unauthorized_client' }, 'The OAuth app is revoked in Routix'],
		[
			404,
			{ message: 'OAuth app not found' },
			'Routix does not accept the client ID or client secret',
		],
		[
			401,
			{ message: 'No API key found in request', hint: 'No `apikey` request header' },
			'A gateway in front of Routix wants a key before it lets a request through',
		],
		[400, { error: 'invalid_request' }, 'Routix refused to give an access token (HTTP 400)'],
		[403, undefined, 'Routix refused to give an access token (HTTP 403)'],
		[404, '<html></html>', 'There is no Routix token endpoint at https://api.routix.com'],
		[429, {}, 'Routix is receiving too many requests for access tokens'],
		[500, {}, 'Routix could not give an access token just now (HTTP 500)'],
		[503, '', 'Routix could not give an access token just now (HTTP 503)'],
		[302, '', 'Routix redirected the request to another address'],
	])('explains an answer %d %j', async (status, body, message) => {
		expect((await errorOf(failing(status, body))).message).toBe(message);
	});

	it('explains an unreachable host', async () => {
		const error = new Error('connect ECONNREFUSED 127.0.0.1:1');
		const helper = breaking(Object.assign(error, { code: 'ECONNREFUSED' }));
		expect((await errorOf(helper)).message).toBe(
			'Routix cannot be reached at https://api.routix.com',
		);
	});

	it('gives up an answer that trickles: it is never silent, and never ends', async () => {
		let now = Date.now();
		const clock = jest.spyOn(Date, 'now').mockImplementation(() => now);
		let chunks = 0;
		const { helper } = answering(200, async function* trickle() {
			for (;;) {
				now += 2_000;
				chunks++;
				yield ' ';
			}
		});
		const error = await errorOf(helper);
		clock.mockRestore();
		expect(error.answer.networkCode).toBe('ETIMEDOUT');
		expect(error.message).toBe('Routix did not answer in time');
		expect(chunks).toBeLessThan(60);
	});

	it('gives up after its deadline when nothing comes at all', async () => {
		const canceled = Object.assign(new Error('canceled'), { code: 'ERR_CANCELED' });
		const error = await errorOf(breaking(canceled));
		expect(error.answer.networkCode).toBe('ETIMEDOUT');
	});

	it('does not read an answer of megabytes', async () => {
		let chunks = 0;
		const { helper } = answering(200, function* flood() {
			for (;;) {
				chunks++;
				yield 'x'.repeat(64 * 1024);
			}
		});
		await errorOf(helper);
		expect(chunks).toBeLessThan(50);
	});
});
