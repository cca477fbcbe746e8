import { readExecution, type Execution } from './harness/executions';
import { columns, routixNode } from './harness/routixNodes';
import { useSession } from './harness/session';
import {
	chain,
	fixedItems,
	manualTrigger,
	type Workflow,
	type WorkflowNode,
} from './harness/workflows';

const session = useSession();

/** Three that Routix takes, and one with an e-mail address that it refuses. */
const good = ['One', 'Two', 'Three'].map((name) => ({ name, email: '' }));
const bad = { name: 'Bad', email: 'no address' };

const fields = columns({ company_name: '={{ $json.name }}', email: '={{ $json.email }}' });
const create = { resource: 'account', operation: 'create', columns: fields };

beforeEach(async () => {
	await session.routix.seed('accounts', 10);
	await session.routix.clearRequests();
});

function createEach(
	rows: Record<string, unknown>[],
	settings: Partial<WorkflowNode> = {},
): Workflow {
	const node = routixNode('Create', session.credential, create, settings);
	return chain('Create each', [manualTrigger, ...fixedItems('Rows', rows), node]);
}

/** How often each name is in Routix. */
async function storedTimes(...names: string[]): Promise<number[]> {
	const records = await session.routix.records('accounts');
	return names.map((name) => records.filter(({ company_name: stored }) => stored === name).length);
}

const posts = async () => await session.routix.requests({ method: 'POST', path: '/accounts$' });

/** "Retry" in the list of executions, with the workflow as it was or as it is now. */
async function retry({ id }: Execution, loadWorkflow: boolean): Promise<Execution> {
	const { rest } = session.n8n;
	const retried = await rest.post<{ id: string }>(`executions/${id}/retry`, { loadWorkflow });
	return await readExecution(rest, retried.id);
}

describe('Retry On Fail, three times, with one bad item of four', () => {
	const retryOnFail = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };

	it.each([
		['when the node stops', [...good, bad], 'stopWorkflow', 'error'],
		['when it continues', [bad, ...good], 'continueRegularOutput', 'success'],
		['when errors have an output of their own', [bad, ...good], 'continueErrorOutput', 'success'],
	] as const)('creates each good one once %s', async (_case, rows, onError, status) => {
		const workflow = createEach([...rows], { ...retryOnFail, onError });

		const execution = await session.n8n.execute(workflow);

		expect(execution.status).toBe(status);
		expect(await storedTimes('One', 'Two', 'Three', 'Bad')).toEqual([1, 1, 1, 0]);
		expect((await posts()).filter(({ status: answered }) => answered === 422)).toHaveLength(3);
	});
});

describe('Retry in the list of executions', () => {
	it('creates only what is not there yet, with the workflow as it was and with the one put right', async () => {
		const { n8n } = session;
		const workflowId = await n8n.createWorkflow(createEach([...good, bad]));
		const failed = await n8n.run(workflowId, 'Start');
		expect(failed.status).toBe('error');

		const again = await retry(failed, false);
		expect(again.status).toBe('error');
		expect(await storedTimes('One', 'Two', 'Three')).toEqual([1, 1, 1]);

		const stored = await n8n.rest.get<Workflow>(`workflows/${workflowId}`);
		const nodes = stored.nodes.map((node) =>
			node.name === 'Create'
				? {
						...node,
						parameters: { ...create, columns: columns({ company_name: '={{ $json.name }}' }) },
					}
				: node,
		);
		await n8n.rest.patch(`workflows/${workflowId}`, { ...stored, nodes });
		const corrected = await retry(again, true);

		expect(corrected.status).toBe('success');
		expect(corrected.json('Create').map(({ company_name: name }) => name)).toEqual([
			'One',
			'Two',
			'Three',
			'Bad',
		]);
		expect(await storedTimes('One', 'Two', 'Three', 'Bad')).toEqual([1, 1, 1, 1]);
	});
});

describe('Create or Update', () => {
	const upsert = {
		resource: 'account',
		operation: 'upsert',
		columns: { ...fields, matchingColumns: ['company_name'] },
	};

	it('makes one record of a new customer that comes in three executions at once', async () => {
		const { n8n, routix } = session;
		await routix.configure({ latencyMs: 300 });
		const node = routixNode('Sync', session.credential, upsert);
		const rows = fixedItems('Rows', [{ name: 'New', email: '' }]);
		const workflowId = await n8n.createWorkflow(chain('Sync', [manualTrigger, ...rows, node]));

		const done = await Promise.all([1, 2, 3].map(async () => await n8n.run(workflowId, 'Start')));
		await routix.configure({ latencyMs: 0 });

		const actions = done.map((execution) => execution.json('Sync')[0].sync_action);
		expect(actions.sort()).toEqual(['created', 'unchanged', 'unchanged']);
		expect(await storedTimes('New')).toEqual([1]);
		expect(await posts()).toHaveLength(1);
	});

	it('reads 5,000 accounts once in a loop of 20 rounds', async () => {
		const { n8n, routix } = session;
		await routix.seed('accounts', 5_000);
		const names = Array.from({ length: 20 }, (_, round) => ({
			name: `Round ${Math.floor(round / 2)}`,
			email: '',
		}));
		const loop: WorkflowNode = {
			name: 'Loop',
			type: 'n8n-nodes-base.splitInBatches',
			typeVersion: 3,
			parameters: { batchSize: 1, options: {} },
		};
		const node = routixNode('Sync', session.credential, upsert);
		const workflow = chain('In a loop', [manualTrigger, ...fixedItems('Rows', names), loop, node]);
		const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];
		workflow.connections.Loop = { main: [[], to('Sync')] };
		workflow.connections.Sync = { main: [to('Loop')] };

		const execution = await n8n.execute(workflow);

		expect(execution.status).toBe('success');
		const runs = execution.data.resultData.runData.Sync ?? [];
		const actions = runs.map((run) => run.data?.main[0]?.[0].json.sync_action);
		expect(actions).toEqual(Array(10).fill(['created', 'unchanged']).flat());
		const lists = await routix.requests({ method: 'GET', path: '/accounts$' });
		expect(lists.length).toBeLessThanOrEqual(6);
	});
});
