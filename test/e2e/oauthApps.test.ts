import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spellings } from '../secrets/spellings';
import { startSimulator, type Simulator } from '../simulator/client';
import { installTarball, packTarball } from './harness/communityPackage';
import { nodeOf, readExample } from './harness/examples';
import { publish } from './harness/publishing';
import { routixNode } from './harness/routixNodes';
import { currentRun, noteSecrets } from './harness/run';
import { dumpDatabase, filesWith, saveExecutions } from './harness/search';
import { secretsOf } from './harness/session';
import { chain, manualTrigger, type Workflow, type WorkflowNode } from './harness/workflows';
import { N8n, type CredentialReference } from './n8n';

jest.setTimeout(600_000);

/** n8n's shortest poll interval is a minute, and a busy machine may need some more. */
const POLL_TIMEOUT_MS = 150_000;

const userTokenType = 'routixUserTokenApi';
const folder = join(currentRun().folder, 'oauth-apps');

/** An n8n of its own, whose published workflows end with it. */
let n8n: N8n;
let routix: Simulator;
let receiver: Server;
let n8nKey: string;
/** What a user fills in. */
let userTokenData: Record<string, unknown>;
let userToken: CredentialReference;
/** The credential that Register made. */
let made: CredentialReference;
let appId: string;
const notified: string[] = [];

beforeAll(async () => {
	n8n = await N8n.prepare(folder);
	installTarball(packTarball(folder), n8n.settings.userFolder);
	// Tokens are renewed after a minute, so that the new secrets are needed during the test.
	routix = await startSimulator({ tokenLifetimeSeconds: 120 });
	receiver = await startReceiver();
	await n8n.start();
	n8nKey = await n8n.createApiKey('Routix', [
		'credential:create',
		'credential:list',
		'credential:read',
		'credential:update',
	]);
	userTokenData = {
		userToken: routix.userToken,
		baseUrl: routix.url,
		n8nUrl: n8n.rest.baseUrl,
		n8nApiKey: n8nKey,
	};
	userToken = await n8n.createCredential(userTokenType, 'Routix user', userTokenData);
});

afterAll(async () => {
	await n8n?.stop();
	receiver?.close();
	if (!routix) return;
	noteSecrets(currentRun(), await secretsOf(routix));
	await routix.stop();
});

it("The credential's Test button tries the n8n key", async () => {
	const test = async (changes = {}) =>
		await n8n.testCredential(userTokenType, userToken, { ...userTokenData, ...changes });

	expect(await test()).toMatchObject({ status: 'OK' });
	expect(await test({ n8nApiKey: 'wrong' })).toMatchObject({
		status: 'Error',
		message: expect.stringContaining('n8n does not accept the API key'),
	});
});

it('The HTTP Request node may not use the credential', async () => {
	const node: WorkflowNode = {
		name: 'HTTP Request',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			url: `${routix.url}/functions/v1/rotate-oauth-secret`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: userTokenType,
			options: {},
		},
		credentials: { [userTokenType]: userToken },
	};

	const execution = await n8n.execute(chain('HTTP Request', [manualTrigger, node]));

	expect(execution.error('HTTP Request').message).toMatch(/prevent use within/);
	expect(await routix.requests()).toEqual([]);
});

it('Register makes a credential that works in the Routix node', async () => {
	const node = appNode('Register', {
		operation: 'register',
		name: 'n8n of Vermeer',
		redirectUris: `${n8n.rest.baseUrl}rest/oauth2-credential/callback`,
		scopes: ['routix:accounts:read', 'routix:orders:read'],
		branchPublicId: routix.branches[0].publicId,
	});

	const [app] = (await n8n.execute(chain('Register', [manualTrigger, node]))).json('Register');

	expect(app).toMatchObject({ credential_name: 'n8n of Vermeer', credential_test: 'OK' });
	expect(JSON.stringify(app)).not.toContain('routix_');
	made = { id: String(app.credential_id), name: String(app.credential_name) };
	appId = String(app.id);
	const read = routixNode('Read', made, { resource: 'account', operation: 'getAll', limit: 3 });
	const execution = await n8n.execute(chain('Read', [manualTrigger, read]));
	expect(execution.json('Read')).toHaveLength(3);
});

