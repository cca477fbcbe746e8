import type { Deed } from '../follow';
import type { Planner } from '../planner';

/** What the sections on credentials of the Dutch guide ask for. */
export const credentialDeeds: Array<Deed<Planner>> = [
	// 2. Verbinden met een client secret
	{
		says: 'Open in n8n het tabblad ** en klik op **.',
		does: async (planner, tab, button) => await planner.askForCredential(tab, button),
	},
	{
		says: 'Zoek ** en klik op **.',
		does: async (planner, kind, button) => {
			await planner.session.editor.chooseCredentialType(kind);
			await planner.openForm(button);
		},
	},
	{
		says: 'Laat ** staan op **.',
		does: async (planner, label, value) => await planner.findValues(label, value),
	},
	{
		says: 'Vul **, ** en ** in.',
		does: async (planner, ...labels) => await planner.fillForm(...labels),
	},
	{
		says: 'Laat ** staan op **, behalve als Routix u een ander adres gaf.',
		does: async (planner, label, value) => {
			await planner.findValues(label, value);
			// The simulated Routix has another one.
			await planner.fillForm(label);
		},
	},
	{ says: 'Klik op **.', does: async (planner, button) => await planner.press(button) },
	{
		says: 'n8n test de verbinding meteen: er hoort ** te staan.',
		does: async ({ form }, text) => void (await form.waitFor(text)),
	},
	// 3. Verbinden als gebruiker
	{
		says: 'Maak een credential zoals in stap 2, maar zet ** op **.',
		does: async (planner, label, option) => {
			await planner.newCredential();
			await planner.findValues(label, 'Client Credentials');
			await planner.form.chooseGrant(option);
		},
	},
	{
		says: "Kopieer de ** die n8n nu toont, en voeg die in Routix bij uw app toe aan de redirect URI's.",
		does: async ({ form }, label) => {
			expect(await form.waitFor(label)).toContain('/rest/oauth2-credential/callback');
		},
	},
	{
		says: 'Kies bij ** alleen rechten die de app ook heeft.',
		does: async ({ form, screen }, label) => {
			expect(await screen.nameOf(label)).toBe('requestedScopes');
			await form.selectScopes(['Read Accounts']);
		},
	},
	{
		says: 'Klik op ** en wacht: Routix opent in een nieuw venster.',
		does: async (planner, button) => await planner.connect(button),
	},
	{
		says: 'Kies daar uw organisatie en geef toestemming.',
		does: async (planner) => await planner.allow(),
	},
	{
		says: 'In n8n hoort nu ** te staan.',
		does: async ({ form }, text) => void (await form.waitFor(text)),
	},
	{
		says: 'Weigert u de toestemming, dan blijft ** staan.',
		does: async (planner, text) => {
			await planner.form.close();
			await planner.newCredential();
			await planner.form.chooseGrant('Authorization Code with PKCE');
			await planner.fillForm('Client ID', 'Client Secret', 'Branch Public ID');
			await planner.connect('Connect');
			await planner.deny();
			await planner.form.waitFor(text);
		},
	},
	{
		says: 'Klik dan opnieuw op **.',
		does: async ({ form, screen }, button) => {
			await (await form.openWindowBy(() => screen.click(button))).close();
		},
	},
];
