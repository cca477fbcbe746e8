import { routixCredential, routixCredentialType } from '../e2e/harness/routixNodes';
import { readExecution } from '../e2e/harness/executions';
import { chain } from '../e2e/harness/workflows';
import type { CredentialReference } from '../e2e/n8n';
import { startSimulator, type Simulator } from '../simulator/client';
import { Cluster, concurrency } from './cluster';
import { countStates, executionsOf, waitUntilOver } from './executionStates';
import { callWebhook, orderWorkflow, references } from './orderWorkflow';
import type { Worker } from './worker';

/** How long the simulated Routix takes for an answer, in milliseconds: executions of both workers overlap. */
const latencyMs = 100;

/** So slow that a worker that is killed is certainly in the middle of something. */
const slowLatencyMs = 600;

/** What was measured, for the documentation. */
const figures: Record<string, unknown> = {};

let cluster: Cluster;
let routix: Simulator;
let credential: CredentialReference;

beforeAll(async () => {
	routix = await startSimulator({ latencyMs });
	cluster = await Cluster.start();
	credential = await cluster.main.createCredential(
		routixCredentialType,
		'Routix',
		routixCredential(routix),
	);
});

afterAll(async () => {
	await cluster?.stop();
	await routix?.stop();
	console.log(JSON.stringify(figures, undefined, '\t'));
});

describe('300 executions on two workers', () => {
	const wanted = references('QUEUE', 300);

	it('all succeed, write each order once, and need one token for each process', async () => {
		const { main, workers } = cluster;
		const workflow = orderWorkflow('Orders in', 'orders', credential, 'create');
		const workflowId = await main.createWorkflow(workflow);
		await main.publish(workflowId);
		await routix.clearRequests();

		const started = Date.now();
		await callWebhook(main, 'orders', wanted);
		const executions = await waitUntilOver(cluster, workflowId, wanted.length, 300_000);
		const seconds = (Date.now() - started) / 1000;

		expect(countStates(executions)).toEqual({ success: wanted.length });
		const orders = await ordersWritten('QUEUE');
		expect(orders).toEqual(timesEach(wanted, 1));
		const shares = workers.map((worker) => worker.startedExecutions().length);
		expect(Math.min(...shares)).toBeGreaterThan(0);
		expect(shares[0] + shares[1]).toBe(wanted.length);
		const tokens = await tokenRequests();
		expect(tokens).toBe(workers.length);
		figures.twoWorkers = {
			executions: executions.length,
			seconds,
			executionsOfEachWorker: shares,
			...missingAndTwice(wanted, orders),
			tokens,
		};
	});
});

describe('The same new order at the same moment, on two workers', () => {
	const wanted = references('PAIR', 20);

	it('is written once or twice, never lost: only the executions of one process know of each other', async () => {
		const { main } = cluster;
		const workflow = orderWorkflow('Orders in pairs', 'pairs', credential, 'upsert');
		const workflowId = await main.createWorkflow(workflow);
		await main.publish(workflowId);

		await callWebhook(
			main,
			'pairs',
			wanted.flatMap((reference) => [reference, reference]),
		);
		const executions = await waitUntilOver(cluster, workflowId, 2 * wanted.length, 120_000);

		expect(countStates(executions)).toEqual({ success: 2 * wanted.length });
		const orders = await ordersWritten('PAIR');
		expect(Object.keys(orders).sort()).toEqual([...wanted].sort());
		expect(Math.max(...Object.values(orders))).toBeLessThanOrEqual(2);
		figures.pairs = { pairs: wanted.length, ...missingAndTwice(wanted, orders) };
	});
});

describe('A worker that is killed in mid-run', () => {
	const wanted = references('KILLED', 120);

	it('ends only the executions that it was running, and sending all again writes only what is missing', async () => {
		const { main, workers } = cluster;
		const workflow = orderWorkflow('Orders in, safely', 'orders-safely', credential, 'upsert');
		const workflowId = await main.createWorkflow(workflow);
		await main.publish(workflowId);

		await routix.configure({ latencyMs: slowLatencyMs });
		const killing = untilWritten('KILLED', 20).then(async () => {
			await untilBusy(workers[0]);
			await workers[0].kill();
			await routix.configure({ latencyMs });
			return Date.now();
		});
		const [killedAt] = await Promise.all([killing, callWebhook(main, 'orders-safely', wanted)]);
		const executions = await waitUntilOver(cluster, workflowId, wanted.length, 300_000);
		const seconds = (Date.now() - killedAt) / 1000;

		expect(executions.length).toBe(wanted.length);
		const interrupted = executions.filter(({ status }) => status !== 'success').length;
		// It was in the middle of something, or this test shows nothing.
		expect(interrupted).toBeGreaterThan(0);
		expect(interrupted).toBeLessThanOrEqual(concurrency);
		const before = await ordersWritten('KILLED');
		expect(Object.values(before).filter((times) => times > 1)).toEqual([]);
		const missing = wanted.length - Object.keys(before).length;
		expect(missing).toBeLessThanOrEqual(interrupted);

		// n8n keeps no input of an execution whose worker died: its own Retry would run nothing.
		await routix.clearRequests();
		await callWebhook(main, 'orders-safely', wanted);
		await waitUntilOver(cluster, workflowId, 2 * wanted.length, 300_000);
		const after = await ordersWritten('KILLED');
		expect(after).toEqual(timesEach(wanted, 1));
		expect((await routix.requests({ method: 'POST', path: '/orders$' })).length).toBe(missing);
		figures.workerKilled = {
			executions: executions.length,
			interrupted,
			secondsUntilAllWereOver: seconds,
			beforeSendingAgain: missingAndTwice(wanted, before),
			afterSendingAgain: missingAndTwice(wanted, after),
		};
	});

	it('comes back and takes part again with one new token', async () => {
		const [killed] = cluster.workers;
		const before = killed.startedExecutions().length;
		await killed.start();
		await routix.clearRequests();
		const workflow = orderWorkflow('Orders in, again', 'orders-again', credential, 'create');
		const workflowId = await cluster.main.createWorkflow(workflow);
		await cluster.main.publish(workflowId);

		const wanted = references('AGAIN', 60);
		await callWebhook(cluster.main, 'orders-again', wanted);
		await waitUntilOver(cluster, workflowId, wanted.length, 120_000);

		expect(killed.startedExecutions().length).toBeGreaterThan(before);
		expect(await ordersWritten('AGAIN')).toEqual(timesEach(wanted, 1));
		expect(await tokenRequests()).toBe(1);
	});
});

