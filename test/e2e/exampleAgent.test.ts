import { randomUUID } from 'node:crypto';
import { ChatModel, type ChatAnswer, type ChatMessage } from './harness/chatModel';
import { nodeOf, readExample } from './harness/examples';
import { readExecution, type Execution } from './harness/executions';
import { useSession } from './harness/session';
import type { Workflow } from './harness/workflows';

const session = useSession();

let model: ChatModel;
let workflowId: string;

beforeAll(async () => {
	model = await ChatModel.start();
	workflowId = await session.n8n.createWorkflow(await example());
});

/** The example with a credential for the model as well: Base URL leads to this machine. */
async function example(): Promise<Workflow> {
	const workflow = readExample('ai-agent', session.credential);
	const data = { apiKey: 'not-a-key', url: model.url };
	nodeOf(workflow, 'OpenAI Chat Model').credentials = {
		openAiApi: await session.n8n.createCredential('openAiApi', 'Model', data),
	};
	return workflow;
}

afterAll(() => model?.stop());

beforeEach(async () => await session.routix.clearRequests());

/** Writes a message in the editor's chat and waits for the answer, and for the execution that it made. */
async function chat(
	message: string,
	options: { sessionId?: string; workflowId?: string } = {},
): Promise<{ answer: string; execution: Execution }> {
	const { n8n } = session;
	const chosen = { sessionId: randomUUID(), workflowId, ...options };
	const { waitingForWebhook } = await n8n.rest.post<{ waitingForWebhook: boolean }>(
		`workflows/${chosen.workflowId}/run`,
		{ triggerToStartFrom: { name: 'Chat' }, chatSessionId: chosen.sessionId },
	);
	expect(waitingForWebhook).toBe(true);
	const url = new URL(`webhook-test/${chosen.workflowId}/${chosen.sessionId}`, n8n.rest.baseUrl);
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({
			action: 'sendMessage',
			sessionId: chosen.sessionId,
			chatInput: message,
		}),
	});
	const { output } = (await response.json()) as { output: string };
	const [executionId] = await n8n.executionIds({ workflowId: chosen.workflowId });
	return { answer: output, execution: await readExecution(n8n.rest, executionId) };
}

/** A model that calls one tool and then answers with what `say` makes of the result. */
function callsTool(
	tool: string,
	values: Record<string, unknown>,
	say: (result: string) => string,
): void {
	model.answers(({ messages }): ChatAnswer => {
		const result = toolResult(messages);
		return result === undefined ? { tool, arguments: values } : { text: say(result) };
	});
}

/** What the tool gave for the last question; undefined while it was not called for it. */
function toolResult(messages: ChatMessage[]): string | undefined {
	const last = messages.at(-1);
	return last?.role === 'tool' ? String(last.content) : undefined;
}

const recordsIn = (result: string) => JSON.parse(result) as Array<Record<string, unknown>>;

const requestsToRoutix = async () =>
	(await session.routix.requests({ path: '/api/v1/' })).map(({ method, path }) => [
		method,
		path.slice(path.indexOf('/api/v1/')),
	]);

const pathOf = (resource: string) => `/api/v1/${session.routix.branches[0].publicId}/${resource}`;

