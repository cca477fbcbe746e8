import { startSimulator, type Simulator } from '../simulator/client';
import { columns, routixCredential, routixCredentialType, routixNode } from './harness/routixNodes';
import { secretsOf, useSession } from './harness/session';
import { currentRun, noteSecrets } from './harness/run';
import { chain, fixedItems, manualTrigger } from './harness/workflows';

const session = useSession();
let other: Simulator;

beforeAll(async () => {
	other = await startSimulator({ seed: 77 });
});
afterAll(async () => {
	noteSecrets(currentRun(), await secretsOf(other));
	await other?.stop();
});

/** An item that works in one branch of a Routix, with an app that may do nothing in another. */
async function itemFor(routix: Simulator, branchIndex: number, name: string) {
	const branch = routix.branches[branchIndex];
	const app = await routix.registerApp({ name: branch.name, allowedBranchIds: [branch.id] });
	const { clientId, clientSecret } = app;
	noteSecrets(currentRun(), [clientSecret]);
	return { item: { url: routix.url, branch: branch.publicId, name }, clientId, clientSecret };
}

it('A credential with expressions is that of each item: its branch, client and address', async () => {
	const { n8n, routix } = session;
	const works = [
		await itemFor(routix, 0, 'In Rotterdam'),
		await itemFor(routix, 1, 'In Venlo'),
		await itemFor(other, 2, 'In the other Zwolle'),
	];
	// Chosen by the branch, so that no secret is part of the items.
	const choose = (field: 'clientId' | 'clientSecret') => {
		const byBranch = works.map(({ item, ...app }) => [item.branch, app[field]]);
		return `={{ (${JSON.stringify(Object.fromEntries(byBranch))})[$json.branch] }}`;
	};
	const credential = await n8n.createCredential(
		routixCredentialType,
		'For each item',
		routixCredential(
			routix,
			{ branchPublicId: '={{ $json.branch }}', baseUrl: '={{ $json.url }}' },
			{ clientId: choose('clientId'), clientSecret: choose('clientSecret') },
		),
	);
	const node = routixNode('Create', credential, {
		resource: 'account',
		operation: 'create',
		columns: columns({ company_name: '={{ $json.name }}' }),
	});
	const rows = fixedItems(
		'Rows',
		works.map(({ item }) => item),
	);

	const execution = await n8n.execute(chain('For each item', [manualTrigger, ...rows, node]));

	const names = works.map(({ item }) => item.name);
	expect(execution.json('Create').map(({ company_name: name }) => name)).toEqual(names);
	expect([
		(await routix.records('accounts', 'RS2RDH3B')).at(-1)?.company_name,
		(await routix.records('accounts', 'VK7TQ4NM')).at(-1)?.company_name,
		(await other.records('accounts', 'H3ZW9LXC')).at(-1)?.company_name,
	]).toEqual(names);
});