describe('A published Routix Trigger', () => {
	let workflowId: string;

	it('starts one execution on a worker for orders that came in', async () => {
		const { main, workers } = cluster;
		workflowId = await main.createWorkflow(
			chain('New orders', [
				{
					name: 'Routix Trigger',
					type: 'n8n-nodes-routix.routixTrigger',
					parameters: {
						resource: 'order',
						event: 'created',
						pollTimes: { item: [{ mode: 'everyMinute' }] },
					},
					credentials: { [routixCredentialType]: credential },
				},
				{ name: 'Done', type: 'n8n-nodes-base.noOp' },
			]),
		);
		await routix.clearRequests();
		await main.publish(workflowId);
		await firstPoll();

		const created = await routix.insert('orders', 3);

		const [execution] = await waitUntilOver(cluster, workflowId, 1, 120_000);
		expect(await reportedOrders()).toEqual(created.map(({ id }) => [id]));
		expect(workers.flatMap((worker) => worker.startedExecutions())).toContain(execution.id);
	});

	it('goes on where it was when the main is restarted, and reports what came meanwhile once', async () => {
		const { main } = cluster;
		const known = await reportedOrders();
		await main.stop();
		const created = await routix.insert('orders', 2);
		await routix.clearRequests();
		await main.start();

		await waitUntilOver(cluster, workflowId, 2, 120_000);
		expect(await reportedOrders()).toEqual([...known, ...created.map(({ id }) => [id])]);
		// The polls are the main's own; the workers still have theirs.
		const tokens = await tokenRequests();
		expect(tokens).toBe(1);
		figures.mainRestarted = { ordersReported: known.length + created.length, tokens };
	});

	/** In queue mode n8n publishes some time after it was told to; what is there at the first poll counts as known. */
	async function firstPoll(): Promise<void> {
		const isDone = async () =>
			(await routix.requests({ path: '/orders$' })).some(({ durationMs }) => durationMs);
		const deadline = Date.now() + 60_000;
		while (!(await isDone())) {
			if (Date.now() > deadline) throw new Error('The trigger did not poll when it was published');
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	}

	/** Every order that an execution of the trigger carried, in the order of the executions. */
	async function reportedOrders(): Promise<unknown[]> {
		const executions = executionsOf(cluster, workflowId).reverse();
		const orders = [];
		for (const { id } of executions) {
			const execution = await readExecution(cluster.main.rest, id);
			orders.push(...execution.json('Routix Trigger').map((order) => [order.id]));
		}
		return orders;
	}
});

/** How often an order with each reference of the prefix is in Routix. */
async function ordersWritten(prefix: string): Promise<Record<string, number>> {
	const times: Record<string, number> = {};
	for (const order of await routix.records('orders')) {
		const reference = String(order.customer_reference);
		if (reference.startsWith(`${prefix}-`)) times[reference] = (times[reference] ?? 0) + 1;
	}
	return times;
}

async function untilWritten(prefix: string, count: number): Promise<void> {
	const deadline = Date.now() + 120_000;
	while (Object.keys(await ordersWritten(prefix)).length < count) {
		if (Date.now() > deadline) throw new Error(`Fewer than ${count} orders were written in time`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

/** At least two, so that one that ends just now leaves another. */
async function untilBusy(worker: Worker): Promise<void> {
	const deadline = Date.now() + 120_000;
	while (worker.runningExecutions().length < 2) {
		if (Date.now() > deadline) throw new Error('The worker was not busy in time');
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

async function tokenRequests(): Promise<number> {
	return (await routix.requests({ path: '/oauth-token$' })).length;
}

function missingAndTwice(wanted: string[], times: Record<string, number>) {
	return {
		ordersMissing: wanted.filter((reference) => !times[reference]).length,
		ordersTwice: Object.values(times).filter((count) => count > 1).length,
	};
}

function timesEach(names: string[], times: number): Record<string, number> {
	return Object.fromEntries(names.map((name) => [name, times]));
}
