import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';

export const projectFolder = resolve(__dirname, '../..');

/** What the published package is made from. */
const sources = [
	'credentials',
	'icons',
	'nodes',
	'.npmrc',
	'LICENSE.md',
	'README.md',
	'gulpfile.js',
	'index.js',
	'package.json',
	'tsconfig.json',
];

/** A tarball as `npm pack --json` describes it, and what it holds. */
export interface Package {
	/** Subresource integrity of the tarball, `sha512-…`. */
	integrity: string;
	/** Unpacked size, bytes. */
	unpackedSize: number;
	/** Paths inside the package, sorted. */
	files: string[];
	/** Where the tarball was unpacked to. */
	folder: string;
}

const run = promisify(execFile);

/**
 * Copies the sources into `folder`, builds them there and packs the result, so that neither what lies in `dist` nor
 * another test that builds plays a part.
 */
export async function buildCopy(folder: string, environment: NodeJS.ProcessEnv): Promise<Package> {
	mkdirSync(folder, { recursive: true });
	for (const name of sources) {
		cpSync(join(projectFolder, name), join(folder, name), { recursive: true });
	}
	symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'));
	await run('npm', ['run', 'build'], { cwd: folder, env: { ...process.env, ...environment } });
	return await pack(folder, environment);
}

/** Packs a built copy once more and unpacks the tarball. */
export async function pack(folder: string, environment: NodeJS.ProcessEnv): Promise<Package> {
	const { stdout } = await run('npm', ['pack', '--json'], {
		cwd: folder,
		env: { ...process.env, ...environment },
	});
	const [{ filename, ...facts }] = JSON.parse(stdout) as [Package & { filename: string }];
	await run('tar', ['-xzf', filename], { cwd: folder });
	const unpacked = join(folder, 'package');
	return { ...facts, files: filesBelow(unpacked), folder: unpacked };
}

/** Paths of all files below a folder, relative to it, sorted. */
export function filesBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)))
		.sort();
}
