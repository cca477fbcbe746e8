import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { CredentialTestContext } from 'n8n-core';
import { Routix } from '../../../nodes/Routix/Routix.node';
import { startListener, type Listener } from '../faults/support/listener';
import { loadOptionsContext } from '../support/contexts';
import { byId, expectNothingSecret, storedFor, useApps } from './useApps';

const session = useApps();

async function testOf(changes: ICredentialDataDecryptedObject = {}) {
	const context = new CredentialTestContext({} as never);
	const { testUserToken } = new Routix().methods.credentialTest;
	const data = session.userToken(changes);
	const result = await testUserToken.call(context, { id: '1', name: 'x', type: 'x', data });
	expectNothingSecret(result, [session.routix.userToken, session.n8n.key]);
	return result;
}

const expired = `eyJhbGciOiJIUzI1NiJ9.${Buffer.from('{"exp":1000000000}').toString('base64url')}.c2ln`;

describe("The credential's Test button", () => {
	it('tries the n8n key by a read, and asks Routix for nothing', async () => {
		expect(await testOf()).toEqual({
			status: 'OK',
			message: 'The token has not expired, and the n8n key may store secrets.',
		});
		expect(session.stored()).toEqual(['GET /api/v1/discover?resource=credential']);
		expect(await session.routix.requests()).toEqual([]);
	});

	it('works without an n8n key', async () => {
		const { status } = await testOf({ n8nUrl: '', n8nApiKey: '' });

		expect(status).toBe('OK');
		expect(session.stored()).toEqual([]);
	});

	it.each([
		['a token whose time is over', { userToken: expired }, /expired on 2001-09-09 at 01:46 UTC/],
		['no token', { userToken: '' }, /User Token is missing/],
		[
			'a client secret',
			{ userToken: `routix_${'0'.repeat(40)}` },
			/is the client secret of an app/,
		],
		['a wrong n8n key', { n8nApiKey: 'wrong' }, /n8n does not accept the API key/],
		['an n8n that is not there', { n8nUrl: 'http://localhost:9' }, /n8n cannot be reached/],
		['an address of something else', () => ({ n8nUrl: other() }), /There is no n8n API at/],
		['no n8n URL', { n8nUrl: '' }, /n8n URL is missing/],
	])('says what is wrong about %s', async (_case, changes, message) => {
		const result = await testOf(typeof changes === 'function' ? changes() : changes);

		expect(result.status).toBe('Error');
		expect(result.message).toMatch(message);
	});

	it('says which scopes the n8n key lacks', async () => {
		session.n8n.scopes = ['credential:read', 'workflow:read'];

		expect((await testOf()).message).toMatch(
			/lacks credential:create and credential:update.*Settings → n8n API/,
		);
	});

	/** Routix, under a name that is not its Base URL. */
	const other = () => session.routix.url.replace('localhost', '127.0.0.1');
});

describe('The picker of the n8n credential', () => {
	const pick = async (typed?: string, changes: ICredentialDataDecryptedObject = {}) => {
		const nodeType = new Routix();
		const setting = {
			nodeType,
			credential: session.credential,
			userToken: session.userToken(changes),
			parameters: { resource: 'oauthApp', operation: 'rotateSecret' },
		};
		const { searchCredentials } = nodeType.methods.listSearch;
		return await searchCredentials.call(loadOptionsContext(setting), typed);
	};

	it('lists the credentials of Routix, and searches their names', async () => {
		const account = storedFor(session);
		const other = storedFor(session, session.routix.restrictedApp, 'Warehouse');
		session.n8n.add('Mail account', 'smtp', {});

		expect((await pick()).results).toEqual([
			{
				name: 'Routix account',
				value: account.id,
				url: `${session.n8n.url}/home/credentials/${account.id}`,
			},
			expect.objectContaining({ name: 'Warehouse' }),
		]);
		expect((await pick('ware')).results.map(({ value }) => value)).toEqual([other.id]);
	});

	it('says what it needs', async () => {
		await expect(pick('', { n8nApiKey: '', n8nUrl: '' })).rejects.toThrow(
			'To list credentials, enter n8n URL and n8n API Key',
		);
		session.n8n.scopes = [];
		await expect(pick()).rejects.toThrow('it lacks the scope credential:list');
	});
});

describe('Each host gets its own token and no other', () => {
	let routix: Listener;
	/** What a careless server sends back of what it got. */
	let echo: (received: { headers: object; body: string }) => unknown;

	beforeAll(async () => {
		routix = await startListener((received, _request, response) => {
			response.writeHead(422, { 'content-type': 'application/json' });
			response.end(JSON.stringify(echo(received)));
		});
	});
	beforeEach(() => {
		routix.received.length = 0;
		echo = () => ({ error: 'refused' });
	});
	afterAll(async () => await routix.close());

	const rotate = async (changes: ICredentialDataDecryptedObject = {}) =>
		await session.runApp(
			{
				operation: 'rotateSecret',
				oauthAppId: session.routix.app.id,
				credentialId: byId(storedFor(session).id),
			},
			{ userToken: session.userToken({ baseUrl: routix.url, apiKey: 'anon-key', ...changes }) },
		);

	it('Routix the token of the user and the key of its gateway, n8n its own key', async () => {
		await rotate();

		const [{ headers }] = routix.received;
		expect(headers).toMatchObject({
			authorization: `Bearer ${session.routix.userToken}`,
			apikey: 'anon-key',
		});
		expect(JSON.stringify(routix.received)).not.toContain(session.n8n.key);
		expect(session.n8n.requests.length).toBe(2);
		for (const request of session.n8n.requests) {
			expect(request.headers['x-n8n-api-key']).toBe(session.n8n.key);
			expect(JSON.stringify(request)).not.toMatch(/anon-key|authorization/i);
			expect(JSON.stringify(request)).not.toContain(session.routix.userToken);
		}
	});

	it('and an error shows none of them when a server sends them back', async () => {
		echo = ({ headers }) => ({ message: 'Got this', details: headers });
		const { error } = await rotate({ apiKey: 'anon-key-of-this-project' });
		expect(error?.description).toContain('Got this');
		expectNothingSecret(error, ['anon-key-of-this-project']);

		session.n8n.instead = ({ headers }) => ({ status: 400, body: { message: headers } });
		const { error: ofN8n } = await rotate();
		expect(ofN8n?.description).toContain('n8n answered');
	});

	it('and a redirect takes none of them elsewhere', async () => {
		await session.routix.addFault({
			kind: 'redirect',
			to: routix.url,
			on: { path: 'rotate' },
		});

		const { error } = await rotate({ baseUrl: session.routix.url });

		expect(error?.message).toBe('Routix redirected the request to another address');
		expect(routix.received).toEqual([]);
	});
});
