import { join } from 'node:path';
import { installTarball, packTarball } from '../e2e/harness/communityPackage';
import { readExecution } from '../e2e/harness/executions';
import { routixCredential, routixCredentialType } from '../e2e/harness/routixNodes';
import { makeRunFolder } from '../e2e/harness/runFolder';
import { chain } from '../e2e/harness/workflows';
import { N8n } from '../e2e/n8n';
import { startSimulator, type Simulator } from '../simulator/client';
import { exhaustedReads } from './exhausted';
import { makeFlaky } from './flaky';
import { Watch, type MemoryTrend } from './watch';
import { publishWork, type Work, type WrittenOrders } from './work';

const minutes = Number(process.env.ROUTIX_LOAD_MINUTES ?? 3);

/** A third of the time, but not more than ten minutes, in which caches fill and code is compiled. */
const warmUpMs = Math.min(minutes / 3, 10) * 60_000;
const pauseMs = 500;

/** So often the workflows stop for a moment: what they hold while they run, which changes all the time, is not measured. */
const measureEveryMs = 8_000;
/** Executions are stored after they answered. */
const calmMs = 1_000;
const newOrdersEveryMs = 5_000;
/** n8n's shortest interval is a minute, and a failed poll comes again a minute later. */
const lastPollTimeoutMs = 300_000;

/** A growth below this share of the memory in use is not told apart from none. */
const negligibleGrowth = 0.03;

let n8n: N8n;
let routix: Simulator;
let watch: Watch;
let triggerId: string;
let seeded: Set<unknown>;
let work: Work[];
let trend: MemoryTrend;
const written: WrittenOrders = { confirmed: [], customers: new Map() };

beforeAll(
	async () => {
		const folder = makeRunFolder('load');
		watch = await Watch.prepare(join(folder, 'watch.jsonl'));
		n8n = await N8n.prepare(folder, { logLevel: 'info' });
		n8n.settings.environment = watch.environment;
		installTarball(packTarball(folder), n8n.settings.userFolder);
		routix = await startSimulator({ latencyMs: 20, recordCounts: { invoices: 2_500 } as never });
		await n8n.start();
		const credential = await n8n.createCredential(
			routixCredentialType,
			'Routix',
			routixCredential(routix),
		);
		seeded = new Set((await routix.records('orders')).map(({ id }) => id));
		triggerId = await n8n.createWorkflow(
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
			]),
		);
		await n8n.publish(triggerId);
		work = await publishWork(n8n, routix, credential, written);

		await makeFlaky(routix);
		const started = Date.now();
		const until = started + minutes * 60_000;
		await Promise.all([keepWorking(until), takeOrders(until)]);
		trend = watch.trendFrom(started + warmUpMs);
		await reportRun();
		await routix.clearFaults();
		await untilReported();
	},
	(minutes + 10) * 60_000,
);

afterAll(async () => {
	await n8n?.stop();
	await routix?.stop();
});

it.each([
	[0, 'vehicles'],
	[1, 'invoices'],
])('Every read was complete and in order (%i: %s)', async (index, resource) => {
	const { calls, failed, mistakes } = work[index];
	const entries = await routix.requests({ method: 'GET', path: `/${resource}$` });

	expect(calls).toBeGreaterThan(minutes * 10);
	expect(mistakes).toEqual([]);
	expect(failed).toBeLessThanOrEqual(exhaustedReads(entries));
});

it('Every order was written once: none lost, none twice', async () => {
	const orders = (await routix.records('orders')).map(({ customer_reference: name }) => name);
	const times = countTimes(orders.filter((name) => /^(CREATE|UPSERT)-/.test(String(name))));

	expect(work.flatMap(({ mistakes }) => mistakes)).toEqual([]);
	expect(written.confirmed.length).toBeGreaterThan(minutes * 20);
	expect(times).toEqual(new Map(written.confirmed.sort().map((name) => [name, 1])));
});

