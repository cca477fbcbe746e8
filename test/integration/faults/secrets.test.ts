import type { ServerResponse } from 'node:http';
import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import { accessTokens } from '../../../nodes/Routix/transport/credential/clientCredentials';
import { Routix } from '../../../nodes/Routix/Routix.node';
import { credentialFor, executeContext } from '../support/contexts';
import { runRoutix } from '../support/routixNode';
import { startListener, type Listener, type ReceivedRequest } from './support/listener';
import { runOrCatch } from './support/run';

jest.mock('n8n-workflow', () =>
	jest
		.requireActual<typeof import('./support/virtualTime')>('./support/virtualTime')
		.withVirtualSleep(jest.requireActual('n8n-workflow')),
);
jest.setTimeout(120_000);

/** None of them looks like what Routix documents, so that no pattern can find them by their looks. */
const SECRET = 'Marker-client-secret.of+an~unusual/form=1';
const ACCESS = 'marker~access~token~opaque~of~some~length';
const REFRESH = 'marker!refresh!token!opaque!of!some!length';

/** Hostile servers send back what they got, each in a way of its own. */
const echoes: Array<
	[string, (request: ReceivedRequest) => { status: number; text: string; type?: string }]
> = [
	['the headers in an error', (r) => json(400, { error: 'bad', message: r.headers })],
	['the headers as text', (r) => json(422, { message: JSON.stringify(r.headers) })],
	['the token alone', (r) => json(403, { error: `token ${bearer(r)} may not do this` })],
	['the token under 401', (r) => json(401, { error: 'invalid_token', message: bearer(r) })],
	['the body', (r) => json(400, { error: 'bad', details: [{ field: 'body', message: r.body }] })],
	[
		'all of it in HTML',
		(r) => ({ status: 502, text: `<html>${everything(r)}</html>`, type: 'text/html' }),
	],
	['all of it as text', (r) => ({ status: 500, text: everything(r), type: 'text/plain' })],
	['all of it under 200', (r) => ({ status: 200, text: everything(r), type: 'text/plain' })],
	['all of it as an error under 200', (r) => json(200, { error: everything(r) })],
	['it behind 380 letters', (r) => json(500, { error: `${'x'.repeat(380)} ${everything(r)}` })],
	['it percent-encoded', (r) => json(500, { error: encodeURIComponent(everything(r)) })],
	['it in the field that names the code', (r) => json(404, { code: everything(r) })],
	['it after too many requests', (r) => json(429, { error: everything(r) })],
];

function json(status: number, body: unknown) {
	return { status, text: JSON.stringify(body) };
}

function bearer({ headers, body }: ReceivedRequest): string {
	return headers.authorization?.toString().split(' ')[1] ?? body;
}

/** What was ever sent: client credentials have no refresh token, and no token at all when none is given. */
let known: string[] = [];

/** What came in, and the secrets as the server knows them. */
function everything({ headers, body }: ReceivedRequest): string {
	return [JSON.stringify(headers), body, ...known].join(' ');
}

let server: Listener;
let echo: (typeof echoes)[number][1];
let echoesTokenRequests = false;
let apps = 0;

beforeAll(async () => {
	server = await startListener((request, _request, response) => {
		if (request.url.includes('token') && !echoesTokenRequests) {
			return send(response, json(200, { access_token: ACCESS, expires_in: 3600 }));
		}
		send(response, echo(request));
	});
});
afterAll(async () => await server.close());

function send(
	response: ServerResponse,
	{ status, text, type = 'application/json' }: { status: number; text: string; type?: string },
) {
	response.writeHead(status, { 'content-type': type, 'x-echo': SECRET }).end(text);
}

const credential = (grantType: string): ICredentialDataDecryptedObject => {
	if (grantType === 'pkce') known = [SECRET, ACCESS, REFRESH];
	else known = echoesTokenRequests ? [SECRET] : [SECRET, ACCESS];
	return {
		...credentialFor({
			url: server.url,
			app: { id: '', clientId: `client-${++apps}`, clientSecret: SECRET },
			branches: [{ publicId: 'RS2RDH3B', id: '', name: '' }],
		}),
		grantType,
		accessTokenUrl: `${server.url}/auth/v1/oauth/token`,
		...(grantType === 'pkce' && {
			oauthTokenData: {
				access_token: ACCESS,
				refresh_token: REFRESH,
				scope: 'routix:accounts:read',
			},
		}),
	};
};

