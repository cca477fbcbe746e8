import { scopeOptions } from '../../nodes/Routix/resources';
import { routixCredential, routixCredentialType, routixNode } from '../e2e/harness/routixNodes';
import { useEditor } from './editor/useEditor';

const session = useEditor();

/** What is typed into the form for the app that may do everything. */
const input = () => ({
	clientId: session.routix.app.clientId,
	clientSecret: session.routix.app.clientSecret,
	branchPublicId: session.routix.branches[0].publicId,
	baseUrl: session.routix.url,
});

// A form that a failed test left open would stand in the way of all others.
beforeEach(async () => await session.editor.load());

describe("The credential's form", () => {
	it('offers all scopes in plain words', async () => {
		const form = await session.editor.newCredential();

		expect(await form.scopeLabels()).toEqual(scopeOptions.map(({ name }) => name));
		await form.close();
	});

	it('is saved with what was selected, and shows it again', async () => {
		const form = await session.editor.newCredential();
		await form.fill(input());
		await form.selectScopes(['Read Accounts', 'Read Orders']);
		await form.save();
		await form.waitFor('Connection tested successfully');
		const stored = await session.editor.storedCredentials();
		await form.close();

		const [added] = stored.filter(({ id }) => id !== session.credential.id);
		const again = await session.editor.openCredential(added);

		await again.waitFor('Connection tested successfully');
		const shown = await again.selectedScopes();
		expect(shown).toEqual(['Read Accounts', 'Read Orders']);
		await again.close();
	});

	it.each([
		[
			'a wrong secret',
			{ clientSecret: `routix_${'0'.repeat(40)}` },
			'Routix does not accept the client ID or client secret',
		],
		['a secret with a blank', { clientSecret: 'routix_12 34' }, /Client Secret.*contains a blank/],
		[
			'a branch that does not exist',
			{ branchPublicId: 'AAAA1111' },
			'the Branch Public ID is wrong',
		],
		['plain http to another machine', { baseUrl: 'http://api.routix.com' }, /Base URL.*https/s],
	])('says what is wrong about %s', async (_what, mistake, text) => {
		const form = await session.editor.newCredential();
		await form.fill({ ...input(), ...mistake });
		await form.save();

		await form.waitForFailure(text);
		await form.close();
	});
});

it('says of a branch that cannot be one what the node would say, while it is typed', async () => {
	const form = await session.editor.newCredential();

	await form.fill({ ...input(), branchPublicId: 'RS2' });

	const notice = 'This Branch Public ID is not valid. It has 8 characters';
	await form.waitFor(notice);
	await form.fill({ branchPublicId: input().branchPublicId });
	await form.waitUntilGone(notice);
	await form.close();
});

describe('Connecting in the browser', () => {
	it('asks for the selected scopes only', async () => {
		const form = await openUnconnected({ requestedScopes: ['routix:orders:read'] });
		const window = await form.openWindowBy('quick-connect-button');

		const shown = await window.locator('body').innerText();

		expect(shown).toContain('routix:orders:read');
		expect(shown).not.toContain('routix:accounts:read');
		await window.close();
		await form.close();
	});

	it('says that access was denied, and the node says what to do then', async () => {
		const { credential, form } = await openStored({});
		const window = await form.openWindowBy('quick-connect-button');
		await window.getByRole('button', { name: 'Deny' }).click();

		await window.getByText('Failed to connect').waitFor();
		await window.getByText('More details').click();
		expect(await window.locator('body').innerText()).toContain('access_denied');
		await window.close();
		await form.waitFor('Connect your account to use this credential');
		await form.close();
		const node = await session.editor.openNode(
			routixNode('Routix', credential, { resource: 'account', operation: 'getAll' }),
		);
		await node.execute();
		await node.waitForOutput('Connect the Routix account in the credential first');
		await node.waitForOutput('click Connect and allow access in Routix');
	});
});

async function openStored(changes: Record<string, unknown>) {
	const { n8n, routix } = session;
	const credential = await n8n.createCredential(
		routixCredentialType,
		'Routix for a user',
		routixCredential(routix, { grantType: 'pkce', ...changes }, routix.pkceApp),
	);
	return { credential, form: await session.editor.openCredential(credential) };
}

async function openUnconnected(changes: Record<string, unknown>) {
	return (await openStored(changes)).form;
}
