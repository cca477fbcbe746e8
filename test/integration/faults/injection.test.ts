import type { ServerResponse } from 'node:http';
import { ClientOAuth2 } from '@n8n/client-oauth2';
import fc from 'fast-check';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import { credentialFor } from '../support/contexts';
import { startListener, type Listener, type ReceivedRequest } from './support/listener';
import { runOrCatch } from './support/run';

jest.mock('n8n-workflow', () =>
	jest
		.requireActual<typeof import('./support/virtualTime')>('./support/virtualTime')
		.withVirtualSleep(jest.requireActual('n8n-workflow')),
);
jest.setTimeout(120_000);

const BRANCH = 'RS2RDH3B';
const CASES = 200;

/** Routix, and another host that nothing may ever reach. */
let routix: Listener;
let elsewhere: Listener;
let records: IDataObject[] = [];

beforeAll(async () => {
	routix = await startListener((request, _request, response) => answer(request, response));
	elsewhere = await startListener((_received, _request, response) => response.end('{}'));
});
afterAll(async () => {
	await routix.close();
	await elsewhere.close();
});
beforeEach(() => {
	records = [];
	routix.received.length = 0;
	elsewhere.received.length = 0;
});

function answer({ method, url }: ReceivedRequest, response: ServerResponse) {
	const isToken = url === '/functions/v1/oauth-token';
	const list = { data: records, pagination: { total: records.length } };
	const body = isToken
		? { access_token: 'the-token', token_type: 'bearer', expires_in: 3600 }
		: method === 'GET' && !/accounts\/./.test(url)
			? list
			: { data: { id: 'a1' } };
	response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const credential = (changes: ICredentialDataDecryptedObject = {}) =>
	credentialFor(
		{
			url: routix.url,
			app: { id: '', clientId: 'client', clientSecret: 'routix_0123456789abcdef' },
			branches: [{ publicId: BRANCH, id: '', name: '' }],
		},
		changes,
	);

const columns = (value: IDataObject = { company_name: 'Acme' }): INodeParameters => ({
	mappingMode: 'defineBelow',
	value: value as INodeParameters,
	matchingColumns: ['company_name'],
	schema: [],
});
const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const operations: INodeParameters[] = [
	{ operation: 'get', recordId: byId('a1') },
	{ operation: 'getAll', returnAll: true },
	{ operation: 'create', columns: columns() },
	{ operation: 'update', recordId: byId('a1'), columns: columns() },
	{ operation: 'upsert', columns: columns() },
];

const run = async (parameters: INodeParameters, changes: ICredentialDataDecryptedObject = {}) =>
	await runOrCatch({
		parameters: { resource: 'account', ...parameters },
		credential: credential(changes),
	});

const ADDRESSES = [
	/^\/functions\/v1\/oauth-token$/,
	/^\/functions\/v1\/api\/v[12]\/[\w-]{8}\/accounts(\/[^/?#]+)?(\?limit=\d+&offset=\d+)?$/,
];
const HEADERS = [
	'accept',
	'accept-encoding',
	'authorization',
	'connection',
	'content-length',
	'content-type',
	'host',
	'user-agent',
];

/** Whatever was typed: nothing but the addresses of the API was asked for, with nothing but the usual headers. */
function expectOnlyTheApi(received = routix.received) {
	for (const { url, headers } of received) {
		expect(ADDRESSES.some((pattern) => pattern.test(url)) || url).toBe(true);
		expect(url.replace(/%(25)*2e/gi, '.').replace(/%(25)*(2f|5c)/gi, '/')).not.toMatch(
			/(^|\/)\s*\.{1,2}\s*(\/|$)/,
		);
		expect(Object.keys(headers).filter((name) => !HEADERS.includes(name))).toEqual([]);
		expect(`http://${String(headers.host)}`).toBe(routix.url);
		expect([undefined, 'Bearer the-token']).toContain(headers.authorization);
	}
	expect(elsewhere.received).toEqual([]);
}

/** Text out of the pieces that lead elsewhere if they get into an address or a header unnoticed. */
const hostile = (...more: string[]) =>
	fc
		.array(
			fc.constantFrom(
				...['/', '..', '.', '%2e', '%2E%2e', '%2F', '%5c', '?', '#', '\\', ':', '@', ';', '&', '='],
				...['\r\n', '\n', '\u0000', ' ', '\t', '／', '。', '․', '\u2215', '\ud800', '‮'],
				...['X-Evil: 1', 'Host: evil', 'limit=1', 'invoices', BRANCH, 'RS2RDH3В', 'a1', '={{ 1 }}'],
				...more,
			),
			{ minLength: 1, maxLength: 6 },
		)
		.map((pieces) => pieces.join(''));

it.each([
	['the branch', (text: string): INodeParameters => ({ branchPublicId: text })],
	['the record ID', (text: string): INodeParameters => ({ recordId: byId(text) })],
	['the API version', (text: string): INodeParameters => ({ options: { apiVersion: text } })],
	['the limit', (text: string): INodeParameters => ({ returnAll: false, limit: text })],
])(`%s leads to no other address (${CASES} cases)`, async (_what, parametersOf) => {
	await fc.assert(
		fc.asyncProperty(fc.constantFrom(...operations), hostile(), async (operation, text) => {
			await run({ ...operation, ...parametersOf(text) });
			expectOnlyTheApi();
		}),
		{ numRuns: CASES },
	);
});

it(`the branch of the credential leads to no other address (${CASES} cases)`, async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...operations),
			hostile(),
			async (operation, branchPublicId) => {
				await run(operation, { branchPublicId });
				expectOnlyTheApi();
			},
		),
		{ numRuns: CASES },
	);
});