describe('AI agent → questions about Routix', () => {
	it('lets the model read accounts, and answers with what Routix has', async () => {
		const accounts = (await session.routix.records('accounts')).slice(0, 5);
		const namesIn = (result: string) =>
			recordsIn(result)
				.map(({ company_name: name }) => String(name))
				.join(', ');
		callsTool('Get_Accounts', { how_many: 5 }, (result) => `You have: ${namesIn(result)}`);

		const { answer, execution } = await chat('Which accounts do we have?');

		const names = accounts.map(({ company_name: name }) => String(name));
		expect(answer).toBe(`You have: ${names.join(', ')}`);
		expect(execution.status).toBe('success');
		expect(await requestsToRoutix()).toEqual([['GET', pathOf('accounts')]]);
		expect(model.requests).toHaveLength(2);
		expect(recordsIn(toolResult(model.requests[1].messages)!).map(({ id }) => id)).toEqual(
			accounts.map(({ id }) => id),
		);
	});

	it('offers the model the four tools, with what each is for and what it may fill in', async () => {
		model.answers(() => ({ text: 'Hello' }));

		expect((await chat('Good morning')).answer).toBe('Hello');

		const [{ messages, tools = [] }] = model.requests;
		const offered = tools.map(({ function: { name, description, parameters } }) => {
			expect(description.length).toBeGreaterThan(40);
			for (const value of Object.values(parameters.properties)) {
				expect(value.description).toEqual(expect.any(String));
			}
			return [name, Object.keys(parameters.properties)];
		});
		expect(Object.fromEntries(offered)).toEqual({
			Get_Accounts: ['how_many'],
			Get_Orders: ['how_many'],
			Get_Order: ['order_id'],
			Create_or_Update_Account: ['company_name', 'email', 'phone', 'account_type'],
		});
		expect(messages[0].content).toMatch(/Today is \d{4}-\d{2}-\d{2}\./);
		expect(messages[1]).toMatchObject({ role: 'user', content: 'Good morning' });
		expect(await requestsToRoutix()).toEqual([]);
	});

	it('reads no more orders than the example allows, whatever the model asks', async () => {
		await session.routix.insert('orders', 60);
		callsTool('Get_Orders', { how_many: 100_000 }, (result) => `${recordsIn(result).length}`);

		expect((await chat('How many orders are there?')).answer).toBe('100');
	});

	it('reads the order whose ID the model found', async () => {
		const [order] = await session.routix.records('orders');
		callsTool('Get_Order', { order_id: order.id }, (result) => {
			const [{ order_number: number, status }] = recordsIn(result);
			return `${String(number)} is ${String(status)}`;
		});

		const { answer } = await chat('How is the first order?');

		expect(answer).toBe(`${String(order.order_number)} is ${String(order.status)}`);
		expect(await requestsToRoutix()).toEqual([['GET', pathOf(`orders/${String(order.id)}`)]]);
	});

	it('tells the model in words what is wrong, and goes on', async () => {
		callsTool('Get_Order', { order_id: 'none' }, (result) => String(recordsIn(result)[0].error));

		const { answer, execution } = await chat('How is order none?');

		expect(answer).toContain('Routix has no order "none" in branch');
		expect(execution.status).toBe('success');
	});

	it('tells what it would write, and writes nothing', async () => {
		const [account] = await session.routix.records('accounts');
		const name = String(account.company_name).toUpperCase();
		const values = { company_name: name, email: 'new@example.com', phone: '', account_type: '' };
		callsTool('Create_or_Update_Account', values, (result) => {
			const [{ id, email, sync_action: action }] = recordsIn(result);
			return [id, email, action].join(' ');
		});

		const { answer } = await chat(`The new address of ${name} is new@example.com`);

		expect(answer).toBe(`${String(account.id)} new@example.com would_update`);
		expect((await requestsToRoutix()).map(([method]) => method)).toEqual(['GET']);
		expect((await session.routix.records('accounts'))[0]).toEqual(account);
	});

	it('writes what the model said once Dry Run is off, and leaves alone what it left empty', async () => {
		const workflow = await example();
		const { options } = nodeOf(workflow, 'Create or Update Account').parameters!;
		expect(options).toMatchObject({ dryRun: true });
		(options as { dryRun: boolean }).dryRun = false;
		const [account] = await session.routix.records('accounts');
		const values = { company_name: account.company_name, email: 'new@example.com' };
		callsTool('Create_or_Update_Account', values, (result) =>
			String(recordsIn(result)[0].sync_action),
		);

		const { answer } = await chat('Write it', {
			workflowId: await session.n8n.createWorkflow(workflow),
		});

		expect(answer).toBe('updated');
		const [written] = await session.routix.records('accounts');
		expect(written).toEqual({
			...account,
			email: 'new@example.com',
			updated_at: written.updated_at,
		});
	});

	it('remembers what was said before in the same chat', async () => {
		const sessionId = randomUUID();
		model.answers(() => ({ text: 'Noted' }));
		await chat('We are in Rotterdam', { sessionId });

		model.answers(({ messages }) => ({ text: messages.map(({ content }) => content).join(' | ') }));

		expect((await chat('Where are we?', { sessionId })).answer).toMatch(
			/\| We are in Rotterdam \| Noted \| Where are we\?$/,
		);
		expect((await chat('Where are we?')).answer).not.toContain('Rotterdam');
	});
});
