import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startSimulator, type Simulator } from '../simulator/client';
import { installTarball, packTarball } from './harness/communityPackage';
import { nodeOf, readExample } from './harness/examples';
import { readExecution, type Execution } from './harness/executions';
import { publish } from './harness/publishing';
import { routixCredential, routixCredentialType } from './harness/routixNodes';
import { currentRun, noteSecrets } from './harness/run';
import { secretsOf } from './harness/session';
import type { Workflow } from './harness/workflows';
import { N8n, type CredentialReference } from './n8n';

const TRIGGER = 'New Order';

/** n8n's shortest poll interval is a minute, and a busy machine may need some more. */
const POLL_TIMEOUT_MS = 150_000;

jest.setTimeout(600_000);

interface Notification {
	subject: string;
	text: string;
}

/** An n8n of its own, since it is stopped and started again. */
let n8n: N8n;
let routix: Simulator;
let receiver: Server;
let credential: CredentialReference;
const received: Notification[] = [];

beforeAll(async () => {
	const folder = join(currentRun().folder, 'trigger');
	n8n = await N8n.prepare(folder);
	installTarball(packTarball(folder), n8n.settings.userFolder);
	routix = await startSimulator();
	receiver = await startReceiver();
	await n8n.start();
	const keys = routixCredential(routix);
	credential = await n8n.createCredential(routixCredentialType, 'Routix account', keys);
});

afterAll(async () => {
	await n8n?.stop();
	receiver?.close();
	if (!routix) return;
	noteSecrets(currentRun(), await secretsOf(routix));
	await routix.stop();
});

/** Where the example workflow sends its messages. */
async function startReceiver(): Promise<Server> {
	const server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk) => (body += chunk));
		request.on('end', () => {
			received.push(JSON.parse(body) as Notification);
			response.end('{}');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
	return server;
}

/** The example as a user imports it: with a credential chosen and an address entered. */
function example(branchPublicId = ''): Workflow {
	const workflow = readExample('new-order-notification', credential);
	const trigger = nodeOf(workflow, TRIGGER);
	trigger.parameters = { ...trigger.parameters, branchPublicId };
	const { assignments } = nodeOf(workflow, 'Message').parameters!.assignments as {
		assignments: Array<{ name: string; value: string }>;
	};
	const { port } = receiver.address() as AddressInfo;
	assignments.find(({ name }) => name === 'notify_url')!.value = `http://localhost:${port}/`;
	return workflow;
}

const publishIt = async (workflowId: string) => await publish(n8n, workflowId, POLL_TIMEOUT_MS);

async function insertOrders(count: number): Promise<string[]> {
	return (await routix.insert('orders', count)).map(({ id }) => String(id));
}

/** Waits until the workflow was started so often by itself, and reads the last execution. */
async function executionNumber(workflowId: string, number: number): Promise<Execution> {
	const deadline = Date.now() + POLL_TIMEOUT_MS;
	for (;;) {
		const ids = await n8n.executionIds({ workflowId });
		if (ids.length > number) throw new Error(`${ids.length} executions instead of ${number}`);
		if (ids.length === number) return await readExecution(n8n.rest, ids[0]);
		if (Date.now() > deadline) throw new Error(`Only ${ids.length} executions of ${number}`);
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
}

const idsOf = (execution: Execution) => execution.json(TRIGGER).map(({ id }) => id);

test('A published workflow starts by itself, also after n8n was restarted, once for each order', async () => {
	const workflowId = await n8n.createWorkflow(example());
	expect(await publishIt(workflowId)).toEqual({ status: 'published' });

	const first = await insertOrders(3);
	expect(idsOf(await executionNumber(workflowId, 1))).toEqual(first);

	await n8n.stop();
	const meanwhile = await insertOrders(2);
	await n8n.start();
	expect(idsOf(await executionNumber(workflowId, 2))).toEqual(meanwhile);

	const last = await insertOrders(1);
	expect(idsOf(await executionNumber(workflowId, 3))).toEqual(last);

	// One message for each order, and nothing else: the orders that were there before are not among them. Those of one
	// poll are sent at the same time, so they may arrive in any order.
	const expected = (await routix.records('orders'))
		.filter(({ id }) => [...first, ...meanwhile, ...last].includes(String(id)))
		.map(({ id, order_number }) => `${String(id)}: New order ${String(order_number)}`);
	const idOf = ({ text }: Notification) => /^id: (.+)$/m.exec(text)?.[1];
	expect(received.map((message) => `${idOf(message)}: ${message.subject}`).sort()).toEqual(
		expected.sort(),
	);
});

test('A trigger that is renamed starts the workflow once for an order that came in between', async () => {
	// A branch that no other workflow here reads.
	const { publicId } = routix.branches[2];
	const insertOne = async () => {
		const [{ id }] = await routix.insert('orders', 1, { branchPublicId: publicId });
		return [String(id)];
	};
	const workflowId = await n8n.createWorkflow(example(publicId));
	expect(await publishIt(workflowId)).toEqual({ status: 'published' });
	const before = await insertOne();
	expect(idsOf(await executionNumber(workflowId, 1))).toEqual(before);

	// As the editor does it: in the connections and expressions too.
	const renamed = 'Nieuwe opdracht';
	const stored = await n8n.rest.get<Workflow>(`workflows/${workflowId}`);
	const { connections, nodes } = JSON.parse(
		JSON.stringify({ nodes: stored.nodes, connections: stored.connections }).replaceAll(
			TRIGGER,
			renamed,
		),
	) as Workflow;
	await n8n.rest.patch(`workflows/${workflowId}`, { ...stored, connections, nodes });
	const between = await insertOne();
	expect(await publishIt(workflowId)).toEqual({ status: 'published' });

	const second = await executionNumber(workflowId, 2);
	expect(second.json(renamed).map(({ id }) => id)).toEqual(between);
	const after = await insertOne();
	const third = await executionNumber(workflowId, 3);
	expect(third.json(renamed).map(({ id }) => id)).toEqual(after);
});

test('A wrong branch keeps the workflow from being published, and the message says what to do', async () => {
	const workflowId = await n8n.createWorkflow(example('WRONG123'));
	const { status, error } = await publishIt(workflowId);
	expect(status).toBe('failed');
	expect(error).toContain('Routix does not know the branch WRONG123');
});

test('Routix that is out of order does not keep it from being published', async () => {
	// A branch that the workflow of the first test, which polls on, does not read.
	const { publicId } = routix.branches[1];
	await routix.addFault({ kind: 'status', status: 500, on: { path: `/${publicId}/orders` } });
	const workflowId = await n8n.createWorkflow(example(publicId));
	expect(await publishIt(workflowId)).toEqual({ status: 'published' });
	expect(await routix.waitingFaults()).toBe(0);
});

test('Fetch Test Event brings one order', async () => {
	const execution = await n8n.run(await n8n.createWorkflow(example()), TRIGGER);
	expect(execution.status).toBe('success');
	expect(execution.json(TRIGGER)).toHaveLength(1);
	expect(execution.json(TRIGGER)[0].status).toEqual(expect.any(String));
});