it('Every customer of the sync is there once, as it was sent last', async () => {
	const customers = (await routix.records('accounts')).filter(({ company_name: name }) =>
		String(name).startsWith('Klant '),
	);
	const found = customers.map(({ company_name: name, phone }) => [name, phone]).sort();

	expect(found.length).toBeGreaterThan(0);
	expect(found).toEqual([...written.customers].sort());
});

it('The trigger reported every new order once', async () => {
	const isNew = ({ id }: Record<string, unknown>) => !seeded.has(id);
	const expected = (await routix.records('orders')).filter(isNew).map(({ id }) => id);

	expect((await reported()).sort()).toEqual(expected.sort());
});

it('Memory was flat', () => {
	const noise = Math.max(trend.uncertaintyMegabytes, trend.meanMegabytes * negligibleGrowth);

	expect(trend.samples).toBeGreaterThan(minutes * 3);
	expect(trend.growthMegabytes).toBeLessThan(noise);
});

it('No rejection and no exception was left unhandled', () => {
	expect(watch.samples.every(({ listeners }) => listeners === 0)).toBe(true);
	expect(watch.troubles).toEqual([]);
});

/** Lets all workflows run side by side, and measures whenever they pause. */
async function keepWorking(until: number): Promise<void> {
	while (Date.now() < until) {
		const pauseAt = Math.min(Date.now() + measureEveryMs, until);
		await Promise.all(work.map((each) => keepDoing(each, pauseAt)));
		await new Promise((resolve) => setTimeout(resolve, calmMs));
		await watch.sample();
	}
}

async function keepDoing(each: Work, until: number): Promise<void> {
	while (Date.now() < until) {
		await each.once();
		await new Promise((resolve) => setTimeout(resolve, pauseMs));
	}
}

/** What the office does meanwhile: enters new orders and deletes old ones. */
async function takeOrders(until: number): Promise<void> {
	const old = [...seeded] as string[];
	for (let round = 1; Date.now() < until; round++) {
		await routix.insert('orders', 1 + (round % 3));
		if (round % 6 === 0 && old.length > 0) await routix.remove('orders', [old.pop()!]);
		await new Promise((resolve) => setTimeout(resolve, newOrdersEveryMs));
	}
}

/** The IDs of all orders that executions of the trigger carried. */
async function reported(): Promise<unknown[]> {
	const ids: unknown[] = [];
	for (const id of await n8n.executionIds({ workflowId: triggerId })) {
		const execution = await readExecution(n8n.rest, id);
		// A poll that failed is an execution too, with an error in place of orders.
		if (execution.status !== 'success') continue;
		ids.push(...execution.json('Routix Trigger').map((order) => order.id));
	}
	return ids;
}

async function untilReported(): Promise<void> {
	const deadline = Date.now() + lastPollTimeoutMs;
	for (;;) {
		const expected = (await routix.records('orders')).filter(({ id }) => !seeded.has(id)).length;
		if ((await reported()).length >= expected || Date.now() > deadline) return;
		await new Promise((resolve) => setTimeout(resolve, 5_000));
	}
}

function countTimes(names: unknown[]): Map<unknown, number> {
	const times = new Map<unknown, number>();
	for (const name of names.sort()) times.set(name, (times.get(name) ?? 0) + 1);
	return times;
}

/** The figures of the run, for the documentation. */
async function reportRun(): Promise<void> {
	const requests = await routix.requests({ path: '/functions/v1/' });
	const faults = requests.filter(({ fault }) => fault !== undefined);
	const started = await n8n.executionIds({ workflowId: triggerId });
	console.log(
		JSON.stringify(
			{
				minutes,
				calls: Object.fromEntries(work.map(({ name, calls, failed }) => [name, { calls, failed }])),
				requests: requests.length,
				faults: Object.fromEntries(countTimes(faults.map(({ fault }) => fault))),
				tokens: requests.filter(({ path }) => path.endsWith('/oauth-token')).length,
				triggerExecutions: started.length,
				memory: trend,
			},
			undefined,
			'\t',
		),
	);
}
