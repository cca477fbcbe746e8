import { randomUUID } from 'node:crypto';
import { ChatModel, type ChatAnswer, type ChatMessage } from './chatModel';
import { nodeOf } from './examples';
import { readExecution, type Execution } from './executions';
import type { Session } from './session';
import type { Workflow } from './workflows';

/** A workflow with an AI agent, in n8n; the test plays its model. */
export interface Agent {
	model: ChatModel;
	/** The workflow with a credential for the model as well. */
	example(): Promise<Workflow>;
	/** Writes a message in the editor's chat and waits for the answer, and for the execution that it made. */
	chat(
		message: string,
		options?: { sessionId?: string; workflowId?: string },
	): Promise<{ answer: string; execution: Execution }>;
}

/** A call of a tool, as a model makes it. */
export type ToolCall = Extract<ChatAnswer, { tool: string }>;

/**
 * Prepares the agent for a test file; filled when the first test runs.
 * @param read brings the workflow as it is in its file, with its Routix credential chosen
 */
export function useAgent(session: Session, read: () => Workflow): Agent {
	let ownWorkflowId: string;
	const agent: Agent = {
		model: undefined as never,
		example: async () => {
			const workflow = read();
			// Base URL leads to this machine.
			const data = { apiKey: 'not-a-key', url: agent.model.url };
			nodeOf(workflow, 'OpenAI Chat Model').credentials = {
				openAiApi: await session.n8n.createCredential('openAiApi', 'Model', data),
			};
			return workflow;
		},
		chat: async (message, { sessionId = randomUUID(), workflowId = ownWorkflowId } = {}) => {
			const { n8n } = session;
			const { waitingForWebhook } = await n8n.rest.post<{ waitingForWebhook: boolean }>(
				`workflows/${workflowId}/run`,
				{ triggerToStartFrom: { name: 'Chat' }, chatSessionId: sessionId },
			);
			expect(waitingForWebhook).toBe(true);
			const url = new URL(`webhook-test/${workflowId}/${sessionId}`, n8n.rest.baseUrl);
			const response = await fetch(url, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ action: 'sendMessage', sessionId, chatInput: message }),
			});
			const { output } = (await response.json()) as { output: string };
			const [executionId] = await n8n.executionIds({ workflowId });
			return { answer: output, execution: await readExecution(n8n.rest, executionId) };
		},
	};
	beforeAll(async () => {
		agent.model = await ChatModel.start();
		ownWorkflowId = await session.n8n.createWorkflow(await agent.example());
	});
	afterAll(() => agent.model?.stop());
	return agent;
}

/** Lets the model call tools, one after the other, and then answer with what `say` makes of their results. */
export function callsTools(
	model: ChatModel,
	calls: ToolCall[],
	say: (...results: string[]) => string,
): void {
	model.answers(({ messages }) => {
		const results = toolResults(messages);
		return calls[results.length] ?? { text: say(...results) };
	});
}

/** What the tools gave since the last question. */
export function toolResults(messages: ChatMessage[]): string[] {
	const question = messages.findLastIndex(({ role }) => role === 'user');
	const since = messages.slice(question).filter(({ role }) => role === 'tool');
	return since.map(({ content }) => String(content));
}

/** The records that a tool gave. */
export function recordsIn(result: string): Array<Record<string, unknown>> {
	return JSON.parse(result) as Array<Record<string, unknown>>;
}
