import { randomUUID } from 'node:crypto';
import { chain, type WorkflowNode } from '../e2e/harness/workflows';
import type { N8n } from '../e2e/n8n';

const registrationTimeoutMs = 60_000;

/** What a call of a workflow brought: the items of its last node, or that it failed. */
export type CallResult = { ok: true; items: Record<string, unknown>[] } | { ok: false };

/** A published workflow that is called by HTTP and answers with what its last node gives. */
export class WebhookWorkflow {
	private constructor(
		private readonly n8n: N8n,
		private readonly path: string,
	) {}

	/** Stores and publishes the nodes behind a webhook called `Call`, and waits until it takes calls. */
	static async publish(n8n: N8n, path: string, nodes: WorkflowNode[]): Promise<WebhookWorkflow> {
		const webhook: WorkflowNode = {
			name: 'Call',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			webhookId: randomUUID(),
			parameters: {
				httpMethod: 'POST',
				path,
				responseMode: 'lastNode',
				responseData: 'allEntries',
				options: {},
			},
		};
		await n8n.publish(await n8n.createWorkflow(chain(path, [webhook, ...nodes])));
		return new WebhookWorkflow(n8n, path);
	}

	/** Calls it with a JSON body and waits for its end. Throws when n8n itself does not answer. */
	async call(body: Record<string, unknown>): Promise<CallResult> {
		const deadline = Date.now() + registrationTimeoutMs;
		for (;;) {
			const response = await fetch(new URL(`webhook/${this.path}`, this.n8n.rest.baseUrl), {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			});
			const answer = await response.text();
			if (response.ok) return { ok: true, items: JSON.parse(answer) as Record<string, unknown>[] };
			if (response.status === 500) return { ok: false };
			// Just after publishing n8n may not have registered the webhook yet.
			if (response.status !== 404 || Date.now() > deadline) {
				throw new Error(`${this.path}: ${response.status} ${answer}`);
			}
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
	}
}