it('The picker lists the credential', async () => {
	const { results } = await n8n.rest.post<{ results: Array<{ name: string; value: string }> }>(
		'dynamic-node-parameters/resource-locator-results',
		{
			path: '',
			nodeTypeAndVersion: { name: 'n8n-nodes-routix.routix', version: 1 },
			currentNodeParameters: { resource: 'oauthApp', operation: 'rotateSecret' },
			credentials: { [userTokenType]: userToken },
			methodName: 'searchCredentials',
		},
	);

	expect(results).toEqual([expect.objectContaining({ name: made.name, value: made.id })]);
});

describe('Rotated by the example while a trigger and a workflow run', () => {
	let triggerId: string;
	let scheduleId: string;
	const orders: string[] = [];

	beforeAll(async () => {
		triggerId = await n8n.createWorkflow(notifying());
		scheduleId = await n8n.createWorkflow(readingEverySomeSeconds());
		for (const id of [triggerId, scheduleId]) {
			expect(await publish(n8n, id, POLL_TIMEOUT_MS)).toEqual({ status: 'published' });
		}
	});

	it.each(['a first time', 'once more'])('%s, it tells that all is well', async () => {
		orders.push(...(await insertOrders(2)));
		const before = await currentSecret();

		const execution = await n8n.execute(rotateExample());

		expect(execution.json('All Well')[0]).toEqual({
			subject: 'Routix: the client secret was rotated',
			text: expect.stringMatching(
				/credential "n8n of Vermeer". It ends in [0-9a-f]{4}\.\nTest of the credential: OK\n/,
			),
		});
		const after = await currentSecret();
		expect(after).not.toBe(before);
		expect(execution.json('All Well')[0].text).toContain(after.slice(-4));
		orders.push(...(await insertOrders(1)));
		await notifiedOf(orders);
	});

	it('with 0 failed executions and 0 lost orders', async () => {
		const executions = [...(await statusesOf(triggerId)), ...(await statusesOf(scheduleId))];

		expect(executions.filter((status) => status !== 'success')).toEqual([]);
		expect((await statusesOf(scheduleId)).length).toBeGreaterThan(5);
		expect(notified.toSorted()).toEqual(orders.toSorted());
		// A token was asked for with the first secret and with each of the new ones.
		const grants = await routix.requests({ path: '/oauth-token$' });
		expect(grants.filter(({ status }) => status !== 200)).toEqual([]);
		expect(grants.length).toBeGreaterThanOrEqual(3);
		expect(await routix.requests({ path: 'rotate-oauth-secret$' })).toHaveLength(2);
	});

	it('when the app is not known, it tells what failed, and nothing is changed', async () => {
		const before = await currentSecret();

		const execution = await n8n.execute(rotateExample('00000000-0000-4000-8000-000000000000'));

		expect(execution.status).toBe('success');
		expect(execution.json('Trouble')[0]).toEqual({
			subject: 'Routix: rotating the client secret failed',
			text: expect.stringMatching(/^Routix has no OAuth app with the ID 0.*\n.*OAuth App ID/),
		});
		expect(await currentSecret()).toBe(before);
	});

	it('when the record cannot be read, it tells that too', async () => {
		// The first of them meets n8n's test of the credential.
		await routix.addFault({ kind: 'status', status: 403, times: 2, on: { path: '/accounts$' } });

		const execution = await n8n.execute(rotateExample());

		expect(execution.json('Trouble')[0].text).toMatch(/^Routix refused to read accounts\n/);
	});
});

