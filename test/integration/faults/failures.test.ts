import type { Failure } from '../../../nodes/Routix/transport/errors/failure';
import type { ServerResponse } from 'node:http';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { readCredential } from '../../../nodes/Routix/transport/credential/routixCredential';
import { Routix } from '../../../nodes/Routix/Routix.node';
import { oauthSignature, sendOnce } from '../../../nodes/Routix/transport/sendOnce';
import { readFailure } from '../../../nodes/Routix/transport/errors/readFailure';
import { needsReconnecting } from '../../../nodes/Routix/transport/errors/login';
import { needsReconnectingIn220 } from '../../../nodes/Routix/transport/errors/n8n220';
import { credentialFor, executeContext } from '../support/contexts';
import { handsOnCauses } from '../support/n8nVersion';
import { startListener, type Listener, type ReceivedRequest } from './support/listener';
import { selfSigned } from './support/selfSigned';

jest.setTimeout(60_000);

const isReconnectingAdvised = (message: string) =>
	needsReconnecting(message) || needsReconnectingIn220(message);

/** What the server does with a request for records, and with one for a token. */
let answerRecords: (response: ServerResponse, request: ReceivedRequest) => void;
let answerToken: (response: ServerResponse) => void;
let server: Listener;
let secureServer: Listener;
let apps = 0;

beforeAll(async () => {
	server = await startListener((received, _request, response) => {
		if (received.url.includes('token')) answerToken(response);
		else answerRecords(response, received);
	});
	secureServer = await startListener((_r, _q, response) => response.end('{}'), selfSigned);
});

afterAll(async () => {
	await server.close();
	await secureServer.close();
});

beforeEach(() => {
	server.received.length = 0;
	answerToken = (response) => sendJson(response, 200, { access_token: 'abc', expires_in: 3600 });
});

function sendJson(response: ServerResponse, status: number, body: unknown, headers = {}) {
	response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
	response.end(JSON.stringify(body));
}

/** What goes wrong with one request that n8n-core sends. */
async function failureOf(
	changes: ICredentialDataDecryptedObject = {},
	{ abortSignal, timeout = 5_000 }: { abortSignal?: AbortSignal; timeout?: number } = {},
): Promise<Failure> {
	const app = { clientId: `app-${++apps}`, clientSecret: 'routix_0123456789abcdef' };
	const branches = [{ publicId: 'RS2RDH3B', id: '', name: '' }];
	const credential: ICredentialDataDecryptedObject = {
		...credentialFor({ url: server.url, app: { id: '', ...app }, branches }),
		accessTokenUrl: `${server.url}/auth/v1/oauth/token`,
		...changes,
	};
	const setting = { nodeType: new Routix(), parameters: {}, credential };
	const context = executeContext(setting, [{}], abortSignal);
	const url = `${String(credential.baseUrl)}/functions/v1/api/v1/RS2RDH3B/accounts`;
	const signature = oauthSignature(readCredential(credential));
	const outcome = await sendOnce(context, signature, { url, timeout });
	if (outcome.ok) throw new Error('There was an answer');
	return outcome.failure;
}

const connected = (oauthTokenData?: object) =>
	({ grantType: 'pkce', oauthTokenData }) as ICredentialDataDecryptedObject;

describe('what goes wrong is read', () => {
	it('with the status, the headers and a body that is JSON', async () => {
		const body = { error: 'validation_failed', details: [{ field: 'email', message: 'wrong' }] };
		answerRecords = (response) => sendJson(response, 422, body, { 'Retry-After': '3' });
		expect(await failureOf()).toEqual({
			stage: 'request',
			status: 422,
			headers: expect.objectContaining({
				'content-type': 'application/json',
				'retry-after': '3',
			}),
			body,
			message: 'Request failed with status code 422',
		});
	});

	it.each([
		['<html>Bad gateway</html>', '<html>Bad gateway</html>'],
		['["a list"]', ['a list']],
		['', ''],
	])('with a body that is %j', async (text, body) => {
		answerRecords = (response) => response.writeHead(502).end(text);
		expect(await failureOf()).toMatchObject({ status: 502, body });
	});

	it('with the target of a redirect', async () => {
		answerRecords = (response) =>
			response.writeHead(302, { Location: 'https://elsewhere.example/x' }).end();
		const { status, headers } = await failureOf();
		expect({ status, location: headers.location }).toEqual({
			status: 302,
			location: 'https://elsewhere.example/x',
		});
		expect(server.received.map(({ url }) => url)).toEqual([
			'/functions/v1/oauth-token',
			'/functions/v1/api/v1/RS2RDH3B/accounts',
		]);
	});

	it('with the code of the network when the connection was reset', async () => {
		answerRecords = (response) => response.destroy();
		expect(await failureOf()).toMatchObject({
			stage: 'request',
			networkCode: 'ECONNRESET',
			isUnsent: false,
		});
	});

	it('as a timeout', async () => {
		answerRecords = () => undefined;
		expect(await failureOf({}, { timeout: 100 })).toMatchObject({ networkCode: 'ECONNABORTED' });
	});

	it.each([200, 201])('as broken off when an answer %d ends too early', async (status) => {
		answerRecords = (response) => {
			response.writeHead(status, { 'Content-Length': 100 });
			response.write('{"data":', () => response.destroy());
		};
		const failure = await failureOf();
		expect(failure).toMatchObject({ stage: 'request', networkCode: 'ECONNRESET' });
		expect(failure.status).toBeUndefined();
	});

	it('as broken off when an answer cannot be unpacked', async () => {
		answerRecords = (response) =>
			response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('no gzip at all');
		const failure = await failureOf();
		expect(failure).toMatchObject({ stage: 'request', networkCode: 'Z_DATA_ERROR' });
		expect(failure.status).toBeUndefined();
	});

	it('as the error status when its body ends too early', async () => {
		answerRecords = (response) => {
			response.writeHead(503, { 'Content-Length': 100 });
			response.write('{"error":', () => response.destroy());
		};
		expect((await failureOf()).status).toBe(503);
	});

	it('as cancelled, before anything was sent and while an answer comes', async () => {
		expect(await failureOf({}, { abortSignal: AbortSignal.abort() })).toMatchObject({
			networkCode: 'ERR_CANCELED',
		});
		const controller = new AbortController();
		answerRecords = (response) => {
			response.writeHead(200).write('{"data":', () => controller.abort());
		};
		expect(await failureOf({}, { abortSignal: controller.signal })).toMatchObject({
			networkCode: 'ERR_CANCELED',
		});
	});
});

