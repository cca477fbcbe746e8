import { startRun } from '../e2e/harness/startRun';
import { findOrInstallChromium } from './browser/chromium';

/** n8n's usual port, when it is free: the pictures show n8n's address. */
const usualPort = 5678;

/** Makes sure that there is a browser and starts one n8n with the packed tarball for all test files. */
export default async function setup(): Promise<void> {
	findOrInstallChromium();
	await startRun('ui', { preferredPort: usualPort });
}