it(`an ID that Routix sent leads to no other address (${CASES} cases)`, async () => {
	await fc.assert(
		fc.asyncProperty(hostile('../../../auth', '..', '.'), async (id) => {
			records = [{ id, company_name: 'Acme', email: null }];
			routix.received.length = 0;
			await run({
				operation: 'upsert',
				columns: columns({ company_name: 'Acme', email: 'info@acme.nl' }),
			});
			for (const { method, url } of routix.received) {
				const parts = url.split('?')[0].split('/');
				expect(parts.slice(0, 7).join('/').replace(/\/+$/, '')).toMatch(
					/^\/functions\/v1(\/oauth-token|\/api\/v1\/RS2RDH3B\/accounts)$/,
				);
				if (method === 'PATCH') expect(parts.slice(7).map(decodeURIComponent)).toEqual([id]);
			}
			expect(elsewhere.received).toEqual([]);
		}),
		{ numRuns: CASES },
	);
});

it(`names and values of fields are sent as they are, in the body alone (${CASES} cases)`, async () => {
	const name = fc.oneof(
		hostile().map((text) => `x${text}x`),
		fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString'),
	);
	await fc.assert(
		fc.asyncProperty(name, hostile(), async (field, value) => {
			routix.received.length = 0;
			// Blanks at the ends are no part of a name or value.
			const text = JSON.stringify(`x${value}x`);
			const additionalFields = `{"company_name":"Acme",${JSON.stringify(field)}:${text}}`;
			const { error } = await run({
				operation: 'create',
				columns: columns(),
				options: { additionalFields: additionalFields.replace(/^=/, '') },
			});
			expectOnlyTheApi();
			if (error) return;
			const sent = routix.received.filter(
				({ method, url }) => method === 'POST' && url.includes('/api/'),
			);
			expect(sent.map(({ body }) => body)).toEqual([additionalFields]);
			expect(sent[0].headers['content-type']).toBe('application/json');
		}),
		{ numRuns: CASES },
	);
});

it(`the base URL leads to the host that it shows and to no other (${CASES} cases)`, async () => {
	const [host, otherHost] = [routix, elsewhere].map(({ url }) => new URL(url).host);
	const typed = hostile(
		'http://',
		'https://',
		host,
		otherHost,
		`@${otherHost}`,
		`${host}@`,
		'localhost',
	);
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom('', 'http://', `http://${host}`, `http://${otherHost}`),
			fc.oneof(typed, fc.constant('')),
			fc.constantFrom(...operations),
			async (start, end, operation) => {
				const baseUrl = `${start}${end}`;
				// As a browser would read it, and with nothing before the host that looks like one.
				const read = URL.canParse(baseUrl.trim()) ? new URL(baseUrl.trim()) : undefined;
				const isPlainly = ({ url }: Listener) => read?.origin === url && !baseUrl.includes('@');
				for (const listener of [routix, elsewhere]) listener.received.length = 0;
				await run(operation, { baseUrl });
				for (const listener of [routix, elsewhere]) {
					if (!isPlainly(listener)) expect(listener.received).toEqual([]);
				}
			},
		),
		{ numRuns: CASES },
	);
});

it(`scopes add nothing to the address of the login (${CASES} cases)`, () => {
	fc.assert(
		fc.property(
			hostile('&redirect_uri=http://evil', '&scope=', 'routix:accounts:read'),
			(scope) => {
				const client = new ClientOAuth2({
					clientId: 'client',
					clientSecret: 'secret',
					accessTokenUri: `${routix.url}/auth/v1/oauth/token`,
					authorizationUri: `${routix.url}/auth/v1/oauth/authorize`,
					redirectUri: 'http://localhost:5678/callback',
					scopes: scope.split(' '),
					authentication: 'body',
				});
				fc.pre(!/\p{Surrogate}/u.test(scope));
				const url = new URL(client.code.getUri());
				expect(`${url.origin}${url.pathname}`).toBe(`${routix.url}/auth/v1/oauth/authorize`);
				expect(url.searchParams.getAll('scope')).toEqual([scope]);
				expect(url.searchParams.getAll('redirect_uri')).toEqual(['http://localhost:5678/callback']);
				expect(url.hash).toBe('');
			},
		),
		{ numRuns: CASES },
	);
});

it('a redirect takes neither the token nor the secret along', async () => {
	const location = `${elsewhere.url}/functions/v1/api`;
	const redirecting = await startListener(({ url }, _request, response) => {
		if (url.includes('token') && !url.includes('again')) {
			return answer({ method: 'POST', url, headers: {}, body: '' }, response);
		}
		response.writeHead(307, { location }).end();
	});
	for (const operation of operations) {
		const { error } = await run(operation, { baseUrl: redirecting.url });
		expect(error?.message).toBe('Routix redirected the request to another address');
	}
	await redirecting.close();
	expect(elsewhere.received).toEqual([]);
});
