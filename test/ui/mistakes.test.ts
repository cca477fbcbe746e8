import { routixCredential, routixCredentialType, routixNode } from '../e2e/harness/routixNodes';
import { fixedItems } from '../e2e/harness/workflows';
import { picture, pictureToLookAt } from './browser/pictures';
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

	it('a column of a spreadsheet has another name', async () => {
		await openSync({ Bedrijfsnaam: 'Bakker B.V.', Telefoon: '010 1234567' });
		await expectError(mistakes.headingUnknown);
	});

	it('several records match', async () => {
		await session.routix.insert('accounts', [
			{ company_name: 'Dubbel B.V.', email: null },
			{ company_name: 'Dubbel B.V.', email: null },
		]);
		await openSync({ company_name: 'Dubbel B.V.', phone: '010 1234567' });
		await expectError(mistakes.severalMatches);
	});

	it('Routix refuses a value', async () => {
		await openSync({ company_name: 'Nieuw B.V.', email: 'geen adres' });
		await expectError(mistakes.valuesRefused);
	});
});

/** Create or Update of accounts for an item, as somebody adds it for a spreadsheet. */
async function openSync(item: Record<string, unknown>): Promise<void> {
	const columns = {
		mappingMode: 'autoMapInputData',
		value: null,
		matchingColumns: ['company_name'],
	};
	const parameters = { resource: 'account', operation: 'upsert', columns };
	node = await session.editor.openNode(
		routixNode('Routix', session.credential, parameters),
		fixedItems('Spreadsheet', [item]),
	);
}

async function expectError({ message, advice }: Mistake): Promise<void> {
	await node.execute();
	await node.waitForOutput(message);
	await node.waitForOutput(advice);
	await pictureToLookAt(session.editor.page, `error-${message.replace(/\W+/g, '-').slice(0, 40)}`);
}
