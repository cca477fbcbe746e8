import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { N8nCli } from './harness/cli';
import { CookieJar } from './harness/cookieJar';
import { temporaryFolder, type N8nSettings } from './harness/environment';
import { readExecution, type Execution } from './harness/executions';
import { findFreePort, type RunningProcess } from './harness/processes';
import { N8nRest } from './harness/rest';
import { startServer } from './harness/server';
import type { Workflow } from './harness/workflows';

/** The owner of every n8n that is made here; such an n8n listens on the loopback interface only. */
export const owner = {
	email: 'owner@example.com',
	firstName: 'Demo',
	lastName: 'Owner',
	password: 'Routix-demo-1',
};

/** A stored credential, as a workflow's node refers to it. */
export interface CredentialReference {
	id: string;
	name: string;
}

/** What n8n says of a credential that it tried, with the text that its dialog shows. */
export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
}

/**
 * One real n8n with a folder, ports and processes of its own. Its database and settings outlive a stop, so that
 * it can be started again where it was.
 */
export class N8n {
	readonly rest: N8nRest;
	readonly cli: N8nCli;
	private server?: RunningProcess;

	private constructor(
		readonly settings: N8nSettings,
		cookies?: CookieJar,
	) {
		this.rest = new N8nRest(`http://localhost:${settings.port}/`, cookies);
		this.cli = new N8nCli(settings);
	}

	/** Prepares an n8n in `folder` without starting anything. `preferredPort` is taken when it is free. */
	static async prepare(
		folder: string,
		options: { preferredPort?: number; logLevel?: 'debug' | 'info' } = {},
	): Promise<N8n> {
		const settings: N8nSettings = {
			userFolder: join(folder, 'n8n'),
			logFolder: join(folder, 'logs'),
			port: await findFreePort(options.preferredPort),
			brokerPort: await findFreePort(),
			logLevel: options.logLevel ?? 'debug',
		};
		mkdirSync(temporaryFolder(settings), { recursive: true });
		mkdirSync(settings.logFolder, { recursive: true });
		return new N8n(settings);
	}

	/** An n8n that runs already and whose owner is signed in with these cookies. */
	static connect(settings: N8nSettings, cookies: string): N8n {
		return new N8n(settings, new CookieJar(cookies));
	}

	/** Starts the server, makes its owner if there is none yet, and signs in. Throws when n8n does not start. */
	async start(): Promise<void> {
		this.server = await startServer(this.settings, this.rest);
		await this.signIn();
	}

	/** Ends the server and everything that it started. */
	async stop(): Promise<void> {
		await this.server?.stop();
		this.server = undefined;
	}

	/** Stores a credential; n8n encrypts it. */
	async createCredential(
		type: string,
		name: string,
		data: Record<string, unknown>,
	): Promise<CredentialReference> {
		const { id } = await this.rest.post<{ id: string }>('credentials', { name, type, data });
		return { id, name };
	}

	/** What the editor's credential dialog does when it is saved. */
	async testCredential(
		type: string,
		credential: CredentialReference,
		data: Record<string, unknown>,
	): Promise<CredentialTestResult> {
		return await this.rest.post('credentials/test', { credentials: { ...credential, type, data } });
	}

	/** n8n's test of a credential as it is stored, with the tokens that only n8n holds: its public API offers that. */
	async testStoredCredential({ id }: CredentialReference): Promise<CredentialTestResult> {
		const apiKey = await this.createApiKey(`Test of ${id}, ${Date.now()}`, ['credential:read']);
		const response = await fetch(new URL(`api/v1/credentials/${id}/test`, this.rest.baseUrl), {
			method: 'POST',
			headers: { 'x-n8n-api-key': apiKey },
		});
		return (await response.json()) as CredentialTestResult;
	}

	/** A key of the public API with these scopes, as Settings → n8n API makes one. */
	async createApiKey(label: string, scopes: string[]): Promise<string> {
		const key = { label, expiresAt: null, scopes };
		return (await this.rest.post<{ rawApiKey: string }>('api-keys', key)).rawApiKey;
	}

	/** Stores a workflow and returns its ID. */
	async createWorkflow(workflow: Workflow): Promise<string> {
		return (await this.rest.post<{ id: string }>('workflows', workflow)).id;
	}

	/** Stores a workflow, runs it from its first node and waits for the end. */
	async execute(workflow: Workflow): Promise<Execution> {
		return await this.run(await this.createWorkflow(workflow), workflow.nodes[0].name);
	}

	/** Runs a stored workflow from one of its triggers, as the editor's button does, and waits for the end. */
	async run(workflowId: string, trigger: string): Promise<Execution> {
		const { executionId } = await this.rest.post<{ executionId: string }>(
			`workflows/${workflowId}/run`,
			{ triggerToStartFrom: { name: trigger } },
		);
		return await readExecution(this.rest, executionId);
	}

	/** Publishes a stored workflow, so that its trigger runs by itself. Throws when n8n refuses, as it does in the editor. */
	async publish(workflowId: string): Promise<void> {
		const { versionId } = await this.rest.get<{ versionId: string }>(`workflows/${workflowId}`);
		await this.rest.post(`workflows/${workflowId}/activate`, { versionId });
	}

	/** The IDs of all executions that n8n still has, of one workflow or of all, newest first. */
	async executionIds(filter: { workflowId?: string } = {}): Promise<string[]> {
		const ids: string[] = [];
		const query = new URLSearchParams({ limit: '100', filter: JSON.stringify(filter) });
		for (;;) {
			const { results, nextCursor } = await this.rest.get<{
				results: { id: string }[];
				nextCursor?: string | null;
			}>(`executions?${query.toString()}`);
			ids.push(...results.map(({ id }) => id));
			if (!nextCursor) return ids;
			query.set('cursor', nextCursor);
		}
	}

	private async signIn(): Promise<void> {
		const { userManagement } = await this.rest.get<{
			userManagement: { showSetupOnFirstLoad: boolean };
		}>('settings');
		if (userManagement.showSetupOnFirstLoad) {
			await this.rest.post('owner/setup', owner);
		} else {
			await this.rest.post('login', { emailOrLdapLoginId: owner.email, password: owner.password });
		}
	}
}
