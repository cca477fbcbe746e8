import { formsOf } from '../../nodes/Routix/operations';
import { nodeResources } from '../../nodes/Routix/resources';
import type { PanelEntry } from './editor/nodePanel';
import { useEditor } from './editor/useEditor';

const session = useEditor();

/** n8n shows a node and its trigger as one entry, with the words of the one that it happened to load last. */
const descriptions = [
	'Read and write transport orders, accounts, vehicles, invoices and more in Routix',
	'Starts the workflow when an order or another record is created or updated in Routix',
];

describe('The panel of all nodes', () => {
	it.each(['routix', 'tms', 'transport', 'orders', 'klanten', 'facturen', 'vervoer'])(
		'finds Routix by "%s", as what starts a workflow and as what it does next',
		async (word) => {
			const first = await session.editor.openNodePanel();
			expectRoutix(await first.find(word, 'Routix'));

			const next = await session.editor.openNodePanelAfterStart();
			expectRoutix(await next.find(word, 'Routix'));
		},
	);

	it('lists the trigger and everything that the node can do', async () => {
		const actions = nodeResources.flatMap((resource) =>
			formsOf(resource).map((operation) => operation.action(resource)),
		);
		const events = ['On new record', 'On new or updated record', 'On updated record'];
		const panel = await session.editor.openNodePanel();
		await panel.find('routix', 'Routix');

		await panel.open('Routix');

		const lines = await panel.linesWith(actions.at(-1)!);
		expect(lines).toEqual(expect.arrayContaining([...events, ...actions]));
		expect(lines).toContain(`Triggers (${events.length})`);
		expect(lines).toContain(`Actions (${actions.length})`);
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

function expectRoutix({ name, description, icon, isIconDrawn }: PanelEntry): void {
	expect(name).toBe('Routix');
	expect(descriptions).toContain(description);
	expect(icon).toMatch(/\/icons\/n8n-nodes-routix\/.*\/routix\.svg$/);
	expect(isIconDrawn).toBe(true);
}
