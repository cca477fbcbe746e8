import { randomUUID } from 'node:crypto';
import { columns, routixNode } from '../e2e/harness/routixNodes';
import { chain, type Workflow, type WorkflowNode } from '../e2e/harness/workflows';
import type { CredentialReference, N8n } from '../e2e/n8n';

const callsAtOnce = 5;
const registrationTimeoutMs = 60_000;
const pollEveryMs = 200;

/**
 * A workflow that a shop or an ERP calls: it reads a customer from Routix and writes an order with the reference that
 * it was sent. `operation` is `create`, or `upsert` to find an order with that reference first.
 */
export function orderWorkflow(
	name: string,
	path: string,
	credential: CredentialReference,
	operation: 'create' | 'upsert',
): Workflow {
	const webhook: WorkflowNode = {
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		webhookId: randomUUID(),
		parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
	};
	const customer = routixNode('Customer', credential, {
		resource: 'account',
		operation: 'getAll',
		limit: 1,
	});
	const fields = columns({
		customer_id: '={{ $json.id }}',
		customer_reference: "={{ $('Webhook').item.json.body.reference }}",
	});
	const order = routixNode('Order', credential, {
		resource: 'order',
		operation,
		columns: { ...fields, matchingColumns: ['customer_reference'] },
	});
	return chain(name, [webhook, customer, order]);
}

/** Calls the published workflow once for each reference, a few at a time. Throws when n8n does not take a call. */
export async function callWebhook(n8n: N8n, path: string, references: string[]): Promise<void> {
	const left = [...references];
	const caller = async () => {
		for (let reference = left.shift(); reference; reference = left.shift()) {
			await callOnce(n8n, path, reference);
		}
	};
	await Promise.all(Array.from({ length: callsAtOnce }, caller));
}

/** In queue mode n8n registers a webhook some time after publishing; until then it takes no call (404). */
async function callOnce(n8n: N8n, path: string, reference: string): Promise<void> {
	const deadline = Date.now() + registrationTimeoutMs;
	for (;;) {
		const response = await fetch(new URL(`webhook/${path}`, n8n.rest.baseUrl), {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ reference }),
		});
		const answer = await response.text();
		if (response.ok) return;
		if (response.status !== 404 || Date.now() > deadline) {
			throw new Error(`${path}: ${response.status} ${answer}`);
		}
		await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
	}
}

/** References that nobody used before: `<prefix>-1`, `<prefix>-2` … */
export function references(prefix: string, count: number): string[] {
	return Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`);
}
