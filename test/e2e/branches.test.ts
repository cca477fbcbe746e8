import { routixNode } from './harness/routixNodes';
import { useSession } from './harness/session';
import { chain, fixedItems, manualTrigger } from './harness/workflows';

const session = useSession();

describe('Get Many', () => {
	it('reads two branches and says of each record which one it is from', async () => {
		const [first, second] = session.routix.branches.map(({ publicId }) => publicId);
		const node = routixNode('Routix', session.credential, {
			resource: 'account',
			operation: 'getAll',
			branchPublicId: `${first}, ${second}`,
			returnAll: true,
		});

		const execution = await session.n8n.execute(chain('Two branches', [manualTrigger, node]));

		const found = execution.json('Routix').map(({ id, branch_public_id: branch }) => [branch, id]);
		const expected = [];
		for (const branch of [first, second]) {
			const records = await session.routix.records('accounts', branch);
			expected.push(...records.map(({ id }) => [branch, id]));
		}
		expect(found).toEqual(expected);
	});

	it('takes the branch of each input item and pairs each record with its item', async () => {
		const branches = session.routix.branches.map(({ publicId }) => publicId);
		const node = routixNode('Routix', session.credential, {
			resource: 'vehicle',
			operation: 'getAll',
			branchPublicId: '={{ $json.branch }}',
			returnAll: true,
		});
		const rows = branches.map((branch) => ({ branch }));

		const execution = await session.n8n.execute(
			chain('A branch an item', [manualTrigger, ...fixedItems('Rows', rows), node]),
		);

		const found = execution.items('Routix').map(({ json, pairedItem }) => [json.id, pairedItem]);
		const expected = [];
		for (const [item, branch] of branches.entries()) {
			const records = await session.routix.records('vehicles', branch);
			expected.push(...records.map(({ id }) => [id, { item }]));
		}
		expect(found).toEqual(expected);
	});
});
