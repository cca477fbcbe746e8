import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installTarball, packTarball } from './harness/communityPackage';
import { runtimeFolder } from './harness/paths';
import { formatElapsed } from './harness/progress';
import { announceRun } from './harness/run';
import { N8n } from './n8n';

declare global {
	var runningN8n: N8n | undefined;
}

/** Builds and packs this package, installs it into a fresh n8n and starts that, once for all test files. */
export default async function setup(): Promise<void> {
	const started = Date.now();
	const folder = makeRunFolder();
	const n8n = await N8n.prepare(folder);
	installTarball(packTarball(folder), n8n.settings.userFolder);
	globalThis.runningN8n = n8n;
	await n8n.start();
	announceRun({ folder, n8n: n8n.settings });
	console.log(
		`\nn8n with the packed tarball is ready (${formatElapsed(started)}); logs in ${folder}`,
	);
}

/** A folder named after this process; what runs left behind that are over goes away. */
function makeRunFolder(): string {
	const runs = join(runtimeFolder, 'e2e');
	mkdirSync(runs, { recursive: true });
	for (const pid of readdirSync(runs)) {
		if (!isAlive(Number(pid))) rmSync(join(runs, pid), { recursive: true, force: true });
	}
	const folder = join(runs, String(process.pid));
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder);
	return folder;
}

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
