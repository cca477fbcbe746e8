import { byId, routixNode } from '../e2e/harness/routixNodes';
import { picture } from './browser/pictures';
import { useEditor } from './editor/useEditor';

const session = useEditor();

const open = async (parameters: Record<string, unknown>) =>
	await session.editor.openNode(
		routixNode('Routix', session.credential, { resource: 'account', ...parameters }),
	);

describe('A question', () => {
	it('by a filter is answered with how many records met it', async () => {
		await session.routix.seed('accounts', 20_000);
		const accounts = await session.routix.records('accounts');
		const meant = accounts.filter(({ company_name: name }) => String(name).includes('Jansen'));
		const conditions = [{ field: 'company_name', operator: 'contains', value: 'jansen' }];
		const node = await open({ operation: 'getAll', returnAll: true, filters: { conditions } });

		await node.execute();

		await node.waitForOutput(`${meant.length} of 20,000 accounts match`);
		await node.scrollTo('search');
		await picture(session.editor.page, 'filters');
	});

	it('has the fields of 20,000 accounts to choose from', async () => {
		await session.routix.seed('accounts', 20_000);
		const node = await open({
			operation: 'getAll',
			filters: { conditions: [{ field: '', operator: 'equals', value: '' }] },
		});
		await node.waitForParameters('Add Filter');

		const startedAt = performance.now();
		const { page } = session.editor;
		await page
			.locator('.parameter-value-container[data-test-id=parameter-input-field] input')
			.click();
		const fields = page.locator('.el-select-dropdown:visible li');
		await fields.first().waitFor();
		console.log(`The list of fields opened in ${Math.round(performance.now() - startedAt)} ms`);

		expect((await fields.allInnerTexts()).join()).toContain('Company Name');
	});

	it('by a name brings the one record that has it', async () => {
		const [{ company_name: name, email }] = await session.routix.records('accounts');
		const recordId = { ...byId(String(name).toUpperCase()), mode: 'name' };
		const node = await open({ operation: 'get', recordId });

		await node.execute();

		await node.waitForOutput(String(email));
		await picture(session.editor.page, 'by-name');
	});
});
