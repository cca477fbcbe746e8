import type { ServerResponse } from 'node:http';
import type { INodeParameters, NodeApiError } from 'n8n-workflow';
import { declared } from './support/n8nVersion';
import { isOutcomeUnknown } from '../../nodes/Routix/transport/errors/requestError';
import { startListener, type Listener } from './faults/support/listener';
import { runOrCatch } from './faults/support/run';
import { credentialFor } from './support/contexts';

jest.mock('n8n-workflow', () =>
	jest
		.requireActual<typeof import('./faults/support/virtualTime')>('./faults/support/virtualTime')
		.withVirtualSleep(jest.requireActual('n8n-workflow')),
);
jest.setTimeout(60_000);

let server: Listener;
let answerToken: (response: ServerResponse) => void;

beforeAll(async () => {
	server = await startListener(({ url, headers }, _request, response) => {
		if (url === '/auth/v1/oauth/token') return answerToken(response);
		if (headers.authorization !== 'Bearer new') {
			return send(response, 401, { error: 'invalid_token' });
		}
		send(response, 200, { data: { id: 'a1', company_name: 'Acme' } });
	});
});
afterAll(async () => await server.close());
beforeEach(() => {
	server.received.length = 0;
});

function send(response: ServerResponse, status: number, body: unknown) {
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const columns = { mappingMode: 'defineBelow', value: { company_name: 'Acme' }, schema: [] };
const create: INodeParameters = { resource: 'account', operation: 'create', columns };

/** Creates an account with a PKCE credential that holds these tokens. */
async function createWith(oauthTokenData?: { access_token?: string; refresh_token?: string }) {
	const credential = credentialFor(
		{
			url: server.url,
			app: { id: '', clientId: 'client', clientSecret: 'routix_0123456789abcdef' },
			branches: [{ publicId: 'RS2RDH3B', id: '', name: '' }],
		},
		{
			grantType: 'pkce',
			accessTokenUrl: `${server.url}/auth/v1/oauth/token`,
			...(oauthTokenData && { oauthTokenData }),
		},
	);
	const { items, error } = await runOrCatch({ parameters: create, credential });
	return { items, error: error as NodeApiError | undefined };
}

const posts = () => server.received.filter(({ url }) => url.includes('/api/')).length;
const expired = { access_token: 'old', refresh_token: 'refresh' };

describe('with PKCE', () => {
	it('n8n refreshes a token that has ended, and the write is done once', async () => {
		answerToken = (response) => send(response, 200, { access_token: 'new', token_type: 'bearer' });
		const { items, error } = await createWith(expired);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.id)).toEqual(['a1']);
		expect(posts()).toBe(2);
	});

	it('a refreshed token of another type stays out of the address', async () => {
		answerToken = (response) => send(response, 200, { access_token: 'new', token_type: 'mac' });
		await createWith({ ...expired });
		expect(server.received.filter(({ url }) => url.includes('access_token'))).toEqual([]);
	});

	it.each([
		['never connected', undefined],
		['connected without a token', {}],
	])(
		'a credential that was %s asks to be connected, and nothing is sent',
		async (_what, tokens) => {
			const { error } = await createWith(tokens);
			expect(error?.message).toBe('Connect the Routix account in the credential first');
			expect(isOutcomeUnknown(error)).toBe(false);
			expect(server.received).toEqual([]);
		},
	);

	it('a login that was revoked asks to be connected again', async () => {
		answerToken = (response) => send(response, 400, { error: 'invalid_grant' });
		const { error } = await createWith(expired);
		expect(error?.message).toBe('The Routix account needs to be connected again');
		expect(error).toMatchObject(declared({ cause: 'credential-invalid' }));
	});

	it('so does a login without a refresh token', async () => {
		const { error } = await createWith({ access_token: 'old' });
		expect(error?.message).toBe('The Routix account needs to be connected again');
	});

	it.each([
		[401, { error: 'invalid_client' }, 'Routix does not accept the client ID or client secret'],
		[503, {}, 'Routix could not give an access token just now (HTTP 503)'],
	])(
		'a refresh answered %d %j is not a write that may have been done',
		async (status, body, message) => {
			answerToken = (response) => send(response, status, body);
			const { error } = await createWith(expired);
			expect(error?.message).toBe(message);
			expect(error?.description).not.toContain('may have');
			expect(isOutcomeUnknown(error)).toBe(false);
		},
	);
});
