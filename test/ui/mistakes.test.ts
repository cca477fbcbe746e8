import { routixCredential, routixCredentialType, routixNode } from '../e2e/harness/routixNodes';
import { picture } from './browser/pictures';
import type { NodeDetails } from './editor/nodeDetails';
import { useEditor } from './editor/useEditor';

const session = useEditor();

/** The node in which all mistakes are made, one after the other. */
let node: NodeDetails;

beforeAll(async () => {
	const { n8n, routix, editor, credential } = session;
	const store = async (name: string, changes: object, app = routix.app) =>
		await n8n.createCredential(
			routixCredentialType,
			name,
			routixCredential(routix, { ...changes }, app),
		);
	await store('Wrong secret', { clientSecret: `routix_${'0'.repeat(40)}` });
	await store('Restricted', {}, routix.restrictedApp);
	await store('Not connected', { grantType: 'pkce' }, routix.pkceApp);
	node = await editor.openNode(
		routixNode('Routix', credential, { resource: 'account', operation: 'getAll' }),
	);
});

describe('The node says what happened and what to do when', () => {
	it.each([
		['is too short', 'RS2', 'Branch Public ID "RS2" is not valid', 'It has 8 characters'],
		[
			'does not exist',
			'AAAA1111',
			'Routix does not know the branch AAAA1111',
			'Check the 8 characters of Branch Public ID in Routix → Settings → Branches',
		],
	])('the branch %s', async (_what, branch, message, advice) => {
		await node.fill('branchPublicId', branch);

		await expectError(message, advice);
	});

	it('the limit is 0', async () => {
		await node.fill('branchPublicId', '');
		await node.useExpression('limit', '{{ 0 }}');

		await expectError(
			'Limit must be a whole number of at least 1, not "0"',
			'Enter a whole number',
		);
		await node.useFixed('limit');
		await node.fill('limit', '10');
	});

	it('the secret is wrong', async () => {
		await node.chooseCredential('Wrong secret');

		await expectError(
			'Routix does not accept the client ID or client secret',
			'Check Client ID and Client Secret in the Routix credential',
		);
	});

	it('the account was never connected', async () => {
		await node.chooseCredential('Not connected');

		await expectError('Connect the Routix account in the credential first', 'click Connect');
	});

	it('the app lacks a scope', async () => {
		await node.chooseCredential('Restricted');
		await node.choose('resource', 'Vehicle');

		await expectError(
			'The Routix app may not read vehicles: the scope routix:vehicles:read is missing',
			'Add routix:vehicles:read to the app in Routix → Settings → OAuth Apps',
		);
		await picture(session.editor.page, 'error-missing-scope');
	});

	it('Routix has not opened a resource yet', async () => {
		await session.routix.configure({ plannedResources: ['vehicles'] });
		await node.chooseCredential('Routix');

		await expectError(
			'Routix has not opened vehicles in API v1 yet',
			'the workflow can stay as it is',
		);
		await session.routix.configure({ plannedResources: [] });
	});

	it('and works when everything is right', async () => {
		await node.execute();

		await node.waitForOutput('10 items');
	});
});

async function expectError(message: string, advice: string): Promise<void> {
	await node.execute();
	await node.waitForOutput(message);
	await node.waitForOutput(advice);
}
