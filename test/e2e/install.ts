import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findNodeRuntime, isN8nSupportedHere, nodeIsTooOld } from './harness/nodeRuntime';
import { n8nFolder, runtimeFolder } from './harness/paths';
import { exitOnSignals } from './harness/processes';
import { runWithProgress } from './harness/progress';

/**
 * Native addons that n8n does not start without. They are built for the Node.js that runs n8n;
 * all other install scripts stay off (`.npmrc`), since some download binaries.
 */
const nativeAddons = ['sqlite3', 'isolated-vm'];

const lockFile = join(n8nFolder, 'package-lock.json');
const stampFile = join(n8nFolder, 'node_modules/.routix-installed.json');
const pinnedVersion: string = JSON.parse(readFileSync(join(n8nFolder, 'package.json'), 'utf8'))
	.dependencies.n8n;

/** What the installed `node_modules` was made from and for. */
interface Stamp {
	lock: string;
	addonsBuiltFor?: string;
}

/**
 * Installs the pinned n8n into its own folder, about 3 GB, and builds its native addons. Does only what is
 * missing, so that a second call takes no time. Writes nothing outside that folder, `.runtime` and npm's cache.
 *
 * Throws when n8n cannot run on this machine, or when npm or a compiler fails (with the end of its log).
 */
export async function installN8n(): Promise<void> {
	if (!isN8nSupportedHere()) throw new Error(nodeIsTooOld);
	const lock = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
	mkdirSync(runtimeFolder, { recursive: true });
	if (readStamp()?.lock !== lock) {
		await installPackages();
		writeStamp({ lock });
	}
	const { binary } = findNodeRuntime();
	const runtime = `${process.platform}-${process.arch} ${askVersion(binary, ['--version'])}`;
	if (readStamp()?.addonsBuiltFor !== runtime) {
		await buildAddons();
		checkThatItStarts(binary);
		writeStamp({ lock, addonsBuiltFor: runtime });
	}
	console.log(`n8n ${pinnedVersion} is installed (${runtime}).`);
}

async function installPackages(): Promise<void> {
	const packages = Object.keys(JSON.parse(readFileSync(lockFile, 'utf8')).packages).filter(Boolean);
	const freeAtStart = freeBytes();
	await runWithProgress({
		title: `Installing n8n ${pinnedVersion}`,
		command: 'npm',
		args: ['ci', '--ignore-scripts', '--no-audit', '--no-fund'],
		cwd: n8nFolder,
		env: environmentForNpm(),
		logFile: join(runtimeFolder, 'n8n-install.log'),
		measure: () => {
			const present = packages.filter((path) => existsSync(join(n8nFolder, path, 'package.json')));
			const gigabytes = Math.max(0, freeAtStart - freeBytes()) / 1e9;
			return `${present.length} of ${packages.length} packages, ${gigabytes.toFixed(1)} GB of disk`;
		},
	});
}

async function buildAddons(): Promise<void> {
	const { binFolder, headersFolder } = findNodeRuntime();
	await runWithProgress({
		title: `Building ${nativeAddons.join(' and ')} for n8n`,
		command: 'npm',
		args: ['rebuild', ...nativeAddons, '--ignore-scripts=false'],
		cwd: n8nFolder,
		env: {
			...environmentForNpm(),
			PATH: [binFolder, process.env.PATH].join(delimiter),
			...(headersFolder && { npm_config_nodedir: headersFolder }),
		},
		logFile: join(runtimeFolder, 'n8n-addons.log'),
	});
}

function checkThatItStarts(node: string): void {
	const found = askVersion(node, [join(n8nFolder, 'node_modules/n8n/bin/n8n'), '--version']);
	if (found !== pinnedVersion) throw new Error(`n8n ${pinnedVersion} was expected, found ${found}`);
}

/** The caller's environment without what `npm run` adds about this package: npm would take it for the other one's. */
function environmentForNpm(): NodeJS.ProcessEnv {
	const ofThisPackage = /^npm_(package|lifecycle)_|^npm_config_local_prefix$/;
	return Object.fromEntries(
		Object.entries(process.env).filter(([name]) => !ofThisPackage.test(name)),
	);
}

function askVersion(binary: string, args: string[]): string {
	return execFileSync(binary, args, { encoding: 'utf8' }).trim();
}

function freeBytes(): number {
	const { bavail, bsize } = statfsSync(n8nFolder);
	return bavail * bsize;
}

function readStamp(): Stamp | undefined {
	return existsSync(stampFile) ? (JSON.parse(readFileSync(stampFile, 'utf8')) as Stamp) : undefined;
}

function writeStamp(stamp: Stamp): void {
	writeFileSync(stampFile, JSON.stringify(stamp));
}

if (require.main === module) {
	exitOnSignals();
	installN8n().catch((error: Error) => {
		console.error(error.message);
		process.exitCode = 1;
	});
}
