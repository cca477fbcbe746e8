import type { Locator } from 'playwright-core';

const timeoutMs = 60_000;
const pollEveryMs = 200;

/** Waits until a part of the page shows a text, and brings all that it shows. Throws with what it showed instead. */
export async function waitForText(part: Locator, text: string | RegExp): Promise<string> {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const shown = (await part.count()) > 0 ? await part.first().innerText() : '';
		if (typeof text === 'string' ? shown.includes(text) : text.test(shown)) return shown;
		if (Date.now() > deadline) throw new Error(`Expected ${String(text)} on the screen:\n${shown}`);
		await part.page().waitForTimeout(pollEveryMs);
	}
}
