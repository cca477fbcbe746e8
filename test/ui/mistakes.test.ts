import { routixCredential, routixCredentialType, routixNode } from '../e2e/harness/routixNodes';
import { picture } from './browser/pictures';
import type { NodeDetails } from './editor/nodeDetails';
import { useEditor } from './editor/useEditor';
import { mistakes, type Mistake } from './mistakes';

const session = useEditor();

/** A node as n8n adds it, in which a mistake is made. */
let node: NodeDetails;

beforeAll(async () => {
	const { n8n, routix } = session;
	const store = async (name: string, changes: Record<string, unknown>, app = routix.app) =>
		await n8n.createCredential(routixCredentialType, name, routixCredential(routix, changes, app));
	await store('Wrong secret', { clientSecret: `routix_${'0'.repeat(40)}` });
	await store('Restricted', {}, routix.restrictedApp);
	await store('Not connected', { grantType: 'pkce' }, routix.pkceApp);
	await session.editor.load();
});

beforeEach(async () => {
	node = await session.editor.openNode(
		routixNode('Routix', session.credential, { resource: 'account', operation: 'getAll' }),
	);
});

describe('The node says what happened and what to do when', () => {
	it('the branch is mistyped, and works once that is corrected', async () => {
		await node.fill('branchPublicId', 'RS2');
		await expectError(mistakes.branchMistyped);

		await node.fill('branchPublicId', session.routix.branches[0].publicId);
		await node.execute();
		await node.waitForOutput('50 items');
	});

	it('the branch does not exist', async () => {
		await node.fill('branchPublicId', 'AAAA1111');
		await expectError(mistakes.branchUnknown);
	});

	it('an expression makes the limit 0', async () => {
		await node.useExpression('limit', '{{ 0 }}', '0');
		await expectError(mistakes.limitZero);
	});

	it('the secret is wrong', async () => {
		await node.chooseCredential('Wrong secret');
		await expectError(mistakes.secretWrong);
	});

	it('the account was never connected', async () => {
		await node.chooseCredential('Not connected');
		await expectError(mistakes.notConnected);
	});

	it('the app lacks a scope', async () => {
		await node.chooseCredential('Restricted');
		await node.choose('resource', 'Vehicle');
		await expectError(mistakes.scopeMissing);
		await picture(session.editor.page, 'error-missing-scope');
	});

	it('Routix has not opened a resource yet', async () => {
		await session.routix.configure({ plannedResources: ['vehicles'] });
		await node.choose('resource', 'Vehicle');
		await expectError(mistakes.notOpenYet);
		await session.routix.configure({ plannedResources: [] });
	});
});

async function expectError({ message, advice }: Mistake): Promise<void> {
	await node.execute();
	await node.waitForOutput(message);
	await node.waitForOutput(advice);
}
