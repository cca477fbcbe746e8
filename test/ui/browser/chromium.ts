import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const usualPlaces = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The browser that the tests drive: what `CHROMIUM` names, else one in its usual place, else Debian's, which is
 * installed now. Throws with what to do when it cannot be installed, which wants apt and the superuser.
 */
export function findOrInstallChromium(): string {
	const found = findChromium();
	if (found) return found;
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
		throw new Error(
			'The tests in the editor need Chromium. Install it ("sudo apt-get install chromium" on Debian), or name a Chromium or Chrome in the environment variable CHROMIUM.',
		);
	}
	console.log('\nInstalling Chromium with apt, which takes some minutes');
	aptGet('update');
	aptGet('install', '--yes', '--no-install-recommends', 'chromium');
	const installed = findChromium();
	if (!installed) throw new Error('apt installed Chromium, but not where it usually is');
	return installed;
}

function findChromium(): string | undefined {
	return [process.env.CHROMIUM, ...usualPlaces].find((path) => path && existsSync(path));
}

function aptGet(...args: string[]): void {
	// Another apt on the machine is waited for.
	execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '--quiet', ...args], {
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		stdio: ['ignore', 'ignore', 'inherit'],
	});
}
