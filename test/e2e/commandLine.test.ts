import { routixCredential, routixCredentialType, routixNode } from './harness/routixNodes';
import { useSession } from './harness/session';
import { chain, manualTrigger } from './harness/workflows';

const session = useSession();

it("n8n's command line executes an imported workflow: 2,500 accounts take 3 requests and 1 token", async () => {
	const { n8n, routix } = session;
	await routix.seed('accounts', 2500);
	const credential = { id: 'credentialFromFile', name: 'Routix from a file' };
	const node = routixNode('Routix', credential, {
		resource: 'account',
		operation: 'getAll',
		returnAll: true,
	});
	await n8n.cli.importCredentials([
		{ ...credential, type: routixCredentialType, data: routixCredential(routix) },
	]);
	await n8n.cli.importWorkflows([
		{ id: 'workflowFromFile', ...chain('Return All', [manualTrigger, node]) },
	]);
	await routix.clearRequests();

	const execution = await n8n.cli.execute('workflowFromFile');

	const found = execution.json('Routix').map(({ id }) => id);
	expect(new Set(found).size).toBe(2500);
	expect(found).toEqual((await routix.records('accounts')).map(({ id }) => id));
	expect(await routix.requests({ path: '/api/' })).toHaveLength(3);
	expect(await routix.requests({ path: '/oauth-token$' })).toHaveLength(1);
});
