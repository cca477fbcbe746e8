import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { routixCredential, routixCredentialType, routixNode, byId } from './harness/routixNodes';
import { CookieJar } from './harness/cookieJar';
import { N8nRest } from './harness/rest';
import { useSession } from './harness/session';
import { chain, manualTrigger, type WorkflowNode } from './harness/workflows';
import type { CredentialReference } from './n8n';

jest.setTimeout(600_000);

const session = useSession();

const userTokenType = 'routixUserTokenApi';
const ALL_SCOPES = ['create', 'delete', 'list', 'read', 'update'].map(
	(name) => `credential:${name}`,
);

/** The n8n credential whose secret is to be rotated. */
let stored: CredentialReference;
let n8nKey: string;

beforeAll(async () => {
	const { n8n, routix } = session;
	const data = routixCredential(routix, {}, routix.restrictedApp);
	stored = await n8n.createCredential(routixCredentialType, 'To be rotated', data);
	n8nKey = await n8n.createApiKey('Mistakes with OAuth apps', ALL_SCOPES);
});

beforeEach(async () => await session.routix.clearRequests());

/** Runs an operation with a user token that has these mistakes in it. */
async function run(
	parameters: Record<string, unknown>,
	mistakes: Record<string, unknown> = {},
	settings: Parameters<typeof routixNode>[3] = {},
) {
	const { n8n, routix } = session;
	const userToken = await n8n.createCredential(userTokenType, 'Routix user', {
		userToken: routix.userToken,
		baseUrl: routix.url,
		n8nUrl: n8n.rest.baseUrl,
		n8nApiKey: n8nKey,
		...mistakes,
	});
	const node: WorkflowNode = {
		...routixNode('App', userToken, { resource: 'oauthApp', ...parameters }, settings),
		credentials: { [userTokenType]: userToken },
	};
	return await n8n.execute(chain('App', [manualTrigger, node]));
}

const rotating = (credentialId: string = stored.id) => ({
	operation: 'rotateSecret',
	oauthAppId: session.routix.restrictedApp.id,
	credentialId: byId(credentialId),
});

const registering = () => ({
	operation: 'register',
	name: 'Made by mistake',
	redirectUris: 'https://n8n.example.com/rest/oauth2-credential/callback',
	scopes: ['routix:orders:read'],
});

const asked = async () =>
	(await session.routix.requests({ path: 'oauth-(app|secret)$' })).map(({ path }) => path);

/** Whether n8n's own test finds that Routix takes what the credential holds, or the token that was issued for it. */
const works = async () => (await session.n8n.testStoredCredential(stored)).status === 'OK';

describe('Rotate Secret asks nothing of Routix and says what is wrong', () => {
	afterEach(async () => {
		expect(await asked()).toEqual([]);
		expect(await works()).toBe(true);
	});

	it.each([
		['a wrong n8n key', { n8nApiKey: 'wrong' }, /^n8n does not accept the API key$/],
		['no n8n key', { n8nApiKey: '', n8nUrl: '' }, /n8n API key is missing.*nothing was sent/],
		['no n8n there', { n8nUrl: 'http://localhost:9' }, /^n8n cannot be reached at/],
		[
			'a user token that has expired',
			{ userToken: `e30.${Buffer.from('{"exp":1000000000}').toString('base64url')}.c2ln` },
			/expired on 2001-09-09 at 01:46 UTC$/,
		],
	])('with %s', async (_case, mistakes, message) => {
		expect((await run(rotating(), mistakes)).error('App').message).toMatch(message);
	});

	it('with a key that lacks the scope, and with that of a user who may not edit the credential', async () => {
		const { n8n } = session;
		const message =
			'The n8n API key may not update this credential: it lacks the scope credential:update, or its user lacks the right';
		const keys = [
			await n8n.createApiKey('May only read', ['credential:read']),
			await keyOfColleague(),
		];

		for (const n8nApiKey of keys) {
			expect((await run(rotating(), { n8nApiKey })).error('App').message).toBe(message);
		}
	});

	it('into a credential of another type, or one that does not exist', async () => {
		const { n8n } = session;
		const mail = await n8n.createCredential('httpBasicAuth', 'Mail', { user: 'x', password: 'y' });

		expect((await run(rotating(mail.id))).error('App').message).toBe(
			'Credential to Update: "Mail" in n8n is not a Routix OAuth2 API credential',
		);
		expect((await run(rotating('AAAAAAAAAAAAAAAA'))).error('App').message).toBe(
			'n8n has no credential with the ID "AAAAAAAAAAAAAAAA"',
		);
	});
});

