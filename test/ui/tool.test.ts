import { routixNode } from '../e2e/harness/routixNodes';
import { useEditor } from './editor/useEditor';

const session = useEditor();

const find = {
	resource: 'account',
	operation: 'getAll',
	filters: { conditions: [{ field: 'status', operator: 'equals', value: 'active' }] },
	options: { combineFilters: 'any' },
};
const tool = 'n8n-nodes-routix.routixTool';
const open = async (type: string, parameters: Record<string, unknown> = find) =>
	await session.editor.openNode({ ...routixNode('Routix', session.credential, parameters), type });

describe('The node as a tool of an AI Agent', () => {
	it('says what the model is told, and lets the model fill in what is a dropdown elsewhere', async () => {
		const node = await open(tool);
		await node.waitForParameters('Tool Description');

		const told = node.parameter('toolDescription').locator('textarea');
		expect(await told.inputValue()).toMatch(/^In Routix: retrieve all accounts/);
		for (const name of ['field', 'operator', 'combineFilters']) {
			const input = node.parameter(name).locator('input[type=text]');
			expect(await input.inputValue()).toBe(
				{ field: 'status', operator: 'equals', combineFilters: 'any' }[name],
			);
		}
		const buttons = node.byId('from-ai-override-button');
		// Branch, search, field, operator, value, limit and the option at least.
		expect(await buttons.count()).toBeGreaterThanOrEqual(7);
	});

	it('has texts for the choices of a record too, which the label tells the model', async () => {
		const node = await open(tool, { resource: 'account', operation: 'upsert' });
		await node.waitForParameters('Status');

		expect(await node.fieldLabels()).toEqual(
			expect.arrayContaining([
				'Account Type (carrier, customer, vendor)',
				'Status (active, inactive)',
			]),
		);
		await node.fill('account_type', 'carrier');
		expect(await node.parameter('account_type').locator('.el-select').count()).toBe(0);
	});

	it('has its dropdowns and no such text where it is no tool', async () => {
		const node = await open('n8n-nodes-routix.routix');
		const shown = await node.waitForParameters('Combine Filters');

		expect(shown).not.toContain('Tool Description');
		expect(await node.parameter('combineFilters').locator('input').inputValue()).toBe('Any');
		expect(await node.byId('from-ai-override-button').count()).toBe(0);
		expect(shown.match(/Combine Filters/g)).toHaveLength(1);
	});
});
