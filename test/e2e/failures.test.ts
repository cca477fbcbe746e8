import { byId, routixCredential, routixCredentialType, routixNode } from './harness/routixNodes';
import { useSession } from './harness/session';
import { chain, fixedItems, manualTrigger, type WorkflowNode } from './harness/workflows';

const session = useSession();
const unknownId = '00000000-0000-4000-8000-000000000000';

describe('An item that fails', () => {
	it('ends the execution with what happened, what to do and which item it was', async () => {
		const [account] = await session.routix.records('accounts');

		const execution = await readEach([account.id, unknownId]);

		expect(execution.status).toBe('error');
		expect(execution.error('Routix')).toMatchObject({
			name: 'NodeApiError',
			httpCode: '404',
			message: `Routix has no account "${unknownId}" in branch ${session.routix.branches[0].publicId}`,
			description: expect.stringContaining('Check the record ID and the branch.'),
			context: { itemIndex: 1 },
		});
	});

	it('becomes an error item beside the others when the node continues on errors', async () => {
		const [first, second] = await session.routix.records('accounts');

		const execution = await readEach([first.id, unknownId, second.id], {
			onError: 'continueRegularOutput',
		});

		expect(execution.status).toBe('success');
		const items = execution.items('Routix');
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect([items[0].json.id, items[2].json.id]).toEqual([first.id, second.id]);
		expect(items[1].json).toEqual({
			error: expect.stringContaining(unknownId),
			message: expect.stringContaining('Check the record ID'),
		});
	});

	it('goes to the error output when the node has one', async () => {
		const [account] = await session.routix.records('accounts');

		const execution = await readEach([unknownId, account.id], { onError: 'continueErrorOutput' });

		const [succeeded, failed] = execution.outputs('Routix');
		expect(succeeded.map(({ json }) => json.id)).toEqual([account.id]);
		expect(failed.map(({ json }) => json.error)).toEqual([expect.stringContaining(unknownId)]);
	});
});

it.each([
	['a wrong branch', { branchPublicId: 'AAAA1111' }, 'Routix does not know the branch AAAA1111'],
	[
		'a branch ID of the wrong form',
		{ branchPublicId: 'rs2' },
		'Branch Public ID "rs2" is not valid',
	],
	['a limit of zero', { limit: 0 }, 'Limit must be a whole number of at least 1'],
])('%s is told in plain words', async (_case, parameters, message) => {
	const node = routixNode('Routix', session.credential, {
		resource: 'account',
		operation: 'getAll',
		...parameters,
	});

	const execution = await session.n8n.execute(chain('Mistake', [manualTrigger, node]));

	expect(execution.error('Routix').message).toContain(message);
});

it('A scope that the app lacks is named', async () => {
	const { routix, n8n } = session;
	const restricted = await n8n.createCredential(
		routixCredentialType,
		'Restricted',
		routixCredential(routix, {}, routix.restrictedApp),
	);
	const node = routixNode('Routix', restricted, { resource: 'vehicle', operation: 'getAll' });

	const execution = await n8n.execute(chain('No scope', [manualTrigger, node]));

	expect(execution.error('Routix').message).toContain('routix:vehicles:read');
});

async function readEach(ids: unknown[], settings: Pick<WorkflowNode, 'onError'> = {}) {
	const node = routixNode(
		'Routix',
		session.credential,
		{ resource: 'account', operation: 'get', recordId: byId('={{ $json.id }}') },
		settings,
	);
	const rows = fixedItems(
		'Rows',
		ids.map((id) => ({ id })),
	);
	return await session.n8n.execute(chain('Read each', [manualTrigger, ...rows, node]));
}
