import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { projectFolder } from './paths';

/**
 * Builds this package and packs it as it would be published, unless `ROUTIX_TARBALL` names a tarball: then that one is
 * tested, byte for byte. Returns the tarball's path.
 */
export function packTarball(folder: string): string {
	const { ROUTIX_TARBALL: given } = process.env;
	if (given) return resolve(projectFolder, given);
	mkdirSync(folder, { recursive: true });
	run('npm', ['run', 'build'], projectFolder);
	const output = run('npm', ['pack', '--json', '--pack-destination', folder], projectFolder);
	const [{ filename }] = JSON.parse(output) as [{ filename: string }];
	return join(folder, filename);
}

/**
 * Installs a tarball where and how n8n 2.41.1 does (`downloadPackage` in its community-packages.service):
 * unpack, drop all but the runtime dependencies, install those without scripts, enter it in the ledger.
 * `--offline` is ours: a package without runtime dependencies needs nothing from a registry.
 */
export function installTarball(tarball: string, userFolder: string): void {
	const nodesFolder = join(userFolder, '.n8n/nodes');
	const unpacked = join(nodesFolder, 'unpacked');
	mkdirSync(unpacked, { recursive: true });
	run('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1'], nodesFolder);
	const manifest = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8')) as {
		name: string;
		version: string;
	};
	const packageFolder = join(nodesFolder, 'node_modules', manifest.name);
	mkdirSync(join(nodesFolder, 'node_modules'), { recursive: true });
	rmSync(packageFolder, { recursive: true, force: true });
	renameSync(unpacked, packageFolder);
	writeJson(join(packageFolder, 'package.json'), {
		...manifest,
		devDependencies: undefined,
		peerDependencies: undefined,
		optionalDependencies: undefined,
	});
	run(
		'npm',
		[
			'install',
			'--offline',
			'--audit=false',
			'--fund=false',
			'--bin-links=false',
			'--install-strategy=shallow',
			'--ignore-scripts=true',
			'--package-lock=false',
		],
		packageFolder,
	);
	writeJson(join(nodesFolder, 'package.json'), {
		name: 'installed-nodes',
		private: true,
		dependencies: { [manifest.name]: manifest.version },
	});
}

function run(command: string, args: string[], cwd: string): string {
	const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
	if (status !== 0) {
		throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}\n${stderr}`);
	}
	return stdout;
}

function writeJson(file: string, value: unknown): void {
	writeFileSync(file, JSON.stringify(value, null, 2));
}
