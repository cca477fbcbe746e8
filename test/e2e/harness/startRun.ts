import { N8n } from '../n8n';
import { installTarball, packTarball } from './communityPackage';
import { exitOnSignals } from './processes';
import { formatElapsed } from './progress';
import { announceRun } from './run';
import { makeRunFolder } from './runFolder';

declare global {
	var runningN8n: N8n | undefined;
}

/** Builds and packs this package, installs it into a fresh n8n and starts that, once for all test files of a kind. */
export async function startRun(
	kind: string,
	options: { preferredPort?: number } = {},
): Promise<void> {
	exitOnSignals();
	const started = Date.now();
	const folder = makeRunFolder(kind);
	const n8n = await N8n.prepare(folder, options);
	installTarball(packTarball(folder), n8n.settings.userFolder);
	globalThis.runningN8n = n8n;
	await n8n.start();
	announceRun({ folder, n8n: n8n.settings, cookies: n8n.rest.cookies.header() });
	console.log(
		`\nn8n with the packed tarball is ready (${formatElapsed(started)}); logs in ${folder}`,
	);
}
