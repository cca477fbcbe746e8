import { operationsOf } from '../../nodes/Routix/operations';
import { resources } from '../../nodes/Routix/resources';
import { useEditor } from './editor/useEditor';

const session = useEditor();
const description =
	'Read and write transport orders, accounts, vehicles, invoices and more in Routix';

describe('The panel of all nodes', () => {
	it.each(['routix', 'tms', 'transport', 'orders'])(
		'finds Routix by "%s", with its icon and what it is for',
		async (word) => {
			const panel = await session.editor.openNodePanel();

			expect(await panel.find(word, 'Routix')).toEqual({
				name: 'Routix',
				description,
				icon: expect.stringMatching(/\/icons\/n8n-nodes-routix\/.*\/routix\.svg$/),
				isIconDrawn: true,
			});
		},
	);

	it('lists the trigger and everything that the node can do', async () => {
		const panel = await session.editor.openNodePanel();
		await panel.find('routix', 'Routix');

		const lines = await panel.open('Routix');

		const actions = resources.flatMap((resource) =>
			operationsOf(resource).map((operation) => operation.action(resource)),
		);
		expect(lines).toEqual(expect.arrayContaining([description, ...actions]));
		expect(lines).toContain(`Actions (${actions.length})`);
		expect(lines.join('\n')).not.toContain('No Routix Triggers available');
	});

	it('shows the icon for dark surroundings in the dark theme', async () => {
		const { page } = session.editor;
		await page.evaluate(() => localStorage.setItem('N8N_THEME', 'dark'));
		await session.editor.load();
		const panel = await session.editor.openNodePanel();

		const { icon, isIconDrawn } = await panel.find('routix', 'Routix');

		expect(icon).toMatch(/\/routix\.dark\.svg$/);
		expect(isIconDrawn).toBe(true);
		await page.evaluate(() => localStorage.removeItem('N8N_THEME'));
	});
});