describe('a token that client credentials do not get', () => {
	it('is a failure of the token stage with what Routix answered', async () => {
		answerToken = (response) =>
			sendJson(response, 401, { error: 'invalid_client' }, { 'Retry-After': '9' });
		expect(await failureOf()).toMatchObject({
			stage: 'token',
			status: 401,
			headers: { 'retry-after': '9' },
			body: { error: 'invalid_client' },
		});
	});

	it.each([
		['a refused connection', 'http://localhost:1', 'ECONNREFUSED'],
		['a server without TLS', undefined, 'EPROTO'],
	])('because of %s has the code of the network', async (_what, address, networkCode) => {
		const baseUrl = address ?? server.url.replace('http:', 'https:');
		expect(await failureOf({ baseUrl })).toMatchObject({ stage: 'token', networkCode });
	});

	it('because of a certificate that is not trusted has the code of TLS', async () => {
		expect(await failureOf({ baseUrl: secureServer.url })).toMatchObject({
			stage: 'token',
			networkCode: 'DEPTH_ZERO_SELF_SIGNED_CERT',
		});
		expect(secureServer.received).toEqual([]);
	});
});

describe('with PKCE', () => {
	it.each([
		['never connected', undefined, "Cannot read properties of undefined (reading 'accessToken')"],
		['connected without a token', {}, 'Unable to sign without access token'],
	])('a credential that was %s is one where nothing was sent', async (_what, tokens, message) => {
		expect(await failureOf(connected(tokens))).toMatchObject({
			stage: 'request',
			message,
			isUnsent: true,
		});
		expect(server.received).toEqual([]);
	});

	describe('an access token that is no longer accepted', () => {
		const tokens = { access_token: 'old', refresh_token: 'refresh' };

		beforeEach(() => {
			answerRecords = (response) => sendJson(response, 401, { error: 'invalid_token' });
		});

		it('and a refresh token that is missing', async () => {
			const failure = await failureOf(connected({ access_token: 'old' }));
			expect(isReconnectingAdvised(failure.message)).toBe(true);
			expect(failure.isUnsent).toBe(true);
		});

		it('and a refresh token that was revoked', async () => {
			answerToken = (response) => sendJson(response, 400, { error: 'invalid_grant' });
			const failure = await failureOf(connected(tokens));
			expect(isReconnectingAdvised(failure.message)).toBe(true);
			expect(failure.isUnsent).toBe(true);
		});

		it.each([
			[
				'a wrong client secret',
				(response: ServerResponse) => sendJson(response, 401, { error: 'invalid_client' }),
				{ stage: 'token', body: { error: 'invalid_client' } },
				{ stage: 'token', message: expect.stringContaining('Client authentication failed') },
			],
			[
				'an error without a documented code',
				(response: ServerResponse) => sendJson(response, 403, { message: 'No' }),
				{ stage: 'token', status: 403 },
				{ stage: 'token', status: 403 },
			],
			[
				'a token endpoint that is out of order',
				(response: ServerResponse) => sendJson(response, 503, {}, { 'Retry-After': '2' }),
				{
					stage: 'token',
					status: 503,
					headers: expect.objectContaining({ 'retry-after': '2' }),
				},
				{ stage: 'token', status: 503 },
			],
			[
				'a page instead of a token',
				(response: ServerResponse) => response.writeHead(200).end('<html></html>'),
				{ stage: 'token', status: 200, body: '<html></html>' },
				{ stage: 'token', status: 200 },
			],
			[
				'a connection that breaks off',
				(response: ServerResponse) => response.destroy(),
				{ stage: 'token', networkCode: 'ECONNRESET' },
				// Nobody can tell where it broke off, so a write counts as one that may have been carried out.
				{ stage: 'request', networkCode: 'ECONNRESET' },
			],
		])('and %s are told apart', async (_what, answer, expected, bare) => {
			answerToken = answer;
			expect(await failureOf(connected(tokens))).toMatchObject(handsOnCauses ? expected : bare);
		});
	});
});

it('anything else that is thrown gives a failure too, of which nobody knows whether it was sent', () => {
	const oddities = [undefined, null, 'text', 5, {}, { cause: null }, { cause: { message: {} } }];
	for (const thrown of oddities) {
		expect(readFailure(thrown)).toMatchObject({ stage: 'request', message: 'No reason was given' });
	}
	expect(readFailure(new RangeError('Odd'))).toMatchObject({ message: 'Odd', isUnsent: false });
});
