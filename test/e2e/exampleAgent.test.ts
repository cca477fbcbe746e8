import { randomUUID } from 'node:crypto';
import { callsTools, recordsIn, toolResults, useAgent } from './harness/agent';
import { nodeOf, readExample } from './harness/examples';
import { useSession } from './harness/session';

const session = useSession();
const agent = useAgent(session, () => readExample('ai-agent', session.credential));
const { chat } = agent;

/** A model that calls one tool and then answers with what `say` makes of the result. */
function callsTool(
	tool: string,
	values: Record<string, unknown>,
	say: (result: string) => string,
): void {
	callsTools(agent.model, [{ tool, arguments: values }], say);
}

beforeEach(async () => await session.routix.clearRequests());

const requestsToRoutix = async () =>
	(await session.routix.requests({ path: '/api/v1/' })).map(({ method, path }) => [
		method,
		path.slice(path.indexOf('/api/v1/')),
	]);

const pathOf = (resource: string) => `/api/v1/${session.routix.branches[0].publicId}/${resource}`;

const conditions = ['filter_1_field', 'filter_1_operator', 'filter_1_value'];
const which = ['search', ...conditions, ...conditions.map((name) => name.replace('1', '2'))];
const shape = ['fields', 'sort_by', 'sort_direction'];

describe('AI agent → questions about Routix', () => {
	it('lets the model search accounts, and answers with what Routix has', async () => {
		const [account] = await session.routix.records('accounts');
		const search = String(account.company_name);
		callsTool('Get_Accounts', { search, fields: 'company_name,phone' }, (result) =>
			recordsIn(result)
				.map(({ company_name: name, phone }) => `${String(name)}: ${String(phone)}`)
				.join(', '),
		);

		const { answer, execution } = await chat(`What is the phone number of ${search}?`);

		expect(answer).toContain(`${search}: ${String(account.phone)}`);
		expect(execution.status).toBe('success');
		expect(await requestsToRoutix()).toEqual([['GET', pathOf('accounts')]]);
		expect(agent.model.requests).toHaveLength(2);
		const [result] = toolResults(agent.model.requests[1].messages);
		expect(Object.keys(recordsIn(result)[0])).toEqual(['id', 'company_name', 'phone']);
	});

	it('offers the model the six tools, with what each is for and what it may fill in', async () => {
		agent.model.answers(() => ({ text: 'Hello' }));

		expect((await chat('Good morning')).answer).toBe('Hello');

		const [{ messages, tools = [] }] = agent.model.requests;
		const offered = tools.map(({ function: { name, description, parameters } }) => {
			expect(description.length).toBeGreaterThan(40);
			for (const value of Object.values(parameters.properties)) {
				expect(value.description).toEqual(expect.any(String));
			}
			return [name, Object.keys(parameters.properties).sort()];
		});
		expect(Object.fromEntries(offered)).toEqual({
			Get_Accounts: [...which, ...shape].sort(),
			Count_Accounts: [...which].sort(),
			Get_Orders: [...which, ...shape].sort(),
			Count_Orders: [...which].sort(),
			Get_Order: ['order_number'],
			Create_or_Update_Account: ['account_type', 'company_name', 'email', 'phone'],
		});
		expect(messages[0].content).toMatch(/Today is \d{4}-\d{2}-\d{2}\./);
		expect(messages[1]).toMatchObject({ role: 'user', content: 'Good morning' });
		expect(await requestsToRoutix()).toEqual([]);
	});

	it('tells the model of a tool that nobody described what can be asked', async () => {
		const workflow = await agent.example();
		const { parameters } = nodeOf(workflow, 'Count Accounts');
		delete parameters!.toolDescription;
		agent.model.answers(() => ({ text: 'Hello' }));

		await chat('Hello', { workflowId: await session.n8n.createWorkflow(workflow) });

		const [{ tools = [] }] = agent.model.requests;
		const told = tools.find(({ function: { name } }) => name === 'Count_Accounts');
		expect(told?.function.description).toMatch(
			/^In Routix: count all accounts, or those that match\. .*Search takes words/,
		);
	});

	it('reads no more orders than the example allows, whatever the model asks', async () => {
		callsTool('Get_Orders', { fields: 'status' }, (result) => `${recordsIn(result).length}`);

		expect((await chat('Which orders are there?')).answer).toBe('10');
	});

	it('reads the order whose number somebody named', async () => {
		const [order] = await session.routix.records('orders');
		callsTool('Get_Order', { order_number: order.order_number }, (result) => {
			const [{ id, status }] = recordsIn(result);
			return `${String(id)} is ${String(status)}`;
		});

		const { answer } = await chat('How is the first order?');

		expect(answer).toBe(`${String(order.id)} is ${String(order.status)}`);
		expect(await requestsToRoutix()).toEqual([['GET', pathOf('orders')]]);
	});

	it('tells the model in words what is wrong and what to do, and goes on', async () => {
		callsTool('Get_Order', { order_number: 'none' }, (result) =>
			String(recordsIn(result)[0].error),
		);

		const { answer, execution } = await chat('How is order none?');

		expect(answer).toMatch(/^No order in branch .* has the name or number "none"\. Write the name/);
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
		const workflow = await agent.example();
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
		agent.model.answers(() => ({ text: 'Noted' }));
		await chat('We are in Rotterdam', { sessionId });

		agent.model.answers(({ messages }) => ({
			text: messages.map(({ content }) => content).join(' | '),
		}));

		expect((await chat('Where are we?', { sessionId })).answer).toMatch(
			/\| We are in Rotterdam \| Noted \| Where are we\?$/,
		);
		expect((await chat('Where are we?')).answer).not.toContain('Rotterdam');
	});
});
