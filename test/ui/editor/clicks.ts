import type { BrowserContext, Page } from 'playwright-core';

/** Counts what somebody would do with the mouse: each click, and each field that is typed into without one. */
export async function countClicks(browser: BrowserContext): Promise<void> {
	await browser.addInitScript(() => {
		const counts = window as unknown as { clicks: number };
		counts.clicks = 0;
		let pressed: EventTarget | null = null;
		addEventListener(
			'pointerdown',
			({ target }) => {
				counts.clicks += 1;
				pressed = target;
			},
			true,
		);
		addEventListener(
			'focusin',
			({ target }) => {
				const field = target as HTMLElement;
				const isPressed =
					pressed instanceof Node && (field.contains(pressed) || pressed.contains(field));
				if (field.matches('input:not([readonly]), textarea, [contenteditable]') && !isPressed) {
					counts.clicks += 1;
				}
				pressed = null;
			},
			true,
		);
	});
}

/** How many there were since the page was loaded. */
export async function clicksOn(page: Page): Promise<number> {
	return await page.evaluate(() => (window as unknown as { clicks: number }).clicks);
}
