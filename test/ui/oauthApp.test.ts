import { routixNode } from '../e2e/harness/routixNodes';
import type { CredentialReference } from '../e2e/n8n';
import { userToken } from './editor/editor';
import { useEditor } from './editor/useEditor';

const session = useEditor();

let n8nApiKey: string;
let credential: CredentialReference;

beforeAll(async () => {
	n8nApiKey = await session.n8n.createApiKey('Forms of OAuth apps', [
		'credential:create',
		'credential:list',
		'credential:read',
		'credential:update',
	]);
	credential = await session.n8n.createCredential(userToken.name, 'Routix user', input());
});

// A form that a failed test left open would stand in the way of all others.
beforeEach(async () => await session.editor.load());

const expired = `eyJhbGciOiJIUzI1NiJ9.${Buffer.from('{"exp":1000000000}').toString('base64url')}.c2ln`;

const input = () => ({
	userToken: session.routix.userToken,
	baseUrl: session.routix.url,
	n8nUrl: session.n8n.rest.baseUrl,
	n8nApiKey,
});

function appNode(parameters: Record<string, unknown>) {
	const node = routixNode('OAuth App', session.credential, { resource: 'oauthApp', ...parameters });
	return { ...node, credentials: { [userToken.name]: credential } };
}

describe("The user token's form", () => {
	it('is saved when all is right', async () => {
		const form = await session.editor.newCredential(userToken);
		await form.fill(input());

		await form.save();

		await form.waitFor('Connection tested successfully');
		await form.close();
	});

	it.each([
		['a wrong n8n key', { n8nApiKey: 'wrong' }, 'n8n does not accept the API key'],
		['an n8n that is not there', { n8nUrl: 'http://localhost:9' }, 'n8n cannot be reached'],
		['a user token that has expired', { userToken: expired }, 'expired on 2001-09-09 at 01:46 UTC'],
		[
			'a client secret',
			{ userToken: `routix_${'0'.repeat(40)}` },
			'is the client secret of an app',
		],
	])('says what is wrong about %s', async (_what, mistake, text) => {
		const form = await session.editor.newCredential(userToken);
		await form.fill({ ...input(), ...mistake });
		await form.save();

		await form.waitForFailure(text);
		await form.close();
	});
});

describe('OAuth App', () => {
	it('asks for its own credential alone', async () => {
		const node = await session.editor.openNode(appNode({ operation: 'revoke' }));

		const shown = await node.waitForParameters('Credential for Routix User Token API');

		expect(shown).not.toContain('Credential for Routix OAuth2 API');
		await node.choose('resource', 'Order');
		expect(await node.waitForParameters('Credential for Routix OAuth2 API')).not.toContain(
			'User Token',
		);
	});

	it('Register offers the scopes in plain words and makes a credential that is then there', async () => {
		const node = await session.editor.openNode(
			appNode({ operation: 'register', scopes: ['routix:orders:read'] }),
		);
		await node.waitForParameters('Read Orders');
		await node.fill('name', 'n8n of Vermeer');
		await node.fill('redirectUris', 'https://n8n.example.com/rest/oauth2-credential/callback');

		await node.execute();

		await node.waitForOutput('client_secret_last4');
		const names = (await session.editor.storedCredentials()).map(({ name }) => name);
		expect(names).toContain('n8n of Vermeer');
	});

	it('Rotate Secret warns before a secret is put out', async () => {
		const node = await session.editor.openNode(
			appNode({ operation: 'rotateSecret', options: { includeSecret: true } }),
		);

		await node.waitForParameters('The secret will be in this node’s output');
	});

	it('Rotate Secret sends nothing without a place for the secret, and says so', async () => {
		const node = await session.editor.openNode(
			appNode({ operation: 'rotateSecret', oauthAppId: session.routix.app.id }),
		);

		await node.execute();

		await node.waitForOutput('There is no place for the new client secret, so nothing was sent');
		await node.waitForOutput('Choose under Credential to Update');
	});

	it('tells in the list of credentials what it needs', async () => {
		const withoutKey = await session.n8n.createCredential(userToken.name, 'Without a key', {
			...input(),
			n8nUrl: '',
			n8nApiKey: '',
		});
		const node = await session.editor.openNode({
			...appNode({ operation: 'rotateSecret' }),
			credentials: { [userToken.name]: withoutKey },
		});

		await node.byId('rlc-input').click();

		await session.editor.page
			.getByText('To list credentials, enter n8n URL and n8n API Key')
			.waitFor();
	});
});
