import type { Deed } from '../follow';
import type { Planner } from '../planner';

/** What the section on Create or Update of the Dutch guide ask for. */
export const syncDeeds: Array<Deed<Planner>> = [
	// 6. Klanten gelijk houden met uw ERP
	{
		says: 'De bewerking ** maakt een klant aan als hij er nog niet is, en werkt hem anders bij.',
		does: async ({ node }, operation) => {
			expect((await node.options('operation')).join('\n')).toContain(operation);
		},
	},
	{
		says: 'Kies bij ** waaraan n8n een klant herkent, bijvoorbeeld ** of **.',
		does: async ({ node }, label, ...fields) => {
			await node.waitForParameters(label);
			const offered = await node.matchingFields();
			expect(offered).toEqual(expect.arrayContaining(fields));
		},
	},
	{
		says: 'Vul onder ** de velden in, of sleep ze uit de invoer links.',
		does: async (planner, heading) => {
			await planner.node.waitForParameters(heading);
			await planner.fillNode('Company Name (using to match)', 'Email');
		},
	},
	{
		says: 'Kijk eerst wat er zou gebeuren: klik op ** en kies **.',
		does: async ({ screen }, button, option) => {
			await screen.click(button);
			await screen.click(option);
		},
	},
	{
		says: 'De schakelaar ** staat dan aan.',
		does: async ({ screen }, label) => expect(await screen.isOn(label)).toBe(true),
	},
	{
		says: 'In elk resultaat zegt `sync_action` wat er zou gebeuren: `would_create`, `would_update` of `unchanged`.',
		does: async ({ node }) => void (await node.waitForOutput('would_update')),
	},
	{
		says: 'Er is niets verstuurd.',
		does: async (planner) => expect(await planner.writes()).toEqual([]),
	},
	{
		says: 'Zet ** uit en klik op **.',
		does: async (planner, label, button) => {
			await planner.node.toggle(await planner.screen.nameOf(label));
			expect(await planner.screen.isOn(label)).toBe(false);
			await planner.press(button);
		},
	},
	{
		says: 'Nu zegt `sync_action` wat er is gebeurd: `created`, `updated` of `unchanged`.',
		does: async (planner) => {
			await planner.node.waitForOutput('1 updated');
			// A field that was left empty is not sent: Routix keeps it as it is.
			expect(await planner.writes()).toEqual([['PATCH', { email: planner.values.Email }]]);
		},
	},
];
