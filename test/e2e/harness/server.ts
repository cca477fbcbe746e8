import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { n8nEnvironment, type N8nSettings } from './environment';
import { findNodeRuntime } from './nodeRuntime';
import { n8nFolder } from './paths';
import { startProcess, type RunningProcess } from './processes';
import type { N8nRest } from './rest';

const startTimeoutMs = 300_000;
const pollEveryMs = 200;

/**
 * Starts `n8n start` and waits until its REST API answers. Throws, with nothing left running, when it does not, or
 * when n8n could not load a community package.
 */
export async function startServer(settings: N8nSettings, rest: N8nRest): Promise<RunningProcess> {
	const node = findNodeRuntime();
	const logFile = join(settings.logFolder, 'n8n-server.log');
	const server = startProcess({
		command: node.binary,
		args: [join(n8nFolder, 'node_modules/n8n/bin/n8n'), 'start'],
		cwd: settings.userFolder,
		env: n8nEnvironment(settings, node),
		logFile,
	});
	let hasEnded = false;
	void server.exited.then(() => (hasEnded = true));
	const deadline = Date.now() + startTimeoutMs;
	while (!(await answers(rest))) {
		if (hasEnded || Date.now() > deadline) {
			await server.stop();
			const what = hasEnded ? 'ended before it was ready' : 'was not ready in time';
			throw new Error(`n8n ${what}; see ${settings.logFolder}`);
		}
		await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
	}
	const notLoaded = packageNotLoaded(logFile);
	if (notLoaded) {
		await server.stop();
		throw new Error(notLoaded);
	}
	return server;
}

/** n8n starts without a community package that it cannot load, and only its log tells why. */
function packageNotLoaded(logFile: string): string | undefined {
	const lines = readFileSync(logFile, 'utf8').split('\n');
	return lines.find((line) => line.includes('Failed to load package'));
}

/** `/healthz` answers before the REST API does, so this asks for what the editor asks for first. */
async function answers(rest: N8nRest): Promise<boolean> {
	try {
		await rest.get('settings');
		return true;
	} catch {
		return false;
	}
}
