import { userToken } from '../editor/editor';
import type { Deed } from '../follow';
import type { Planner } from '../planner';

/** What the section on the client secret of the Dutch guide ask for. */
export const rotationDeeds: Array<Deed<Planner>> = [
	// 8. Het client secret vervangen
	{
		says: 'Open in n8n **, kies ** en klik op **.',
		does: async ({ screen, session }, settings, page, button) => {
			await session.editor.goHome();
			await screen.click(settings);
			await screen.click(page);
			await screen.click(button);
		},
	},
	{
		says: 'Geef de sleutel een naam en kies bij ** hoe lang hij geldt.',
		does: async (planner, label) => await planner.find(label),
	},
	{
		says: 'Kies bij ** voor ** en dan alleen `credential:create`, `credential:list`, `credential:read` en `credential:update`.',
		does: async (planner, ...labels) => {
			for (const label of labels) await planner.find(label);
			await planner.session.editor.page.keyboard.press('Escape');
		},
	},
	{
		says: 'Maak een credential zoals in stap 2, maar zoek **.',
		does: async (planner, kind) => {
			expect(kind).toBe(userToken.label);
			await planner.newCredential(userToken);
		},
	},
	{
		says: 'Vul bij ** het token in van iemand die bij Routix is ingelogd en apps mag beheren.',
		does: async (planner, label) => await planner.fillForm(label),
	},
	{
		says: 'Vul bij ** het adres in waarop u n8n opent, en bij ** de sleutel.',
		does: async (planner, ...labels) => await planner.fillForm(...labels),
	},
	{
		says: 'Klik op **: er hoort ** te staan.',
		does: async ({ form, screen }, button, text) => {
			await screen.click(button);
			await form.waitFor(text);
		},
	},
	{
		says: 'Zet in een workflow een node ** en kies bij ** de keuze ** en bij ** de keuze **.',
		does: async (planner, name, ...choices) => {
			await planner.form.close();
			await planner.openNode(name);
			await planner.choose(choices[0], choices[1]);
			await planner.choose(choices[2], choices[3]);
			const [credential] = await planner.session.editor.storedCredentials(userToken);
			await planner.node.chooseCredential(credential.name);
		},
	},
	{
		says: 'Vul bij ** de ID in die Routix de app gaf.',
		does: async (planner, label) => await planner.fillNode(label),
	},
	{
		says: 'Kies bij ** de credential van stap 2 en klik op **.',
		does: async (planner, label, button) => {
			expect(await planner.screen.nameOf(label)).toBe('credentialId');
			await planner.node.searchRecord('');
			await planner.node.pickRecord(planner.session.credential.name);
			await planner.press(button);
		},
	},
	{
		says: 'Staat bij `credential_test` het woord `OK`, dan werkt het nieuwe secret.',
		does: async ({ node }) => void (await node.waitForOutput('OK')),
	},
];
