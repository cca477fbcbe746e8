import { readmeDeeds } from './deeds/readme';
import { useEditor } from './editor/useEditor';
import { follow, unsaid } from './follow';
import { readmeSections, sentencesIn } from './guide';
import { Planner } from './planner';

const session = useEditor();
const sections = readmeSections();

function sentencesOf(title: string): string[] {
	const found = sections.find((section) => section.title === title);
	if (!found) throw new Error(`The README has no section ${title}`);
	return sentencesIn(found);
}

/** Somebody who fills in what belongs to this app. */
function plannerWith(app: { clientId: string; clientSecret: string }, more = {}): Planner {
	return new Planner(session, {
		'Base URL': session.routix.url,
		'Branch Public ID': session.routix.branches[0].publicId,
		'Client ID': app.clientId,
		'Client Secret': app.clientSecret,
		...more,
	});
}

beforeEach(async () => await session.editor.load());

describe('The README, followed word by word', () => {
	it('Client Credentials', async () => {
		await follow(sentencesOf('Client Credentials'), readmeDeeds, plannerWith(session.routix.app));
	});

	it('Authorization Code with PKCE', async () => {
		const [connecting] = sentencesOf('Authorization Code with PKCE').join('\n').split("n8n's HTTP");

		await follow(connecting.split('\n'), readmeDeeds, plannerWith(session.routix.pkceApp));
	});

	it('Dry Run', async () => {
		const [{ company_name: name }] = await session.routix.records('accounts');
		const planner = plannerWith(session.routix.app, {
			'Company Name (using to match)': String(name),
			Email: 'facturen@voorbeeld.nl',
		});
		await planner.openNode('Routix', { operation: 'upsert' });
		const sentences = sentencesOf('Create or Update');
		const first = sentences.findIndex((sentence) => sentence.startsWith('**Dry Run**'));

		await follow(sentences.slice(first, first + 2), readmeDeeds, planner);
	});

	it('says everything that somebody knows how to do', () => {
		expect(unsaid(sections.flatMap(sentencesIn), readmeDeeds)).toEqual([]);
	});
});
