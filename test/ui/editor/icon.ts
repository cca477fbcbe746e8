import type { Locator } from 'playwright-core';

/** Whether an image was loaded: a missing one has no size of its own. */
export async function isDrawn(image: Locator): Promise<boolean> {
	return await image.evaluate(
		(element: HTMLImageElement) => element.complete && element.naturalWidth > 0,
	);
}
