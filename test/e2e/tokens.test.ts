import { routixCredential, routixCredentialType, routixNode } from './harness/routixNodes';
import { currentRun, noteSecrets } from './harness/run';
import { useSession } from './harness/session';
import { chain, fixedItems, manualTrigger } from './harness/workflows';

const session = useSession();

it('Twenty items, and the next execution too, need one access token', async () => {
	const { n8n, routix } = session;
	const app = await routix.registerApp({ name: 'Twenty items' });
	noteSecrets(currentRun(), [app.clientSecret]);
	const credential = await n8n.createCredential(
		routixCredentialType,
		'Not used before',
		routixCredential(routix, {}, app),
	);
	const node = routixNode('Routix', credential, {
		resource: 'account',
		operation: 'get',
		recordId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
	});
	const rows = (await routix.records('accounts')).slice(0, 20).map(({ id }) => ({ id }));
	const workflow = chain('Twenty items', [manualTrigger, ...fixedItems('Rows', rows), node]);
	await routix.clearRequests();

	expect((await n8n.execute(workflow)).json('Routix')).toHaveLength(20);
	expect((await n8n.execute(workflow)).json('Routix')).toHaveLength(20);

	expect(await routix.requests({ path: '/api/' })).toHaveLength(40);
	expect(await routix.requests({ path: '/oauth-token$' })).toHaveLength(1);
});
