import type { INodeParameters } from 'n8n-workflow';
import { takeSlept, virtualNow } from '../faults/support/virtualTime';
import { newExecution } from '../support/contexts';
import { byId, storedFor, useApps } from './useApps';

jest.mock('n8n-workflow', () =>
	jest
		.requireActual<typeof import('../faults/support/virtualTime')>('../faults/support/virtualTime')
		.withVirtualSleep(jest.requireActual('n8n-workflow')),
);

const session = useApps();

const ROTATE = '/functions/v1/rotate-oauth-secret';

const rotating = (credentialId: string, options: INodeParameters['options'] = {}) => ({
	operation: 'rotateSecret',
	oauthAppId: session.routix.app.id,
	credentialId: byId(credentialId),
	options,
});

/** Rotates the secret of the app that may do everything into its n8n credential. */
async function rotate() {
	const credential = storedFor(session);
	return { credential, ...(await session.runApp(rotating(credential.id))) };
}

/** Whether Routix gives a token for what the credential holds. */
const works = async ({ data }: { data: Record<string, unknown> }) => {
	const { clientId, clientSecret } = data as { clientId: string; clientSecret: string };
	return await session.routix.token({ clientId, clientSecret }).then(
		() => true,
		() => false,
	);
};

describe('Rotate Secret', () => {
	it('stores the new secret in the credential, changes nothing else there, and puts out no secret', async () => {
		const before = storedFor(session);
		const { data } = before;

		const { items } = await session.runApp(rotating(before.id));

		const { clientSecret, ...rest } = before.data;
		expect(clientSecret).not.toBe(data.clientSecret);
		expect(rest).toEqual({ ...data, clientSecret: undefined });
		expect(await works(before)).toBe(true);
		expect(items).toEqual([
			{
				oauth_app_id: session.routix.app.id,
				client_secret_last4: String(clientSecret).slice(-4),
				credential_id: before.id,
				credential_name: 'Routix account',
				credential_test: 'OK',
			},
		]);
	});

	it('proves first that it can store, rotates once, stores, and lets n8n ask Routix for a token', async () => {
		const order: string[] = [];
		session.n8n.onRequest = ({ body, method, url }) =>
			order.push(`${method} ${url.split('/').pop()} ${Object.keys(JSON.parse(body || '{}'))}`);
		const { credential } = await rotate();

		expect(order).toEqual([
			`PATCH ${credential.id} `,
			`PATCH ${credential.id} isPartialData,data`,
			`PATCH ${credential.id} isPartialData,data`,
			'POST test ',
		]);
		expect(await session.asked()).toEqual([`POST ${ROTATE} 200`]);
		const grants = await session.routix.requests({ path: '/oauth-token$' });
		expect(grants.map(({ grant, status }) => [grant, status])).toEqual([
			['client_credentials', 200],
		]);
	});

	it('takes the ID from each item, and keeps going when n8n may not be read, saying that nothing was tested', async () => {
		const credential = storedFor(session);
		session.n8n.scopes = ['credential:update'];

		const { items } = await session.runApp(
			{
				operation: 'rotateSecret',
				oauthAppId: '={{ $json.app }}',
				credentialId: '={{ $json.credential }}',
			},
			{ input: [{ app: session.routix.app.id.toUpperCase(), credential: credential.id }] },
		);

		expect(items[0].credential_test).toBe(
			'Not tested: The n8n API key may not test this credential: it lacks the scope credential:read, or its user lacks the right',
		);
		expect(await works(credential)).toBe(true);
	});

	it('puts the secret out when it is asked to, also without a credential', async () => {
		const credential = storedFor(session);
		const options = { includeSecret: true };

		const both = await session.runApp(rotating(credential.id, options));
		const alone = await session.runApp(rotating('', options), {
			userToken: session.userToken({ n8nUrl: '', n8nApiKey: '' }),
		});

		expect(both.items[0].client_secret).toBe(credential.data.clientSecret);
		expect(alone.items).toEqual([
			{
				oauth_app_id: session.routix.app.id,
				client_secret: expect.stringMatching(/^routix_[0-9a-f]{40}$/),
				client_secret_last4: expect.stringMatching(/^[0-9a-f]{4}$/),
			},
		]);
		expect(session.stored().length).toBe(4);
	});

	it('puts a secret out for one item at a time only, since the failure of another one would lose it', async () => {
		const { error } = await session.runApp(rotating('', { includeSecret: true }), {
			input: [{}, {}],
		});

		expect(error?.message).toBe('Include Secret takes one item at a time, but this run has 2');
		expect(error?.description).toContain('Nothing was sent.');
		expect(await session.asked()).toEqual([]);
	});

	it('uses the credential of each item when its fields are expressions', async () => {
		const [first, second] = [storedFor(session), storedFor(session, session.routix.restrictedApp)];
		const { routix } = session;

		const { items } = await session.runApp(
			{
				operation: 'rotateSecret',
				oauthAppId: '={{ $json.app }}',
				credentialId: '={{ $json.credential }}',
			},
			{
				userToken: session.userToken({ userToken: '={{ $json.token }}' }),
				input: [
					{ app: routix.app.id, credential: first.id, token: 'of-somebody-else' },
					{ app: routix.restrictedApp.id, credential: second.id, token: routix.userToken },
				],
				onError: 'continueRegularOutput',
			},
		);

		expect(items[0].error).toBe('Routix does not accept the user token');
		expect(items[1].credential_test).toBe('OK');
		expect(await works(second)).toBe(true);
	});

	it('leaves an app alone in another try that it has rotated and stored', async () => {
		const credential = storedFor(session);
		const execution = newExecution();
		const run = async (other: string) =>
			await session.runApp(
				{ ...rotating(credential.id), oauthAppId: '={{ $json.app ?? $json.other }}' },
				{ execution, input: [{ app: session.routix.app.id }, { other }] },
			);

		const failed = await run('00000000-0000-4000-8000-000000000000');
		const secret = credential.data.clientSecret;
		const retried = await run('00000000-0000-4000-8000-000000000000');

		for (const { error } of [failed, retried]) {
			expect(error?.message).toMatch(/^Routix has no OAuth app with the ID 0/);
		}
		expect(credential.data.clientSecret).toBe(secret);
		expect(await session.asked()).toEqual([
			`POST ${ROTATE} 200`,
			`POST ${ROTATE} 404`,
			`POST ${ROTATE} 404`,
		]);
	});

	it('rotates an app once in a run, even if every item is for it', async () => {
		const credential = storedFor(session);

		const { items } = await session.runApp(rotating(credential.id), {
			input: [{}, {}],
			onError: 'continueRegularOutput',
		});

		expect(items[0].credential_test).toBe('OK');
		expect(items[1]).toEqual({
			error: `OAuth App ID ${session.routix.app.id}: item 1 of this run is for the same app`,
			message: expect.stringContaining('Execute Once'),
		});
		expect(await session.asked()).toEqual([`POST ${ROTATE} 200`]);
	});
});