describe('When something goes wrong after Routix was asked', () => {
	it('an n8n that is away for ten seconds after the rotation is waited for', async () => {
		const door = await startDoor();

		const execution = await run(rotating(), { n8nUrl: door.url });

		expect(execution.json('App')).toEqual([expect.objectContaining({ credential_test: 'OK' })]);
		expect(door.closedFor()).toBeGreaterThan(1);
		expect(await asked()).toHaveLength(1);
		door.server.close();
	});

	it('a lost answer is not asked for again, and the rotation that the error advises mends it', async () => {
		const fault = { kind: 'resetAfter' as const, on: { path: 'rotate-oauth-secret$' } };
		await session.routix.addFault(fault);

		const { message } = (await run(rotating())).error('App');

		expect(message).toBe('The connection to Routix broke off');
		expect(await asked()).toHaveLength(1);

		const [mended] = (await run(rotating())).json('App');

		const secrets = await session.routix.issuedSecrets();
		expect(mended).toMatchObject({
			client_secret_last4: secrets.at(-1)?.slice(-4),
			credential_test: 'OK',
		});
		expect(await asked()).toHaveLength(2);
	});

	it('Register with Retry On Fail does not register an app twice whose answer was lost', async () => {
		const fault = { kind: 'resetAfter' as const, on: { path: 'register-oauth-app$' } };
		await session.routix.addFault(fault);
		const retrying = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };

		const { message } = (await run(registering(), {}, retrying)).error('App');

		expect(message).toBe(
			'An earlier try of this item may have registered the app, so it was not registered again',
		);
		expect(await asked()).toHaveLength(1);
		const names = await session.n8n.rest.get<CredentialReference[]>('credentials');
		expect(names.map(({ name }) => name)).not.toContain('Made by mistake');
	});
});

/** The key of a user who has no credential but could make some. */
async function keyOfColleague(): Promise<string> {
	const { rest } = session.n8n;
	const [{ user }] = await rest.post<Array<{ user: { inviteAcceptUrl: string } }>>('invitations', [
		{ email: 'colleague@example.com', role: 'global:member' },
	]);
	const token = new URL(user.inviteAcceptUrl).searchParams.get('token');
	const colleague = new N8nRest(rest.baseUrl, new CookieJar());
	await colleague.post('invitations/accept', {
		token,
		firstName: 'Demo',
		lastName: 'Colleague',
		password: 'Routix-demo-2',
	});
	const key = { label: 'Of a colleague', expiresAt: null, scopes: ['credential:update'] };
	return (await colleague.post<{ rawApiKey: string }>('api-keys', key)).rawApiKey;
}

/** The way to n8n's API, which is closed for ten seconds from the third request on: the first after the rotation. */
async function startDoor(): Promise<{ server: Server; url: string; closedFor(): number }> {
	const target = session.n8n.rest.baseUrl;
	let count = 0;
	let refused = 0;
	let opensAt = 0;
	const server = createServer(async (request, response) => {
		if (++count === 3) opensAt = Date.now() + 10_000;
		if (Date.now() < opensAt) {
			refused++;
			response.destroy();
			return;
		}
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const answer = await fetch(new URL(request.url ?? '/', target), {
			method: request.method,
			headers: {
				'content-type': 'application/json',
				'x-n8n-api-key': String(request.headers['x-n8n-api-key']),
			},
			body: chunks.length > 0 ? Buffer.concat(chunks) : undefined,
		});
		response.writeHead(answer.status, { 'content-type': 'application/json' });
		response.end(await answer.text());
	});
	await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
	const { port } = server.address() as AddressInfo;
	return { server, url: `http://localhost:${port}`, closedFor: () => refused };
}
