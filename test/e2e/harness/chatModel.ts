import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message of OpenAI's chat completions API, as far as it matters here. */
export interface ChatMessage {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: string | null;
	tool_calls?: Array<{ id: string; function: { name: string; arguments: string } }>;
	tool_call_id?: string;
}

/** What a model is asked: the conversation so far, and the tools that it may call. */
export interface ChatRequest {
	model: string;
	messages: ChatMessage[];
	tools?: Array<{
		function: {
			name: string;
			description: string;
			parameters: { properties: Record<string, { type: string; description?: string }> };
		};
	}>;
	stream?: boolean;
}

/** What a model answers: a text, or the call of a tool. */
export type ChatAnswer = { text: string } | { tool: string; arguments: Record<string, unknown> };

/**
 * Stands in for a language model: speaks OpenAI's chat completions API on a port of this machine, and answers what
 * `answer` makes of the conversation.
 */
export class ChatModel {
	readonly requests: ChatRequest[] = [];
	private readonly server: Server;

	private constructor(private answer: (request: ChatRequest) => ChatAnswer) {
		this.server = createServer((request, response) => void this.serve(request, response));
	}

	static async start(): Promise<ChatModel> {
		const model = new ChatModel(() => ({ text: 'Nobody told me what to answer' }));
		model.server.listen(0, 'localhost');
		await once(model.server, 'listening');
		return model;
	}

	/** What the credential takes as Base URL. */
	get url(): string {
		return `http://localhost:${(this.server.address() as AddressInfo).port}/v1`;
	}

	/** Begins a new conversation with nothing asked. */
	answers(answer: (request: ChatRequest) => ChatAnswer): void {
		this.requests.length = 0;
		this.answer = answer;
	}

	stop(): void {
		this.server.close();
		this.server.closeAllConnections();
	}

	private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		response.setHeader('content-type', 'application/json');
		if (request.url !== '/v1/chat/completions') {
			response.writeHead(404).end(JSON.stringify({ error: { message: `No ${request.url}` } }));
			return;
		}
		const asked = JSON.parse(Buffer.concat(chunks).toString('utf8')) as ChatRequest;
		this.requests.push(asked);
		response.end(JSON.stringify(this.completion(asked)));
	}

	private completion(asked: ChatRequest): Record<string, unknown> {
		const answer = this.answer(asked);
		const number = this.requests.length;
		const isCall = 'tool' in answer;
		const call = isCall && {
			id: `call_${number}`,
			type: 'function',
			function: { name: answer.tool, arguments: JSON.stringify(answer.arguments) },
		};
		return {
			id: `completion_${number}`,
			object: 'chat.completion',
			created: 0,
			model: asked.model,
			choices: [
				{
					index: 0,
					finish_reason: isCall ? 'tool_calls' : 'stop',
					message: {
						role: 'assistant',
						content: isCall ? null : answer.text,
						...(call && { tool_calls: [call] }),
					},
				},
			],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		};
	}
}
