import type { AppKeys } from '../simulator/client';
import { decideOnConsent } from './harness/consent';
import type { Execution } from './harness/executions';
import { routixCredential, routixCredentialType, routixNode } from './harness/routixNodes';
import { currentRun, noteSecrets } from './harness/run';
import { useSession } from './harness/session';
import { chain, fixedItems, manualTrigger } from './harness/workflows';
import type { CredentialReference } from './n8n';

/** Slow enough for something to happen while a workflow runs. */
const session = useSession({ latencyMs: 150 });

const items = 12;
const wrongSecret = 'Routix does not accept the client ID or client secret';
const connectAgain = 'The Routix account needs to be connected again';

/** A credential of one app, used by nobody else. */
interface Login {
	app: AppKeys;
	credential: CredentialReference;
	/** What is stored in n8n, by what a user typed. */
	data: Record<string, unknown>;
}

const grants = [
	{ grantType: 'client_credentials', tokenPath: '/oauth-token$', grant: 'client_credentials' },
	{ grantType: 'pkce', tokenPath: '/oauth/token$', grant: 'refresh_token' },
];

describe.each(grants)('With $grantType', ({ grantType, tokenPath, grant }) => {
	let login: Login;

	beforeEach(async () => {
		login = await logIn(grantType);
		expect((await read(login)).status).toBe('success');
		await session.routix.clearRequests();
	});

	const tokenRequests = async () =>
		(await session.routix.requests({ path: tokenPath })).map((request) => [
			request.grant,
			request.status,
		]);

	it('a token that ends while a workflow runs is renewed, and no item is lost', async () => {
		const running = read(login);
		await recordsWereRead(3);
		await session.routix.expireTokens();

		const execution = await running;

		expect(execution.json('Routix')).toHaveLength(items);
		expect(await tokenRequests()).toEqual([[grant, 200]]);
	});

	it('two workflows whose token has ended both succeed, and so does the next one', async () => {
		await session.routix.expireTokens();

		const both = await Promise.all([read(login), read(login)]);

		expect(both.map((execution) => execution.json('Routix').length)).toEqual([items, items]);
		// A rotated refresh token that is used twice would end the whole login.
		expect(await tokenRequests()).toEqual([[grant, 200]]);
		expect((await read(login)).json('Routix')).toHaveLength(items);
	});

	it('a secret that is rotated while a workflow runs lets it finish; the new one works at once', async () => {
		const running = read(login);
		await recordsWereRead(3);
		const { clientSecret } = await session.routix.rotateSecret(login.app.clientId);
		noteSecrets(currentRun(), [clientSecret]);
		expect((await running).json('Routix')).toHaveLength(items);

		await session.routix.expireTokens();
		const refused = await read(login);
		expect(refused.error('Routix').message).toBe(wrongSecret);

		await changeCredential(login, { clientSecret });
		if (grantType === 'pkce') {
			// Rotating has ended the refresh token (Routix docs), so that somebody has to connect again.
			expect((await read(login)).error('Routix').message).toBe(connectAgain);
			await decideOnConsent(session, login.credential, 'allow');
		}
		expect((await read(login)).json('Routix')).toHaveLength(items);
	});

	it('a second app takes over while a workflow runs, and revoking the first then stops nothing', async () => {
		const second = await registerApp(grantType);
		const running = read(login);
		await recordsWereRead(3);

		const { clientId, clientSecret } = second;
		await changeCredential(login, { clientId, clientSecret });
		if (grantType === 'pkce') await decideOnConsent(session, login.credential, 'allow');
		await session.routix.revokeApp(login.app.clientId);

		expect((await running).json('Routix')).toHaveLength(items);
		// The execution that was running already reads with the second app.
		if (grantType === 'client_credentials') expect(await tokenRequests()).toEqual([[grant, 200]]);
		await session.routix.expireTokens();
		expect((await read(login)).json('Routix')).toHaveLength(items);
	});

	it('an app that was revoked ends the run with one error that says where to look', async () => {
		await session.routix.revokeApp(login.app.clientId);
		await session.routix.expireTokens();

		const { message, description } = (await read(login)).error('Routix');

		expect(message).toBe(wrongSecret);
		expect(description).toContain('Settings → OAuth Apps, and that the app is active there');
		expect((await tokenRequests()).length).toBeLessThanOrEqual(2);
	});
});

it('The test of the credential asks for a token with the secret that was just saved', async () => {
	const login = await logIn('client_credentials');
	expect((await read(login)).status).toBe('success');
	const { clientSecret } = await session.routix.rotateSecret(login.app.clientId);
	noteSecrets(currentRun(), [clientSecret]);
	await changeCredential(login, { clientSecret });
	await session.routix.clearRequests();

	expect(await session.n8n.testStoredCredential(login.credential)).toMatchObject({ status: 'OK' });

	expect(await session.routix.requests({ path: '/oauth-token$', status: 200 })).toHaveLength(1);
});

async function registerApp(grantType: string): Promise<AppKeys> {
	const app = await session.routix.registerApp({
		name: `n8n by ${grantType}`,
		redirectUris: [`${session.n8n.rest.baseUrl}rest/oauth2-credential/callback`],
	});
	noteSecrets(currentRun(), [app.clientSecret]);
	return app;
}

async function logIn(grantType: string): Promise<Login> {
	const { n8n, routix } = session;
	const app = await registerApp(grantType);
	const data = routixCredential(routix, { grantType }, app);
	const credential = await n8n.createCredential(routixCredentialType, app.clientId, data);
	if (grantType === 'pkce') await decideOnConsent(session, credential, 'allow');
	return { app, credential, data };
}

/** A user types new values into the stored credential. */
async function changeCredential(
	{ credential, data }: Login,
	values: Partial<AppKeys>,
): Promise<void> {
	await session.n8n.rest.patch(`credentials/${credential.id}`, {
		name: credential.name,
		type: routixCredentialType,
		data: { ...data, ...values },
	});
}

/** One request for each of several items, some of them at once. */
async function read({ credential }: Login): Promise<Execution> {
	const node = routixNode('Routix', credential, {
		resource: 'account',
		operation: 'get',
		recordId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
	});
	const records = await session.routix.records('accounts');
	const rows = records.slice(0, items).map(({ id }) => ({ id }));
	return await session.n8n.execute(
		chain('Reads for a while', [manualTrigger, ...fixedItems('Rows', rows), node]),
	);
}

async function recordsWereRead(count: number): Promise<void> {
	while ((await session.routix.requests({ path: '/api/v1/' })).length < count) {
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
