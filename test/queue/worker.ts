import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { n8nEnvironment, temporaryFolder, type N8nSettings } from '../e2e/harness/environment';
import { findNodeRuntime } from '../e2e/harness/nodeRuntime';
import { n8nFolder } from '../e2e/harness/paths';
import { findFreePort, startProcess, type RunningProcess } from '../e2e/harness/processes';

const startTimeoutMs = 180_000;
const pollEveryMs = 200;

/** One `n8n worker` with a folder of its own, as on a machine of its own. */
export class Worker {
	private process?: RunningProcess;

	private constructor(
		private readonly settings: N8nSettings,
		private readonly concurrency: number,
		private readonly healthPort: number,
	) {}

	/** `environment` is what makes it part of the same queue; `concurrency` is how many executions it runs at once. */
	static async prepare(
		folder: string,
		environment: Record<string, string>,
		concurrency: number,
	): Promise<Worker> {
		const healthPort = await findFreePort();
		const settings: N8nSettings = {
			userFolder: join(folder, 'n8n'),
			logFolder: join(folder, 'logs'),
			port: await findFreePort(),
			brokerPort: await findFreePort(),
			logLevel: 'debug',
			environment: {
				...environment,
				QUEUE_HEALTH_CHECK_ACTIVE: 'true',
				QUEUE_HEALTH_CHECK_PORT: String(healthPort),
			},
		};
		mkdirSync(temporaryFolder(settings), { recursive: true });
		mkdirSync(settings.logFolder, { recursive: true });
		return new Worker(settings, concurrency, healthPort);
	}

	/** Where the community package has to be installed for this worker. */
	get userFolder(): string {
		return this.settings.userFolder;
	}

	async start(): Promise<void> {
		const node = findNodeRuntime();
		this.process = startProcess({
			command: node.binary,
			args: [
				join(n8nFolder, 'node_modules/n8n/bin/n8n'),
				'worker',
				`--concurrency=${this.concurrency}`,
			],
			cwd: this.settings.userFolder,
			env: n8nEnvironment(this.settings, node),
			logFile: this.logFile,
		});
		await this.waitUntilReady();
	}

	/** Lets it finish what it runs. */
	async stop(): Promise<void> {
		await this.process?.stop();
		this.process = undefined;
	}

	/** Ends it at once, as a power cut does. */
	async kill(): Promise<void> {
		await this.process?.kill();
		this.process = undefined;
	}

	/** The IDs of the executions that it has begun, read from its log. */
	startedExecutions(): string[] {
		return this.executionsThatIt('started');
	}

	/** The IDs of the executions that it has begun and not ended, read from its log. */
	runningExecutions(): string[] {
		const over = new Set(this.executionsThatIt('finished'));
		return this.startedExecutions().filter((id) => !over.has(id));
	}

	private executionsThatIt(did: 'started' | 'finished'): string[] {
		const log = readFileSync(this.logFile, 'utf8');
		const lines = log.matchAll(new RegExp(`Worker ${did} execution (\\d+)`, 'g'));
		return [...lines].map(([, id]) => id);
	}

	private get logFile(): string {
		return join(this.settings.logFolder, 'n8n-worker.log');
	}

	private async waitUntilReady(): Promise<void> {
		const deadline = Date.now() + startTimeoutMs;
		const url = `http://127.0.0.1:${this.healthPort}/healthz/readiness`;
		let hasEnded = false;
		void this.process?.exited.then(() => (hasEnded = true));
		while (!(await isOk(url))) {
			if (hasEnded) throw new Error(`The worker ended at once; see ${this.logFile}`);
			if (Date.now() > deadline) throw new Error(`The worker is not ready; see ${this.logFile}`);
			await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
		}
	}
}

async function isOk(url: string): Promise<boolean> {
	try {
		return (await fetch(url)).ok;
	} catch {
		return false;
	}
}
