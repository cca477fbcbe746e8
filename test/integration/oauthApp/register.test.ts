import type { INodeParameters } from 'n8n-workflow';
import { virtualNow } from '../faults/support/virtualTime';
import { newExecution } from '../support/contexts';
import { useApps } from './useApps';

jest.mock('n8n-workflow', () =>
	jest
		.requireActual<typeof import('../faults/support/virtualTime')>('../faults/support/virtualTime')
		.withVirtualSleep(jest.requireActual('n8n-workflow')),
);

const session = useApps();

const REGISTER = '/functions/v1/register-oauth-app';
const callback = 'https://n8n.example.com/rest/oauth2-credential/callback';

const registering = (changes: INodeParameters = {}): INodeParameters => ({
	operation: 'register',
	name: 'n8n of Vermeer',
	redirectUris: callback,
	scopes: ['routix:accounts:read', 'routix:orders:read'],
	branchPublicId: session.routix.branches[0].publicId,
	...changes,
});

const bodies = async () =>
	(await session.routix.requests({ path: REGISTER })).map(({ body }) => body);

describe('Register', () => {
	it('registers the app and makes its n8n credential, ready to use, without putting out the secret', async () => {
		const { items } = await session.runApp(registering());

		const [made, ...others] = session.n8n.credentials;
		expect(others).toEqual([]);
		expect(items).toEqual([
			{
				id: expect.stringMatching(/^[0-9a-f-]{36}$/),
				name: 'n8n of Vermeer',
				client_id: made.data.clientId,
				client_secret_last4: String(made.data.clientSecret).slice(-4),
				redirect_uris: [callback],
				allowed_scopes: ['routix:accounts:read', 'routix:orders:read'],
				allowed_branch_ids: [],
				status: 'active',
				created_at: expect.any(String),
				credential_id: made.id,
				credential_name: 'n8n of Vermeer',
				credential_test: 'OK',
			},
		]);
		expect(made).toMatchObject({
			name: 'n8n of Vermeer',
			type: 'routixOAuth2Api',
			data: {
				grantType: 'client_credentials',
				branchPublicId: session.routix.branches[0].publicId,
				requestedScopes: ['routix:accounts:read', 'routix:orders:read'],
				baseUrl: session.routix.url,
			},
		});
		expect(await session.asked()).toEqual([`POST ${REGISTER} 200`]);
	});

	it('sends what was entered, and nothing for what was left empty', async () => {
		const branch = session.routix.branches[1].id;
		await session.runApp(registering());
		await session.runApp(
			registering({
				redirectUris: `${callback}, http://localhost:5678/callback\n${callback}`,
				options: {
					description: 'Reads orders',
					homepageUrl: 'https://www.example.com',
					allowedBranchIds: branch,
				},
			}),
		);

		const scopes = ['routix:accounts:read', 'routix:orders:read'];
		expect(await bodies()).toEqual([
			{ name: 'n8n of Vermeer', redirect_uris: [callback], allowed_scopes: scopes },
			{
				name: 'n8n of Vermeer',
				description: 'Reads orders',
				homepage_url: 'https://www.example.com',
				redirect_uris: [callback, 'http://localhost:5678/callback'],
				allowed_scopes: scopes,
				allowed_branch_ids: [branch],
			},
		]);
	});

	it('makes a credential that can be used without a branch of its own', async () => {
		await session.runApp(registering({ branchPublicId: '' }));

		expect(session.n8n.credentials[0].data.branchPublicId).toBe('');
	});

	it.each([
		['AB', 'Routix AB'],
		['x'.repeat(200), 'x'.repeat(128)],
	])('names the credential after the app as far as n8n takes it: %s', async (name, credential) => {
		const { items } = await session.runApp(registering({ name }));

		expect(items[0]).toMatchObject({ name, credential_name: credential });
	});

	it('does not register an app again that an earlier try has registered, only what failed', async () => {
		const execution = newExecution();
		const run = async (name: string) =>
			await session.runApp(
				registering({ name: '={{ $json.name }}', scopes: '={{ $json.scopes }}' }),
				{
					execution,
					input: [
						{ name: 'First', scopes: ['routix:orders:read'] },
						{ name, scopes: ['routix:orders:read'] },
					],
				},
			);

		expect((await run('')).error?.message).toBe('Name is empty');
		const { items } = await run('Second');

		expect(items.map(({ credential_name: name }) => name)).toEqual(['First', 'Second']);
		expect(session.n8n.credentials.map(({ name }) => name)).toEqual(['First', 'Second']);
		expect(await session.asked()).toEqual([`POST ${REGISTER} 200`, `POST ${REGISTER} 200`]);
		const kept = JSON.stringify(execution.data);
		for (const { data } of session.n8n.credentials) {
			expect(kept).not.toContain(String(data.clientSecret));
		}
	});

	it('puts the secret out when it is asked to and there is no n8n key', async () => {
		const { items } = await session.runApp(registering({ options: { includeSecret: true } }), {
			userToken: session.userToken({ n8nUrl: '', n8nApiKey: '' }),
		});

		const { client_id: clientId, client_secret: clientSecret } = items[0];
		await expect(
			session.routix.token({ clientId: String(clientId), clientSecret: String(clientSecret) }),
		).resolves.toEqual(expect.any(String));
		expect(session.stored()).toEqual([]);
	});

	it('sends nothing at all without a place for the secret', async () => {
		const { error } = await session.runApp(registering(), {
			userToken: session.userToken({ n8nUrl: '', n8nApiKey: '' }),
		});

		expect(error?.message).toBe('There is no place for the new client secret, so nothing was sent');
		expect(error?.description).toMatch(/n8n URL and n8n API Key.*Include Secret/);
		expect(await session.asked()).toEqual([]);
	});

	it.each([
		['name', '', 'Name is empty'],
		['redirectUris', '', 'Redirect URIs is empty'],
		['redirectUris', 'http://n8n.example.com/callback', /does not begin with https/],
		['scopes', [], 'Scopes is empty'],
		['scopes', ['routix:orders:delete'], 'Scope "routix:orders:delete" does not exist'],
		['branchPublicId', 'rs2', 'Branch Public ID "rs2" is not valid'],
		['options', { homepageUrl: 'example' }, 'Homepage URL "example" is not a web address'],
		['options', { allowedBranchIds: 'RS2RDH3B' }, /Allowed Branch IDs: "RS2RDH3B" is not valid/],
		['options', { includeSecret: 'maybe' }, 'Include Secret must be true or false, not "maybe"'],
	])('sends nothing at all when %s is %j', async (name, value, message) => {
		const { error } = await session.runApp(registering({ [name]: value }));

		expect(error?.message).toMatch(message);
		expect(await session.asked()).toEqual([]);
		expect(session.stored()).toEqual([]);
	});
});

