import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { n8nEnvironment, type N8nSettings } from './environment';
import { Execution } from './executions';
import { findNodeRuntime } from './nodeRuntime';
import { n8nFolder } from './paths';
import { findFreePort } from './processes';
import type { Workflow } from './workflows';

/** A credential as `n8n import:credentials` takes it; `data` is in clear in that file. */
export interface CredentialFile {
	id: string;
	name: string;
	type: string;
	data: Record<string, unknown>;
}

/** n8n's command line on the database of one user folder; every command takes some seconds. */
export class N8nCli {
	private commands = 0;

	constructor(private readonly settings: N8nSettings) {}

	/** `n8n import:credentials`: n8n encrypts them with its own key. */
	async importCredentials(credentials: CredentialFile[]): Promise<void> {
		const file = this.writeFile('credentials', credentials);
		await this.run(['import:credentials', `--input=${file}`]);
		rmSync(file);
	}

	/** `n8n import:workflow`. */
	async importWorkflows(workflows: (Workflow & { id: string })[]): Promise<void> {
		await this.run(['import:workflow', `--input=${this.writeFile('workflows', workflows)}`]);
	}

	/** `n8n execute --id --rawOutput`; also returns an execution that failed. */
	async execute(workflowId: string): Promise<Execution> {
		const log = await this.run(['execute', `--id=${workflowId}`, '--rawOutput']);
		const { data, status } = findResult(log);
		return new Execution('cli', status, data);
	}

	/** `n8n export:…` of all workflows and credentials, these encrypted as they are by default, into a folder. */
	async exportAll(folder: string): Promise<void> {
		mkdirSync(folder, { recursive: true });
		await this.run(['export:workflow', '--all', `--output=${join(folder, 'workflows.json')}`]);
		await this.run(['export:credentials', '--all', `--output=${join(folder, 'credentials.json')}`]);
	}

	/**
	 * One command; returns its log, one JSON object a line. n8n prints even its results through its logger, and
	 * in a log file they are not mixed with anything else.
	 */
	private async run(args: string[]): Promise<string> {
		const node = findNodeRuntime();
		this.commands += 1;
		const logFile = join(this.settings.logFolder, `n8n-cli-${this.commands}.log`);
		const child = spawn(node.binary, [join(n8nFolder, 'node_modules/n8n/bin/n8n'), ...args], {
			cwd: this.settings.userFolder,
			env: {
				// A running server keeps its own broker port.
				...n8nEnvironment({ ...this.settings, brokerPort: await findFreePort() }, node),
				N8N_LOG_OUTPUT: 'file',
				N8N_LOG_FILE_LOCATION: logFile,
			},
			stdio: ['ignore', 'ignore', 'pipe'],
		});
		const stderr = collect(child.stderr);
		const [code] = (await once(child, 'close')) as [number | null];
		const log = existsSync(logFile) ? readFileSync(logFile, 'utf8') : '';
		if (code !== 0) throw new Error(`n8n ${args[0]} ended with ${code}:\n${log}\n${await stderr}`);
		return log;
	}

	private writeFile(name: string, value: unknown): string {
		const file = join(this.settings.userFolder, `import-${name}.json`);
		writeFileSync(file, JSON.stringify(value));
		return file;
	}
}

/** The result of `n8n execute`: of the messages that are JSON, the one with run data. */
function findResult(log: string): { data: Execution['data']; status: string } {
	for (const line of log.split('\n')) {
		if (!line.includes('runData')) continue;
		const { message } = JSON.parse(line) as { message: string };
		if (message.startsWith('{')) return JSON.parse(message) as ReturnType<typeof findResult>;
	}
	throw new Error(`n8n execute printed no result:\n${log}`);
}

async function collect(stream: NodeJS.ReadableStream): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of stream) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}
