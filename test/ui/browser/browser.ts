import { chromium, selectors, type BrowserContext } from 'playwright-core';
import { findOrInstallChromium } from './chromium';

/** Every picture has this size. */
export const screenSize = { width: 1280, height: 800 };

/** What a machine without a display, a graphics card or a way to the internet wants. */
const quietFlags = [
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** A test machine may be busy with other things. */
export const actionTimeoutMs = 60_000;

// n8n marks the parts of its editor with this attribute for tests like these.
selectors.setTestIdAttribute('data-test-id');

/**
 * Starts a browser that keeps its cache in `profileFolder`: the editor is many megabytes of scripts, which the next
 * browser with the same folder need not read again. It reaches nothing but this machine.
 */
export async function startBrowser(profileFolder: string): Promise<BrowserContext> {
	const context = await chromium.launchPersistentContext(profileFolder, {
		executablePath: findOrInstallChromium(),
		args: [...quietFlags, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
		viewport: screenSize,
		locale: 'en-GB',
		timezoneId: 'Europe/Amsterdam',
		reducedMotion: 'reduce',
	});
	context.setDefaultTimeout(actionTimeoutMs);
	await context.route(
		({ hostname }) => hostname !== 'localhost',
		(route) => route.abort(),
	);
	return context;
}