describe('When it cannot be registered', () => {
	afterEach(() => expect(session.n8n.credentials).toEqual([]));

	it.each([
		[{ userToken: 'wrong' }, 'Routix does not accept the user token'],
		[{ baseUrl: 'http://localhost:9' }, 'Routix cannot be reached at http://localhost:9'],
	])('with %j, no unfinished credential is left', async (changes, message) => {
		const { error } = await session.runApp(registering(), {
			userToken: session.userToken(changes),
		});

		expect(error?.message).toBe(message);
		expect(session.stored().at(-1)).toMatch(/^DELETE/);
	});

	it('Routix is quoted, e.g. about a branch of another company', async () => {
		const allowedBranchIds = '00000000-0000-4000-8000-000000000000';

		const { error } = await session.runApp(registering({ options: { allowedBranchIds } }));

		expect(error?.message).toBe('Routix refused to register the OAuth app');
		expect(error?.description).toMatch(
			/This item changed nothing.*Routix answered:.*allowed_branch_ids/,
		);
	});

	it('an answer that was lost is not asked for again, and the error says what may be', async () => {
		await session.routix.addFault({ kind: 'resetAfter', on: { path: REGISTER } });

		const { error } = await session.runApp(registering());

		expect(error?.description).toMatch(
			/may have registered the app.*not sent again.*revoke it, since nobody has its secret/,
		);
		expect((await session.asked()).length).toBe(1);
	});

	it('an app whose answer was lost is not registered by another try either', async () => {
		await session.routix.addFault({ kind: 'resetAfter', on: { path: REGISTER } });
		const execution = newExecution();
		await session.runApp(registering(), { execution });

		const { error } = await session.runApp(registering(), { execution });

		expect(error?.message).toBe(
			'An earlier try of this item may have registered the app, so it was not registered again',
		);
		expect((await session.asked()).length).toBe(1);
	});

	it('since the execution was cancelled while n8n answered, nothing is sent to Routix', async () => {
		const cancelling = new AbortController();
		let count = 0;
		session.n8n.onRequest = () => ++count === 3 && cancelling.abort();

		const { error } = await session.runApp(registering(), { abortSignal: cancelling.signal });

		expect(error?.message).toBe('The execution was cancelled');
		expect(await session.asked()).toEqual([]);
	});

	it.each([
		[
			['credential:update'],
			'The n8n API key may not create credentials: it lacks the scope credential:create, or its user lacks the right',
		],
		[
			['credential:create', 'credential:delete'],
			'The n8n API key may not update this credential: it lacks the scope credential:update, or its user lacks the right',
		],
	])('with a key that has only %j, nothing is sent to Routix', async (scopes, message) => {
		session.n8n.scopes = scopes;

		const { error } = await session.runApp(registering());

		expect(error?.message).toBe(message);
		expect(await session.asked()).toEqual([]);
	});
});

it('A credential that is left unfinished, since the key may not delete, is named', async () => {
	session.n8n.scopes = ['credential:create', 'credential:update'];

	const { error } = await session.runApp(registering(), {
		userToken: session.userToken({ userToken: 'wrong' }),
	});

	expect(error?.description).toMatch(/Delete the credential "n8n of Vermeer" in n8n/);
	expect(session.n8n.credentials[0].data.clientSecret).toBe('pending');
});

it('An n8n that is gone when the secret is to be stored is an error that says what to do', async () => {
	let count = 0;
	session.n8n.onRequest = () => {
		if (++count === 4) session.n8n.isDownUntil = virtualNow() + 1e9;
	};

	const { error } = await session.runApp(registering());

	expect(error?.message).toBe(
		'The app was registered, but its client secret could not be stored in the n8n credential "n8n of Vermeer"',
	);
	expect(error?.description).toMatch(
		/tried for two minutes.*Nobody has the secret. Revoke the app \(ID [0-9a-f-]{36}\)/,
	);
	expect((await session.asked()).length).toBe(1);
});
