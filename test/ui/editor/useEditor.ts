import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { currentRun } from '../../e2e/harness/run';
import { useSession, type Session } from '../../e2e/harness/session';
import type { SimulatorSettings } from '../../simulator/client';
import { startBrowser } from '../browser/browser';
import { countClicks } from './clicks';
import { Editor } from './editor';

/** What a test file in the editor works with. */
export interface EditorSession extends Session {
	editor: Editor;
}

const sessionCookie = 'n8n-auth';

/**
 * Prepares a test file: the run's n8n, a simulated Routix of its own, and a browser in which the owner is signed in.
 * What the screen shows at the end of each test is kept in the run's folder.
 */
export function useEditor(settings: Partial<SimulatorSettings> = {}): EditorSession {
	const session = useSession(settings) as EditorSession;
	const { folder } = currentRun();
	let browser: BrowserContext | undefined;
	beforeAll(async () => {
		const { rest } = session.n8n;
		browser = await startBrowser(join(folder, 'browser'));
		await browser.addCookies([
			{ name: sessionCookie, value: rest.cookies.get(sessionCookie) ?? '', url: rest.baseUrl },
		]);
		await countClicks(browser);
		const [page] = browser.pages();
		session.editor = new Editor(page, session.n8n);
		await session.editor.forgetCredentialsExcept(session.credential);
		await session.editor.load();
	});
	afterEach(async () => {
		const name = expect.getState().currentTestName?.replace(/[^\w]+/g, '-');
		await session.editor?.page.screenshot({ path: join(folder, 'screens', `${name}.png`) });
	});
	afterAll(async () => await browser?.close());
	return session;
}
