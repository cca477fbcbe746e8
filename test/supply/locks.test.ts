import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './buildCopy';

interface Lock {
	lockfileVersion: number;
	packages: Record<string, LockedPackage>;
}

interface LockedPackage {
	version?: string;
	integrity?: string;
	resolved?: string;
	link?: boolean;
	/** Comes inside the tarball of another package, whose hash covers it. */
	inBundle?: boolean;
	dependencies?: Record<string, string>;
	devDependencies?: Record<string, string>;
	optionalDependencies?: Record<string, string>;
}

/** Every folder that is installed from a lock file. */
const folders = ['.', 'test/e2e/n8n', 'test/compat/n8n-2.20'];

describe.each(folders)('The lock file of %s', (folder) => {
	const lock = readJson<Lock>(folder, 'package-lock.json');
	const installed = Object.entries(lock.packages).filter(([path]) => path !== '');

	it('pins every package by a hash of its content', () => {
		const withoutHash = installed.filter(
			([, { integrity, link, inBundle }]) =>
				!link && !inBundle && !/^sha512-/.test(integrity ?? ''),
		);

		expect(installed.length).toBeGreaterThan(500);
		expect(withoutHash.map(([path]) => path)).toEqual([]);
	});

	it('holds the packages of all platforms, without which npm ci refuses it everywhere', () => {
		const paths = Object.keys(lock.packages);
		const missing = installed.flatMap(([, { optionalDependencies = {} }]) =>
			Object.keys(optionalDependencies).filter(
				(name) => !paths.some((path) => path.endsWith(`node_modules/${name}`)),
			),
		);

		expect(missing).toEqual([]);
	});

	it('says of no package where to download it, so that each installation uses its own registry', () => {
		expect(installed.filter(([, { resolved }]) => resolved).map(([path]) => path)).toEqual([]);
		expect(readFileSync(join(projectFolder, folder, '.npmrc'), 'utf8')).toContain(
			'omit-lockfile-registry-resolved=true',
		);
	});

	it('is made from the package.json beside it', () => {
		const manifest = readJson<LockedPackage>(folder, 'package.json');

		for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies'] as const) {
			expect(lock.packages[''][kind]).toEqual(manifest[kind]);
		}
	});

	it('runs no script of a package that it installs', () => {
		expect(readFileSync(join(projectFolder, folder, '.npmrc'), 'utf8')).toContain(
			'ignore-scripts=true',
		);
	});
});

it('The versions of the tools are pinned, but for the types of Node.js', () => {
	const { devDependencies } = readJson<LockedPackage>('.', 'package.json');
	const floating = Object.entries(devDependencies ?? {}).filter(([, range]) => !/^\d/.test(range));

	expect(floating.map(([name]) => name)).toEqual(['@types/node']);
});

function readJson<T>(folder: string, name: string): T {
	return JSON.parse(readFileSync(join(projectFolder, folder, name), 'utf8')) as T;
}
