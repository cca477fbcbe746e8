import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installPackages } from '../../e2e/harness/debian';

/** Programs by name, and the Debian package that brings them. */
const packages = {
	'redis-server': 'redis-server',
	postgres: 'postgresql',
	initdb: 'postgresql',
	psql: 'postgresql',
};

export type ProgramName = keyof typeof packages;

/** Debian keeps PostgreSQL's programs out of PATH, in a folder for each version. */
const postgresVersions = '/usr/lib/postgresql';

/**
 * Installs what is missing from Debian's packages. The tests start services of their own.
 * @throws when something is missing and cannot be installed, saying what to install
 */
export function installServices(): void {
	const missing = (Object.keys(packages) as ProgramName[]).filter((name) => !find(name));
	if (missing.length === 0) return;
	const wanted = [...new Set(missing.map((name) => packages[name]))];
	installPackages(...wanted);
}

/** Full path of a program. Throws when {@link installServices} has not been called and it is missing. */
export function program(name: ProgramName): string {
	const found = find(name);
	if (!found) throw new Error(`${name} is not installed`);
	return found;
}

/** PostgreSQL refuses to run as root, so it runs as the user that its Debian package made; undefined when this is not root. */
export function unprivilegedUser(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const ask = (option: string) =>
		Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
	return { uid: ask('-u'), gid: ask('-g') };
}

function find(name: ProgramName): string | undefined {
	const versions = existsSync(postgresVersions) ? readdirSync(postgresVersions) : [];
	const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
	const folders = [
		...newestFirst.map((version) => join(postgresVersions, version, 'bin')),
		...(process.env.PATH ?? '').split(delimiter),
	];
	return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
