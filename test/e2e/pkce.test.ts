import { authorizeAddress, decideOnConsent } from './harness/consent';
import { routixCredential, routixCredentialType, routixNode } from './harness/routixNodes';
import { useSession } from './harness/session';
import { chain, manualTrigger } from './harness/workflows';
import type { CredentialReference } from './n8n';

const session = useSession();
const scopes = ['routix:accounts:read', 'routix:orders:read'];
const notConnected = 'Connect the Routix account in the credential first';

describe('Authorization code with PKCE', () => {
	let credential: CredentialReference;

	beforeAll(async () => {
		credential = await createCredential();
	});

	it('asks to connect as long as nobody has', async () => {
		const execution = await readAccounts(credential);

		expect(execution.error('Routix').message).toBe(notConnected);
	});

	it('begins at Routix with a challenge, a state and the selected scopes', async () => {
		const { origin, pathname, searchParams } = new URL(await authorizeAddress(session, credential));

		expect(origin + pathname).toBe(`${session.routix.url}/auth/v1/oauth/authorize`);
		const { state, code_challenge: challenge, ...parameters } = Object.fromEntries(searchParams);
		expect(challenge).toMatch(/^[\w-]{43}$/);
		expect(state).not.toBe('');
		expect(parameters).toEqual({
			client_id: session.routix.pkceApp.clientId,
			redirect_uri: `${session.n8n.rest.baseUrl}rest/oauth2-credential/callback`,
			response_type: 'code',
			code_challenge_method: 'S256',
			scope: scopes.join(' '),
		});
	});

	it('stays unconnected when the user denies access', async () => {
		const page = await decideOnConsent(session, credential, 'deny');

		expect(page.html).toContain('Failed to connect');
		expect((await readAccounts(credential)).error('Routix').message).toBe(notConnected);
	});

	it('connects when the user allows it, and then reads', async () => {
		const page = await decideOnConsent(session, credential, 'allow');

		expect(page.html).toContain('Connection successful');
		expect(await accountCount(credential)).toBe(137);
	});

	it('passes the test of the stored credential', async () => {
		expect(await session.n8n.testStoredCredential(credential)).toMatchObject({ status: 'OK' });
	});

	it('gets a new token when the old one has expired, and another one with the rotated refresh token', async () => {
		for (let time = 0; time < 2; time++) {
			await session.routix.expireTokens();
			await session.routix.clearRequests();

			expect(await accountCount(credential)).toBe(137);

			const requests = await session.routix.requests({ path: '/oauth/token$' });
			expect(requests.map(({ grant, status }) => [grant, status])).toEqual([
				['refresh_token', 200],
			]);
		}
	});

	it('asks to connect again when Routix has ended the login', async () => {
		await session.routix.expireTokens({ refreshTokens: true });

		const execution = await readAccounts(credential);

		expect(execution.status).toBe('error');
		expect(execution.error('Routix').message).toBe(
			'The Routix account needs to be connected again',
		);
	});
});

async function createCredential(): Promise<CredentialReference> {
	const { n8n, routix } = session;
	return await n8n.createCredential(
		routixCredentialType,
		'Routix for a user',
		routixCredential(routix, { grantType: 'pkce', requestedScopes: scopes }, routix.pkceApp),
	);
}

async function accountCount(credential: CredentialReference): Promise<number> {
	return (await readAccounts(credential)).json('Routix').length;
}

async function readAccounts(credential: CredentialReference) {
	const node = routixNode('Routix', credential, {
		resource: 'account',
		operation: 'getAll',
		returnAll: true,
	});
	return await session.n8n.execute(chain('Accounts of a user', [manualTrigger, node]));
}
