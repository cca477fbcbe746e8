import { questionsAbout, type Known, type Question } from './agent/questions';
import { keepResults, keptResults, type Answered } from './agent/results';
import { callsTools, toolResults, useAgent } from './harness/agent';
import { readExample } from './harness/examples';
import { n8nVersion } from './harness/n8nVersion';
import { useSession } from './harness/session';

const ACCOUNTS = 20_000;
const ORDERS = 5_000;
/** What an answer may cost: of what the tools give, all together. */
const MOST_CHARACTERS = 1_500;

const none = { vehicles: 0, staff: 0, equipment: 0, planning: 0, invoices: 0 };
const session = useSession({ recordCounts: { accounts: ACCOUNTS, orders: ORDERS, ...none } });
const agent = useAgent(session, () => readExample('ai-agent', session.credential));

let known: Known;
let questions: Question[];
const answered: Answered[] = [];

beforeAll(async () => {
	const { routix } = session;
	const [order] = await routix.records('orders');
	const placed = (status: string, number: number) => ({
		...order,
		id: undefined,
		order_number: `2026-90000${number}`,
		status,
		created_at: new Date(Date.now() + number).toISOString(),
	});
	const placedNow = await routix.insert('orders', [
		placed('planned', 1),
		placed('draft', 2),
		placed('planned', 3),
	]);
	known = {
		accounts: await routix.records('accounts'),
		orders: await routix.records('orders'),
	};
	questions = questionsAbout(known, placedNow);
});

describe(`An AI Agent that is asked about ${ACCOUNTS} accounts and ${ORDERS} orders`, () => {
	it.each(Array.from({ length: 10 }, (_, index) => index))(
		'answers question %i right, with little of tool output',
		async (index) => {
			const { calls, question, say, truth } = questions[index];
			callsTools(agent.model, calls, say);

			const { answer } = await agent.chat(question);

			const results = toolResults(agent.model.requests.at(-1)!.messages);
			const characters = results.reduce((sum, { length }) => sum + length, 0);
			answered.push({ question, answer, tools: calls.map(({ tool }) => tool), characters });
			expect(answer).toBe(truth(known));
			expect(results).toHaveLength(calls.length);
			expect(characters).toBeLessThanOrEqual(MOST_CHARACTERS);
		},
	);

	it('costs what docs/ai.md says', () => {
		const results = { n8n: n8nVersion, accounts: ACCOUNTS, orders: ORDERS, questions: answered };
		if (process.env.UPDATE_AI) keepResults(results);

		expect(answered).toEqual(keptResults().questions);
	});
});
