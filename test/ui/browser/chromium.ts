import { existsSync } from 'node:fs';
import { installPackages } from '../../e2e/harness/debian';

const usualPlaces = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The browser that the tests drive: what the environment variable `CHROMIUM` names, else one in its usual place, else
 * Debian's, which is installed now. Throws with what to do when it cannot be installed.
 */
export function findOrInstallChromium(): string {
	const found = findChromium();
	if (found) return found;
	installPackages('chromium');
	const installed = findChromium();
	if (!installed) throw new Error('apt installed Chromium, but not where it usually is');
	return installed;
}

function findChromium(): string | undefined {
	return [process.env.CHROMIUM, ...usualPlaces].find((path) => path && existsSync(path));
}
