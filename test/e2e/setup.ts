import { installTarball, packTarball } from './harness/communityPackage';
import { exitOnSignals } from './harness/processes';
import { formatElapsed } from './harness/progress';
import { announceRun } from './harness/run';
import { makeRunFolder } from './harness/runFolder';
import { N8n } from './n8n';

declare global {
	var runningN8n: N8n | undefined;
}

/** Builds and packs this package, installs it into a fresh n8n and starts that, once for all test files. */
export default async function setup(): Promise<void> {
	exitOnSignals();
	const started = Date.now();
	const folder = makeRunFolder('e2e');
	const n8n = await N8n.prepare(folder);
	installTarball(packTarball(folder), n8n.settings.userFolder);
	globalThis.runningN8n = n8n;
	await n8n.start();
	announceRun({ folder, n8n: n8n.settings });
	console.log(
		`\nn8n with the packed tarball is ready (${formatElapsed(started)}); logs in ${folder}`,
	);
}
