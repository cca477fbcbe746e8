import { picture } from '../browser/pictures';
import type { Deed } from '../follow';
import type { Planner } from '../planner';

/** What the sections on reading of the Dutch guide ask for. */
export const readingDeeds: Array<Deed<Planner>> = [
	// 4. Klanten ophalen
	{
		says: 'Maak een workflow, klik op het plusteken en zoek op **.',
		does: async (planner, word) => {
			planner.panel = await planner.session.editor.openNodePanel();
			await planner.panel.find(word, word);
			await planner.panel.open(word);
		},
	},
	{
		says: 'Klap zo nodig ** open en kies **.',
		does: async (planner, heading, action) => {
			await planner.panel.linesWith(heading);
			await planner.panel.choose(action);
			planner.node = await planner.session.editor.openedNode();
		},
	},
	{
		says: 'Kies bij ** de credential die u net maakte.',
		does: async ({ node, session }, label) => {
			await node.waitForParameters(label);
			await node.chooseCredential(session.credential.name);
		},
	},
	{
		says: 'Bij ** staat ** en bij ** staat **.',
		does: async (planner, ...labelsAndValues) => await planner.findValues(...labelsAndValues),
	},
	{
		says: 'Laat ** leeg voor de vestiging van de credential.',
		does: async (planner, label) => await planner.findValues(label, ''),
	},
	{
		says: 'Zet ** aan voor alle klanten, of laat het uit en vul bij ** in hoeveel u er wilt.',
		does: async (planner, all, limit) => {
			expect(await planner.screen.isOn(all)).toBe(false);
			await planner.fillNode(limit);
		},
	},
	{
		says: 'Klik op **: rechts, onder **, staan uw klanten.',
		does: async (planner, button, heading) => {
			await planner.press(button);
			await planner.node.waitForOutput(`${planner.values.Limit} items`);
			await planner.find(heading);
		},
	},
	// 5. Eén klant opzoeken
	{
		says: 'Kies bij ** de keuze **.',
		does: async (planner, label, option) => await planner.choose(label, option),
	},
	{
		says: 'Klik onder ** in de lijst naast ** en typ een deel van de naam.',
		does: async ({ node, screen, values }, label, mode) => {
			expect(await screen.nameOf(label)).toBe('recordId');
			await node.waitForParameters(label);
			expect(await node.shownText()).toContain(mode);
			const found = await node.searchRecord(values.name.slice(1, 9));
			expect(found.join('\n')).toContain(values.name);
			await picture(screen.page, 'record-picker');
		},
	},
	{
		says: 'Kies de klant en klik op **.',
		does: async (planner, button) => {
			await planner.node.pickRecord(planner.values.name);
			await planner.press(button);
			await planner.node.waitForOutput(planner.values.name);
		},
	},
];
