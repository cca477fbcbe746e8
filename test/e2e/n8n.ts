import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { N8nCli } from './harness/cli';
import { n8nEnvironment, temporaryFolder, type N8nSettings } from './harness/environment';
import { readExecution, type Execution } from './harness/executions';
import { findNodeRuntime } from './harness/nodeRuntime';
import { n8nFolder } from './harness/paths';
import { findFreePort, startProcess, type RunningProcess } from './harness/processes';
import { N8nRest } from './harness/rest';
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

const startTimeoutMs = 120_000;
const pollEveryMs = 200;

/**
 * One real n8n with a folder, ports and processes of its own. Its database and settings outlive a stop, so that
 * it can be started again where it was.
 */
export class N8n {
	readonly rest: N8nRest;
	readonly cli: N8nCli;
	private server?: RunningProcess;

	private constructor(readonly settings: N8nSettings) {
		this.rest = new N8nRest(`http://localhost:${settings.port}/`);
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

	/** An n8n that another process started from the same settings and that is signed in to with its owner's account. */
	static async connect(settings: N8nSettings): Promise<N8n> {
		const n8n = new N8n(settings);
		await n8n.signIn();
		return n8n;
	}

	/** Starts the server, waits until it answers, makes its owner if there is none yet, and signs in. */
	async start(): Promise<void> {
		const node = findNodeRuntime();
		this.server = startProcess({
			command: node.binary,
			args: [join(n8nFolder, 'node_modules/n8n/bin/n8n'), 'start'],
			cwd: this.settings.userFolder,
			env: n8nEnvironment(this.settings, node),
			logFile: join(this.settings.logFolder, 'n8n-server.log'),
		});
		await this.waitUntilReady(this.server);
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

	/** What the editor's credential dialog does when it is saved: `OK` or `Error` with the text that it shows. */
	async testCredential(
		type: string,
		credential: CredentialReference,
		data: Record<string, unknown>,
	): Promise<{ status: 'OK' | 'Error'; message: string }> {
		return await this.rest.post('credentials/test', { credentials: { ...credential, type, data } });
	}

	/** Stores a workflow and returns its ID. */
	async createWorkflow(workflow: Workflow): Promise<string> {
		return (await this.rest.post<{ id: string }>('workflows', workflow)).id;
	}

	/** Runs a workflow as the editor's button does, from its first node, and waits for the end. */
	async execute(workflow: Workflow): Promise<Execution> {
		const id = await this.createWorkflow(workflow);
		const { executionId } = await this.rest.post<{ executionId: string }>(`workflows/${id}/run`, {
			triggerToStartFrom: { name: workflow.nodes[0].name },
		});
		return await readExecution(this.rest, executionId);
	}

	/** The IDs of all executions that n8n still has, newest first. */
	async executionIds(): Promise<string[]> {
		const ids: string[] = [];
		for (;;) {
			const before = ids.length > 0 ? `&lastId=${ids.at(-1)}` : '';
			const { results } = await this.rest.get<{ results: { id: string }[] }>(
				`executions?limit=100${before}`,
			);
			if (results.length === 0) return ids;
			ids.push(...results.map(({ id }) => id));
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

	/** `/healthz` answers before the REST API does, so this asks for what the editor asks for first. */
	private async waitUntilReady(server: RunningProcess): Promise<void> {
		let ended = false;
		void server.exited.then(() => (ended = true));
		const deadline = Date.now() + startTimeoutMs;
		while (!(await this.answers())) {
			if (ended) throw new Error(`n8n ended before it was ready; see ${this.settings.logFolder}`);
			if (Date.now() > deadline) {
				await this.stop();
				throw new Error(`n8n was not ready in time; see ${this.settings.logFolder}`);
			}
			await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
		}
	}

	private async answers(): Promise<boolean> {
		try {
			await this.rest.get('settings');
			return true;
		} catch {
			return false;
		}
	}
}
