import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { routixNode } from '../e2e/harness/routixNodes';
import { picture } from './browser/pictures';
import { routixTriggerNode } from './editor/routixTriggerNode';
import { userToken } from './editor/editor';
import { useEditor } from './editor/useEditor';
import { guideFolder, guideSections, labelsIn, messagesIn, picturesIn } from './guide';
import { mistakes } from './mistakes';

const session = useEditor();
const sections = guideSections();

/** Everything that was on the screen while the steps of a section were done. */
let seen = '';

/** Reads the screen, as somebody does who looks for the label that the guide names. */
async function look(): Promise<void> {
	seen += `\n${await session.editor.visibleText()}`;
}

beforeEach(() => (seen = ''));

/** Every label of a section was on the screen when its steps were done. Case is the editor's style sheet's. */
function expectLabelsSeen(number: number): void {
	const text = seen.replace(/\s+/g, ' ').toLowerCase();
	const missing = labelsIn(section(number)).filter((label) => !text.includes(label.toLowerCase()));
	expect(missing).toEqual([]);
}

function section(number: number) {
	const found = sections.find(({ title }) => title.startsWith(`${number}. `));
	if (!found) throw new Error(`The guide has no section ${number}`);
	return found;
}

const accounts = { resource: 'account', operation: 'getAll' };

describe('The Dutch guide, followed step by step', () => {
	it('2. Verbinden met een client secret', async () => {
		const { clientId, clientSecret } = session.routix.app;
		await session.editor.askForCredentialType();
		await look();
		const form = await session.editor.confirmCredentialType();
		await form.fill({
			clientId,
			clientSecret,
			branchPublicId: session.routix.branches[0].publicId,
		});
		await form.showTop();
		await look();
		await picture(form.page, 'credential-client-credentials');

		await form.fill({ baseUrl: session.routix.url });
		await form.save();
		await form.waitFor('Connection tested successfully');

		await look();
		expectLabelsSeen(2);
		await form.close();
	});

	it('3. Verbinden als gebruiker', async () => {
		const { clientId, clientSecret } = session.routix.pkceApp;
		const form = await session.editor.newCredential();
		await form.chooseGrant('Authorization Code with PKCE');
		await form.fill({
			clientId,
			clientSecret,
			branchPublicId: session.routix.branches[0].publicId,
			baseUrl: session.routix.url,
		});
		await form.waitFor('OAuth Redirect URL');
		await form.showTop();
		await look();

		const window = await form.openWindowBy('quick-connect-button');
		await window.getByLabel('Organization').selectOption(session.routix.organizations[0].name);
		await window.getByRole('button', { name: 'Allow' }).click();
		await form.waitFor('Account connected');

		await form.showTop();
		await look();
		expectLabelsSeen(3);
		await picture(form.page, 'credential-connected');
		await form.close();
	});

	it('4. Klanten ophalen', async () => {
		const panel = await session.editor.openNodePanel();
		await panel.find('Routix', 'Routix');
		await panel.open('Routix');
		await look();
		await picture(session.editor.page, 'node-panel');
		await panel.choose('Get many accounts');
		const added = await session.editor.openedNode();
		await added.chooseCredential('Routix');
		await look();

		await added.execute();
		await added.waitForOutput('50 items');

		await look();
		expectLabelsSeen(4);
		await picture(session.editor.page, 'get-many');
		await added.close();
	});

	it('5. Eén klant opzoeken', async () => {
		const [{ company_name: name }] = await session.routix.records('accounts');
		const node = await session.editor.openNode(
			routixNode('Routix', session.credential, { ...accounts, operation: 'get' }),
		);

		const found = await node.searchRecord(String(name).slice(1, 9));

		await look();
		expectLabelsSeen(5);
		expect(found.join('\n')).toContain(String(name));
		await picture(session.editor.page, 'record-picker');
		await node.pickRecord(String(name));
		await node.execute();
		await node.waitForOutput(String(name));
	});

	it('6. Klanten gelijk houden met uw ERP', async () => {
		const [{ company_name: name }] = await session.routix.records('accounts');
		const node = await session.editor.openNode(
			routixNode('Routix', session.credential, {
				...accounts,
				operation: 'upsert',
				options: { dryRun: true },
			}),
		);
		await node.waitForParameters('Status');
		await node.fill('company_name', String(name));
		await node.fill('email', 'facturen@voorbeeld.nl');
		await look();

		await node.execute();
		await node.waitForOutput('would_update');

		await look();
		expectLabelsSeen(6);
		await node.scrollTo('operation');
		await picture(session.editor.page, 'create-or-update');
	});

	it('7. Starten bij een nieuwe order', async () => {
		const node = await session.editor.openNode(routixTriggerNode(session.credential, {}));
		seen += (await node.options('event')).join('\n');
		await look();

		await node.execute();
		await node.waitForOutput('1 item');

		await look();
		await picture(session.editor.page, 'trigger');
		await node.close();
		await look();
		expectLabelsSeen(7);
	});

	it('8. Het client secret vervangen', async () => {
		await session.editor.openApiKeyForm();
		await look();
		await session.editor.page.keyboard.press('Escape');
		const form = await session.editor.newCredential(userToken);
		await look();
		await form.fill({
			userToken: session.routix.userToken,
			baseUrl: session.routix.url,
			n8nUrl: session.n8n.rest.baseUrl,
			n8nApiKey: await session.n8n.createApiKey('Routix', [
				'credential:create',
				'credential:list',
				'credential:read',
				'credential:update',
			]),
		});
		await form.save();
		await form.waitFor('Connection tested successfully');
		await look();
		const [credential] = await session.editor.storedCredentials(userToken);
		await form.close();

		const node = await session.editor.openNode({
			...routixNode('Routix', session.credential, {
				resource: 'oauthApp',
				operation: 'rotateSecret',
			}),
			credentials: { [userToken.name]: credential },
		});
		await node.fill('oauthAppId', session.routix.app.id);
		await node.searchRecord('');
		await node.pickRecord('Routix');
		await node.execute();
		await node.waitForOutput('OK');

		await look();
		expectLabelsSeen(8);
		await picture(session.editor.page, 'rotate-secret');
	});
});

describe('The Dutch guide', () => {
	it('explains the mistakes that are made in the editor, by the words on the screen', () => {
		expect(messagesIn(section(9))).toEqual(Object.values(mistakes).map(({ message }) => message));
	});

	it('names nothing on the screen of n8n outside the steps that were followed', () => {
		const notFollowed = sections.filter(({ title }) => !/^[2-8]\. /.test(title));
		expect(notFollowed.flatMap(labelsIn)).toEqual([]);
	});

	it('shows only pictures that there are', () => {
		const paths = sections.flatMap(picturesIn);
		expect(paths.length).toBeGreaterThanOrEqual(8);
		expect(paths.filter((path) => !existsSync(join(guideFolder, path)))).toEqual([]);
	});
});
