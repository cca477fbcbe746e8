import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { byId, columns } from '../e2e/harness/routixNodes';
import { actionTimeoutMs } from './browser/browser';
import { picture } from './browser/pictures';
import { dutchDeeds } from './deeds/dutch';
import { clicksOn } from './editor/clicks';
import { useEditor } from './editor/useEditor';
import { follow, unsaid } from './follow';
import { guideFolder, guideSections, labelsIn, messagesIn, picturesIn, sentencesIn } from './guide';
import { mistakes } from './mistakes';
import { Planner } from './planner';

const session = useEditor();
const sections = guideSections();

/** Somebody who follows the guide. */
let planner: Planner;

/** What the guide leaves to the reader, by the labels of the fields. */
let values: Record<string, string>;

beforeAll(() => {
	values = {
		'Base URL': session.routix.url,
		'Branch Public ID': session.routix.branches[0].publicId,
	};
});

beforeEach(async () => {
	// A form that a failed test left open would stand in the way of all others.
	await session.editor.load();
	planner = new Planner(session, values);
});

function section(number: number) {
	const found = sections.find(({ title }) => title.startsWith(`${number}. `));
	if (!found) throw new Error(`The guide has no section ${number}`);
	return found;
}

async function followSection(number: number): Promise<void> {
	await follow(sentencesIn(section(number)), dutchDeeds, planner);
}

const firstAccount = async () => (await session.routix.records('accounts'))[0];

describe('The Dutch guide, followed word by word', () => {
	afterEach(async () => {
		const clicks = await clicksOn(session.editor.page);
		console.log(`${expect.getState().currentTestName}: ${clicks} clicks`);
	});

	it('2. Verbinden met een client secret', async () => {
		const { clientId, clientSecret } = session.routix.app;
		Object.assign(values, { 'Client ID': clientId, 'Client Secret': clientSecret });

		await followSection(2);

		await planner.form.showTop();
		await picture(session.editor.page, 'credential-client-credentials');
	});

	it('3. Verbinden als gebruiker', async () => {
		const { clientId, clientSecret } = session.routix.pkceApp;
		Object.assign(values, { 'Client ID': clientId, 'Client Secret': clientSecret });
		const [connecting, refusing] = sentencesIn(section(3))
			.join('\n')
			.split(/(?=Weigert u)/);

		await follow(connecting.split('\n'), dutchDeeds, planner);
		await planner.form.showTop();
		await picture(session.editor.page, 'credential-connected');

		await follow(refusing.split('\n'), dutchDeeds, planner);
	});

	it('4. Klanten ophalen', async () => {
		values.Limit = '20';

		await followSection(4);

		await picture(session.editor.page, 'get-many');
	});

	it('5. Eén klant opzoeken', async () => {
		values.name = String((await firstAccount()).company_name);
		await planner.openNode('Routix');

		await followSection(5);
	});

	it('6. Klanten gelijk houden met uw ERP', async () => {
		const { company_name: name, email, ...kept } = await firstAccount();
		values.Email = `nieuw.${String(email)}`;
		values['Company Name (using to match)'] = String(name);
		await planner.openNode('Routix');

		await followSection(6);

		expect(await firstAccount()).toMatchObject({
			company_name: name,
			email: values.Email,
			phone: kept.phone,
			status: kept.status,
		});
		await planner.node.scrollTo('operation');
		await picture(session.editor.page, 'create-or-update');
	});

	it('7. Starten bij een nieuwe order', async () => {
		await followSection(7);
	});

	it('8. Het client secret vervangen', async () => {
		await session.editor.forgetCredentialsExcept(session.credential);
		Object.assign(values, {
			'OAuth App ID': session.routix.app.id,
			'User Token': session.routix.userToken,
			'n8n URL': session.n8n.rest.baseUrl,
			'n8n API Key': await session.n8n.createApiKey('The guide', [
				'credential:create',
				'credential:list',
				'credential:read',
				'credential:update',
			]),
		});

		await followSection(8);

		await picture(session.editor.page, 'rotate-secret');
	});
});

describe('A guide that says something else than the editor does', () => {
	it.each([
		['another label', 'Laat **Droogloop** staan op **Account**.'],
		['another value', 'Laat **Resource** staan op **Order**.'],
		['another sentence', 'Druk op **Execute step**.'],
		['that nothing is sent, although something is', 'Er is niets verstuurd.'],
	])('is found out: %s', async (_what, sentence) => {
		const [{ id }] = await session.routix.records('accounts');
		const written = { operation: 'update', recordId: byId(id), columns: columns({ phone: '1' }) };
		await planner.openNode('Routix', written);
		await planner.press('Execute step');
		await planner.node.waitForOutput('1 item');
		const { page } = session.editor;
		page.setDefaultTimeout(3_000);

		await expect(follow([sentence], dutchDeeds, planner)).rejects.toThrow(sentence);

		page.setDefaultTimeout(actionTimeoutMs);
	});
});

describe('The Dutch guide', () => {
	it('explains the mistakes that are made in the editor, by the words on the screen', () => {
		expect(messagesIn(section(9))).toEqual(Object.values(mistakes).map(({ message }) => message));
	});

	it('says everything that somebody knows how to do', () => {
		expect(unsaid(sections.flatMap(sentencesIn), dutchDeeds)).toEqual([]);
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
