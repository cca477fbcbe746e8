import { picture } from '../browser/pictures';
import type { Deed } from '../follow';
import type { Planner } from '../planner';

/** What the section on the trigger of the Dutch guide ask for. */
export const triggerDeeds: Array<Deed<Planner>> = [
	// 7. Starten bij een nieuwe order
	{
		says: 'Maak een nieuwe workflow met de node **.',
		does: async (planner, name) => {
			planner.panel = await planner.session.editor.openNodePanel();
			await planner.panel.find('Routix', 'Routix');
			await planner.panel.open('Routix');
			await planner.panel.choose('On new record');
			planner.node = await planner.session.editor.openedNode();
			await planner.find(name);
			await planner.node.chooseCredential(planner.session.credential.name);
		},
	},
	{
		says: 'Kies bij ** onder ** hoe vaak n8n kijkt, bijvoorbeeld **.',
		does: async (planner, label, group, option) => {
			await planner.find(group);
			await planner.choose(label, option);
		},
	},
	{
		says: 'Kies ** voor gewijzigde orders, of ** voor beide.',
		does: async ({ node }, ...events) => {
			const offered = (await node.options('event')).map((text) => text.split('\n')[0]);
			expect(offered).toEqual(expect.arrayContaining(events));
		},
	},
	{
		says: 'Klik op ** om een recente order te zien.',
		does: async ({ node, screen }, button) => {
			await screen.click(button);
			await node.waitForOutput('order_number');
			await picture(screen.page, 'trigger');
		},
	},
	{
		says: 'Publiceer de workflow met **.',
		does: async ({ node, session }, button) => {
			await node.close();
			await session.editor.publish(button);
		},
	},
];
