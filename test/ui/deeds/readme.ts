import type { Deed } from '../follow';
import type { Planner } from '../planner';

/** What the README asks for in the editor, sentence by sentence. */
export const readmeDeeds: Array<Deed<Planner>> = [
	{
		says: 'In n8n, open **, choose **, fill in **, ** and **, and save.',
		does: async (planner, way, kind, ...labels) => {
			const [tab, button] = way.split(' → ');
			await planner.askForCredential(tab, button);
			await planner.session.editor.chooseCredentialType(kind);
			await planner.openForm('Continue');
			await planner.fillForm(...labels, 'Base URL');
			await planner.press('Save');
		},
	},
	{
		says: 'n8n tests the credential right away.',
		does: async ({ form }) => void (await form.waitFor('Connection tested successfully')),
	},
	{
		says: 'In n8n, create the credential, set ** to ** and copy the **.',
		does: async (planner, label, option, shown) => {
			await planner.newCredential();
			expect(await planner.screen.nameOf(label)).toBe('grantType');
			await planner.form.chooseGrant(option);
			expect(await planner.form.waitFor(shown)).toContain('/rest/oauth2-credential/callback');
		},
	},
	{
		says: 'In n8n, fill in the client ID, the secret and the branch, and choose ** that the app has.',
		does: async (planner, label) => {
			await planner.fillForm('Client ID', 'Client Secret', 'Branch Public ID');
			expect(await planner.screen.nameOf(label)).toBe('requestedScopes');
			await planner.form.selectScopes(['Read Accounts']);
		},
	},
	{
		says: 'Click **, choose your organization in Routix and allow access.',
		does: async (planner, button) => {
			await planner.connect(button);
			await planner.allow();
			await planner.form.waitFor('Account connected');
		},
	},
	{
		says: 'If Connect fails with `invalid_client`, set ** to **.',
		does: async ({ form, screen }, label, option) => {
			expect(await screen.nameOf(label)).toBe('authentication');
			expect(await form.choices('authentication')).toContain(option);
		},
	},
	{
		says: 'Change ** only if Routix gave you another address; it may have a path.',
		does: async (planner, label) => await planner.findValues(label, planner.session.routix.url),
	},
	{
		says: '** sends nothing and shows what would happen (`would_create`, `would_update`).',
		does: async (planner, option) => {
			await planner.screen.click('Add option');
			await planner.screen.click(option);
			await planner.fillNode('Company Name (using to match)', 'Email');
			await planner.press('Execute step');
			await planner.node.waitForOutput('would_update');
			expect(await planner.writes()).toEqual([]);
		},
	},
	{
		says: 'It is on once you add it.',
		does: async ({ screen }) => expect(await screen.isOn('Dry Run')).toBe(true),
	},
];