describe('Afterwards a search through everything that n8n wrote', () => {
	const patterns = join(folder, 'spellings-of-secrets.txt');
	const recordToFind = 'Koeltransport Zonder Geheimen B.V.';

	beforeAll(async () => {
		const [{ id }] = await routix.records('accounts');
		await routix.update('accounts', id as string, { company_name: recordToFind });
		const read = routixNode('Read', made, { resource: 'account', operation: 'getAll', limit: 1 });
		await n8n.execute(chain('Leave traces', [manualTrigger, read]));
		await saveExecutions(n8n, join(folder, 'executions'));
		await n8n.cli.exportAll(join(folder, 'exported'));
		dumpDatabase(n8n, join(folder, 'database.txt'));
	});

	const found = (texts: string[], ...except: string[]) => {
		writeFileSync(patterns, texts.flatMap(spellings).join('\n'));
		return filesWith({ file: patterns }, folder, ['spellings-of-secrets.txt', ...except]);
	};

	it('finds what is no secret, in the database, the logs, the executions and the exports', () => {
		const files = found([recordToFind, 'credential_name', made.id]);

		for (const part of ['database.txt', 'database.sqlite', 'logs/', 'executions/', 'exported/']) {
			expect(files.filter((file) => file.includes(part))).not.toEqual([]);
		}
	});

	it('finds no client secret, no token of an app and no user token', async () => {
		const secrets = await secretsOf(routix);

		expect(secrets).toContain(routix.userToken);
		expect(secrets.length).toBeGreaterThan(8);
		expect(found(secrets)).toEqual([]);
	});

	it('finds the n8n key only where n8n itself keeps its keys', () => {
		const files = found([n8nKey]);

		expect(files).not.toEqual([]);
		expect(files.filter((file) => !/\/database\.sqlite(-wal)?$/.test(file))).toEqual([]);
	});
});

function appNode(name: string, parameters: Record<string, unknown>): WorkflowNode {
	const node = routixNode(name, made, { resource: 'oauthApp', ...parameters });
	return { ...node, credentials: { [userTokenType]: userToken } };
}

/** The example as a user imports it: with the credentials, the app and the n8n credential chosen. */
function rotateExample(oauthAppId = appId): Workflow {
	const workflow = readExample('rotate-client-secret', made);
	const rotate = nodeOf(workflow, 'Rotate Secret');
	rotate.credentials = { [userTokenType]: userToken };
	const credentialId = { __rl: true, mode: 'list', value: made.id };
	rotate.parameters = { ...rotate.parameters, oauthAppId, credentialId };
	return workflow;
}

/** The example that sends a message for each new order, with an address to send to. */
function notifying(): Workflow {
	const workflow = readExample('new-order-notification', made);
	const { assignments } = nodeOf(workflow, 'Message').parameters!.assignments as {
		assignments: Array<{ name: string; value: string }>;
	};
	const { port } = receiver.address() as AddressInfo;
	assignments.find(({ name }) => name === 'notify_url')!.value = `http://localhost:${port}/`;
	return workflow;
}

/** More often than once a minute, so that the test need not take long. */
function readingEverySomeSeconds(): Workflow {
	const schedule: WorkflowNode = {
		name: 'Schedule',
		type: 'n8n-nodes-base.scheduleTrigger',
		typeVersion: 1.2,
		parameters: { rule: { interval: [{ field: 'seconds', secondsInterval: 10 }] } },
	};
	const read = routixNode('Read', made, {
		resource: 'order',
		operation: 'getAll',
		returnAll: true,
	});
	return chain('Reads every ten seconds', [schedule, read]);
}

async function startReceiver(): Promise<Server> {
	const server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk) => (body += chunk));
		request.on('end', () => {
			const { text } = JSON.parse(body) as { text: string };
			notified.push(/^id: (.+)$/m.exec(text)?.[1] ?? text);
			response.end('{}');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
	return server;
}

async function insertOrders(count: number): Promise<string[]> {
	return (await routix.insert('orders', count)).map(({ id }) => String(id));
}

async function notifiedOf(ids: string[]): Promise<void> {
	const deadline = Date.now() + POLL_TIMEOUT_MS;
	while (!ids.every((id) => notified.includes(id))) {
		if (Date.now() > deadline) throw new Error(`Only ${notified.length} orders of ${ids.length}`);
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
}

/** The app's secret as Routix knows it: the latest that it gave out. */
async function currentSecret(): Promise<string> {
	return (await routix.issuedSecrets()).at(-1)!;
}

/** How the executions of a workflow ended; those that are still running are waited for. */
async function statusesOf(workflowId: string): Promise<string[]> {
	const statuses: string[] = [];
	for (const id of await n8n.executionIds({ workflowId })) {
		let { status } = await n8n.rest.get<{ status: string }>(`executions/${id}`);
		while (['new', 'running'].includes(status)) {
			await new Promise((resolve) => setTimeout(resolve, 200));
			({ status } = await n8n.rest.get<{ status: string }>(`executions/${id}`));
		}
		statuses.push(status);
	}
	return statuses;
}