const columns = { mappingMode: 'defineBelow', value: { company_name: 'Acme' }, schema: [] };
const recordId = { __rl: true, mode: 'id', value: 'a1' };
const operations: INodeParameters[] = [
	{ resource: 'account', operation: 'get', recordId },
	{ resource: 'account', operation: 'getAll', returnAll: true },
	{ resource: 'account', operation: 'create', columns },
	{ resource: 'account', operation: 'update', recordId, columns },
];

/** Everything of an error that anybody could write down: each text that can be reached from it, hidden ones included. */
function writtenDown(error: unknown): string {
	return [...textsIn(error), JSON.stringify(error)].join('\n');
}

function textsIn(value: unknown, met = new Set<object>()): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null || met.has(value)) return [];
	met.add(value);
	const entries = value instanceof Map ? [...value].flat() : [];
	const properties = Reflect.ownKeys(value).flatMap((key) => [
		String(key),
		(value as Record<string | symbol, unknown>)[key],
	]);
	return [...entries, ...properties].flatMap((inner) => textsIn(inner, met));
}

/** Not even the first half of a secret: it may have been cut. */
function expectNoSecret(text: string) {
	for (const secret of [SECRET, ACCESS, REFRESH]) {
		// Not by toContain, which would print the whole text.
		expect(text.includes(secret.slice(0, 15))).toBe(false);
		expect(text.includes(encodeURIComponent(secret).slice(0, 15))).toBe(false);
	}
}

describe.each(['client_credentials', 'pkce'])('with %s', (grantType) => {
	it.each(echoes)('no error holds a secret when Routix sends back %s', async (_what, echoing) => {
		echo = echoing;
		echoesTokenRequests = false;
		for (const parameters of operations) {
			const { error } = await runOrCatch({ parameters, credential: credential(grantType) });
			expect(error?.message).toMatch(/\w{5}/);
			expectNoSecret(writtenDown(error));
		}
	});

	it.each(echoes)('nor when the token endpoint sends back %s', async (_what, echoing) => {
		echo = echoing;
		echoesTokenRequests = true;
		for (const parameters of operations) {
			const { error } = await runOrCatch({ parameters, credential: credential(grantType) });
			expect(error?.message).toMatch(/\w{5}/);
			expectNoSecret(writtenDown(error));
		}
	});
});

it.each(echoes)(
	'an item that tells an error holds no secret when Routix sends back %s',
	async (_what, echoing) => {
		echo = echoing;
		for (const inTokenRequests of [false, true]) {
			echoesTokenRequests = inTokenRequests;
			const items = await runRoutix({
				credential: credential('client_credentials'),
				parameters: operations[0],
				onError: 'continueRegularOutput',
			});
			expect(items).toHaveLength(1);
			expectNoSecret(JSON.stringify(items));
		}
	},
);

it.each(echoes)(
	'what any other node gets from the credential holds no secret when the token endpoint sends back %s',
	async (_what, echoing) => {
		echo = echoing;
		echoesTokenRequests = true;
		const setting = {
			nodeType: new Routix(),
			parameters: {},
			credential: credential('client_credentials'),
		};
		const context = executeContext(setting);
		const error: unknown = await context.helpers.httpRequestWithAuthentication
			.call(context, 'routixOAuth2Api', { url: `${server.url}/x` })
			.then(
				() => undefined,
				(thrown: unknown) => thrown,
			);
		expect(error).toBeDefined();
		expectNoSecret(writtenDown(error));
	},
);

it('the token cache knows no secret', async () => {
	echo = () => json(200, { data: [] });
	echoesTokenRequests = false;
	await runRoutix({ credential: credential('client_credentials'), parameters: operations[1] });
	const shown = textsIn(accessTokens).join('\n');
	expect(shown).toContain(ACCESS);
	expect(shown).not.toContain(SECRET);
});
