import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const lockTimeoutSeconds = 600;

/**
 * Installs Debian's packages, which only root can. Services that come with them are not started.
 * @throws when this is not root or not Debian, saying what to install
 */
export function installPackages(...names: string[]): void {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
		throw new Error(`Install this first: sudo apt-get install ${names.join(' ')}`);
	}
	console.log(`\nInstalling ${names.join(' and ')} with apt, which takes some minutes`);
	aptGet('update');
	aptGet('install', '--yes', '--no-install-recommends', ...names);
}

function aptGet(...args: string[]): void {
	// Another apt on the machine is waited for.
	execFileSync('apt-get', ['-o', `DPkg::Lock::Timeout=${lockTimeoutSeconds}`, '-qq', ...args], {
		// Debian starts no service of a package that is installed in the single-user runlevel.
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
		stdio: ['ignore', 'ignore', 'inherit'],
	});
}