describe('Nothing is rotated', () => {
	afterEach(async () => {
		expect(await session.asked()).toEqual([]);
		await expect(session.routix.token(session.routix.app)).resolves.toEqual(expect.any(String));
	});

	it('without a place for the secret, and nothing is sent at all', async () => {
		const { error } = await session.runApp(rotating(''));

		expect(error?.message).toBe('There is no place for the new client secret, so nothing was sent');
		expect(error?.description).toMatch(/Credential.*Include Secret/);
		expect(session.stored()).toEqual([]);
	});

	it('without an n8n key, and nothing is sent at all', async () => {
		const { error } = await session.runApp(rotating('abc123'), {
			userToken: session.userToken({ n8nApiKey: '' }),
		});

		expect(error?.message).toMatch(/n8n API key is missing.*nothing was sent/);
		expect(session.stored()).toEqual([]);
	});

	it.each([
		['no UUID', 'my-app', 'OAuth App ID "my-app" is not valid'],
		['empty', '', 'OAuth App ID is empty'],
	])('when the app ID is %s, and nothing is sent at all', async (_case, oauthAppId, message) => {
		const { error } = await session.runApp({ ...rotating('abc123'), oauthAppId });

		expect(error?.message).toBe(message);
		expect(session.stored()).toEqual([]);
	});

	it('with a user token whose time is over, and nothing is sent at all', async () => {
		const claims = { exp: Math.floor(virtualNow() / 1_000) - 60 };
		const userToken = `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;

		const { error } = await session.runApp(rotating('abc123'), {
			userToken: session.userToken({ userToken }),
		});

		expect(error?.message).toMatch(
			/^The User Token in .* expired on \d{4}-\d\d-\d\d at \d\d:\d\d UTC$/,
		);
		expect(session.stored()).toEqual([]);
	});

	it('into a credential of another type', async () => {
		const { id } = session.n8n.add('Mail', 'smtp', {});

		const { error } = await session.runApp(rotating(id));

		expect(error?.message).toBe(
			'Credential to Update: "Mail" in n8n is not a Routix OAuth2 API credential',
		);
	});

	it('into a credential that does not exist', async () => {
		const { error } = await session.runApp(rotating('unknown1'));

		expect(error?.message).toBe('n8n has no credential with the ID "unknown1"');
	});

	it('into a credential that n8n does not let be changed, quoting n8n', async () => {
		const { id } = session.n8n.add('R', 'routixOAuth2Api', {});

		const { error } = await session.runApp(rotating(id));

		expect(error?.message).toBe('n8n refused to update this credential');
		expect(error?.description).toContain('n8n answered: Credential name must be 3 to 128');
	});

	it.each([
		['a wrong n8n key', { n8nApiKey: 'wrong' }, 'n8n does not accept the API key'],
		[
			'the address of something else',
			() => ({ n8nUrl: session.routix.url.replace('localhost', '127.0.0.1') }),
			/^There is no n8n API at http/,
		],
		['an address where nothing is', { n8nUrl: 'http://localhost:9' }, /^n8n cannot be reached at/],
	])('with %s', async (_case, changes, message) => {
		const credential = storedFor(session);

		const { error } = await session.runApp(rotating(credential.id), {
			userToken: session.userToken(typeof changes === 'function' ? changes() : changes),
		});

		expect(error?.message).toMatch(message);
	});

	it('with an n8n key that lacks the right', async () => {
		const credential = storedFor(session);
		session.n8n.scopes = ['credential:read'];

		const { error } = await session.runApp(rotating(credential.id));

		expect(error?.message).toBe(
			'The n8n API key may not update this credential: it lacks the scope credential:update, or its user lacks the right',
		);
	});

	it('when the execution was cancelled while n8n answered', async () => {
		const credential = storedFor(session);
		const cancelling = new AbortController();
		session.n8n.onRequest = () => cancelling.abort();

		const { error } = await session.runApp(rotating(credential.id), {
			abortSignal: cancelling.signal,
		});

		expect(error?.message).toBe('The execution was cancelled');
	});
});

describe('When Routix says no, the secret stays as it is and the error says', () => {
	afterEach(async () => {
		expect((await session.asked()).length).toBe(1);
		await expect(session.routix.token(session.routix.app)).resolves.toEqual(expect.any(String));
	});

	it.each([
		['a wrong user token', { userToken: 'wrong' }, 'Routix does not accept the user token'],
		[
			'the token of an app',
			async () => ({ userToken: await session.routix.token() }),
			'Routix accepts only the token of a logged-in user here, not of an app',
		],
	])('%s', async (_case, changes, message) => {
		const credential = storedFor(session);
		const userToken = typeof changes === 'function' ? await changes() : changes;

		const { error } = await session.runApp(rotating(credential.id), {
			userToken: session.userToken(userToken),
		});

		expect(error?.message).toBe(message);
		expect(error?.description).toContain('This item changed nothing.');
	});

	it('an app that it does not know', async () => {
		const credential = storedFor(session);
		const oauthAppId = '00000000-0000-4000-8000-000000000000';

		const { error } = await session.runApp({ ...rotating(credential.id), oauthAppId });

		expect(error?.message).toBe(`Routix has no OAuth app with the ID ${oauthAppId}`);
		expect(error?.description).toContain('not its client ID');
	});

	it('a gateway that wants its own key, which the credential can hold', async () => {
		await session.routix.configure({ gatewayKey: 'anon-key' });

		expect((await rotate()).error?.message).toBe(
			'A gateway in front of Routix asks for an API key',
		);

		await session.routix.clearRequests();
		const credential = storedFor(session);
		const { error } = await session.runApp(
			{ ...rotating(credential.id), oauthAppId: '00000000-0000-4000-8000-000000000000' },
			{ userToken: session.userToken({ apiKey: 'anon-key' }) },
		);
		expect(error?.message).toMatch(/^Routix has no OAuth app/);
	});

	it('nothing of a failure that comes with a secret all the same: it is shown once, so it is stored', async () => {
		const body = {
			success: true,
			client_secret: `routix_${'0'.repeat(40)}`,
			errors: ['The mail about it could not be sent'],
		};
		await session.routix.addFault({ kind: 'status', status: 200, body, on: { path: ROTATE } });

		const { credential } = await rotate();

		expect(credential.data.clientSecret).toBe(body.client_secret);
	});

	it('a failure under a good status', async () => {
		const body = { success: false, error: 'Not today' };
		await session.routix.addFault({ kind: 'status', status: 200, body, on: { path: ROTATE } });

		const { error } = await rotate();

		expect(error?.message).toBe('Routix refused to rotate the client secret');
		expect(error?.description).toMatch(/This item changed nothing.*Not today/);
	});
});

describe('When something fails between rotating and storing', () => {
	it("n8n's API that is down for 90 seconds is waited for, and nothing is rotated twice", async () => {
		await breakAfterRotation(90_000);

		const { credential, items } = await rotate();

		expect(items[0].credential_test).toBe('OK');
		expect(await works(credential)).toBe(true);
		expect(await session.asked()).toEqual([`POST ${ROTATE} 200`]);
		expect(takeSlept()).toBeGreaterThan(90_000);
	});

	it.each([
		['that is gone', undefined],
		['whose proxy says 502', { status: 502, body: 'Bad Gateway' }],
		['that takes the key no more', { status: 401, body: { message: 'Unauthorized' } }],
	])(
		"n8n's API %s for good is an error that says what is lost and what to do",
		async (_case, answer) => {
			await breakAfterRotation(Infinity, answer);
			takeSlept();

			const { credential, error } = await rotate();

			expect(error?.message).toBe(
				'The new client secret could not be stored in the n8n credential "Routix account"',
			);
			expect(error?.description).toMatch(
				/tried for two minutes.*the old one is dead.*issued live for up to an hour.*Run Rotate Secret again/,
			);
			expect(await session.asked()).toEqual([`POST ${ROTATE} 200`]);
			expect(takeSlept()).toBeGreaterThanOrEqual(110_000);
			expect(await works(credential)).toBe(false);

			// What the error advises.
			session.n8n.isDownUntil = 0;
			session.n8n.instead = undefined;
			const again = await session.runApp(rotating(credential.id));
			expect(again.items[0].credential_test).toBe('OK');
			expect(await works(credential)).toBe(true);
		},
	);

	it.each([
		['is lost', { kind: 'resetAfter' as const }],
		['is an error of its server', { kind: 'emptyBody' as const, status: 500 }],
		['holds no secret', { kind: 'emptyBody' as const }],
	])(
		"Routix's answer that %s is not asked for again, and the error says what may be",
		async (_case, fault) => {
			await session.routix.addFault({ ...fault, on: { path: ROTATE } });

			const { credential, error } = await rotate();

			expect(error?.description).toMatch(
				/may have rotated.*not sent again.*issued live for up to an hour.*Run Rotate Secret again/,
			);
			expect((await session.asked()).length).toBe(1);
			expect(session.stored().length).toBe(2);
			expect(await works(credential)).toBe(false);
		},
	);

	it('a cancelled execution still stores what Routix gave', async () => {
		const cancelling = new AbortController();
		await breakAfterRotation(30_000, undefined, () => cancelling.abort());
		const credential = storedFor(session);

		await session.runApp(rotating(credential.id), { abortSignal: cancelling.signal });

		expect(await works(credential)).toBe(true);
	});

	it('a credential of another app is told, since Routix does not take the secret there', async () => {
		const other = storedFor(session, session.routix.restrictedApp, 'Other app');

		const { error } = await session.runApp(rotating(other.id));

		expect(error?.message).toBe(
			'Routix does not accept the new client secret in the n8n credential "Other app"',
		);
		expect(error?.description).toContain('most likely belongs to another app');
		expect(await session.asked()).toEqual([`POST ${ROTATE} 200`]);
	});

	/** From the third request on, which is the first after the rotation, n8n is down for so many milliseconds. */
	async function breakAfterRotation(
		downMs: number,
		answer?: { status: number; body: unknown },
		onBreak: () => void = () => undefined,
	): Promise<void> {
		let count = 0;
		session.n8n.onRequest = () => {
			count++;
			if (count !== 3) return;
			onBreak();
			if (answer) session.n8n.instead = () => answer;
			else session.n8n.isDownUntil = virtualNow() + downMs;
		};
	}
});
