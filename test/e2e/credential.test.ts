import { isOldestN8n } from './harness/n8nVersion';
import { routixCredential, routixCredentialType } from './harness/routixNodes';
import { useSession } from './harness/session';

const session = useSession();

/** n8n 2.20 says what a status means in its own words, not in those of the credential. */
const branchUnknown = isOldestN8n ? /could not be found/ : /Branch Public ID/;

describe("The credential's Test button", () => {
	it('says that a right credential works, and reads a few records to know', async () => {
		await session.routix.clearRequests();

		expect(await test({})).toMatchObject({ status: 'OK' });

		const [read] = await session.routix.requests({ path: '/api/' });
		expect(read).toMatchObject({
			path: `/functions/v1/api/v1/${session.routix.branches[0].publicId}/accounts`,
			query: { limit: '10' },
			status: 200,
		});
	});

	it.each([
		['a wrong secret', { clientSecret: `routix_${'0'.repeat(40)}` }, /client ID or client secret/],
		['a secret with a blank', { clientSecret: 'routix_1 ' }, /Client Secret.*blank/],
		['a wrong branch', { branchPublicId: 'AAAA1111' }, branchUnknown],
		['plain http to another host', { baseUrl: 'http://api.example.com' }, /Base URL/],
	])('says what is wrong about %s', async (_case, changes, text) => {
		const { status, message } = await test(changes);

		expect(status).toBe('Error');
		expect(message).toMatch(text);
	});

	it('says what to do when the app was revoked', async () => {
		const { clientId } = session.routix.restrictedApp;
		await session.routix.revokeApp(clientId);

		const { status, message } = await test({}, session.routix.restrictedApp);

		expect(status).toBe('Error');
		expect(message).toMatch(/OAuth Apps|client ID/);
		await session.routix.reactivateApp(clientId);
	});

	it('reads a resource that is among the selected scopes', async () => {
		await session.routix.clearRequests();

		expect(await test({ requestedScopes: ['routix:vehicles:read'] })).toMatchObject({
			status: 'OK',
		});

		const [read] = await session.routix.requests({ path: '/api/' });
		expect(read.path).toMatch(/\/vehicles$/);
	});
});

async function test(changes: Record<string, unknown>, app = session.routix.app) {
	const { n8n, routix } = session;
	const data = routixCredential(routix, changes, app);
	const stored = await n8n.createCredential(routixCredentialType, 'Tested', data);
	return await n8n.testCredential(routixCredentialType, stored, data);
}
