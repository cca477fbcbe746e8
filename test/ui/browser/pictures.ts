import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectFolder, runtimeFolder } from '../../e2e/harness/paths';
import { shareOfDifferentPixels } from './compare';

/** The pictures of README and guide. */
export const imagesFolder = join(projectFolder, 'docs/images');

/** Pictures to look at, which git ignores. */
export const lookFolder = join(runtimeFolder, 'pictures');

/** Set to take all pictures anew; without it only missing ones are taken, and the others must still be true. */
const takeAnew = process.env.PICTURES === 'new';

/** Keeps the repository small and the README quick. */
const mostBytes = 200_000;

/**
 * How much of a picture may look different before it is no longer true: fonts and Chromium's drawing of them differ
 * among machines; a new label or another layout is more.
 */
const toleratedShare = 0.04;

/** Messages that come and go. */
const withoutToasts = '.el-notification { display: none !important }';

/** Takes a picture of the page for somebody to look at. */
export async function pictureToLookAt(page: Page, name: string): Promise<void> {
	await page.screenshot({
		path: join(lookFolder, `${name}.png`),
		animations: 'disabled',
		caret: 'hide',
		style: withoutToasts,
	});
}

/**
 * Takes a picture of the page for the documentation, or checks that the one in `docs/images` still shows the same.
 * Throws when it does not, or when the picture would be too large.
 */
export async function picture(page: Page, name: string): Promise<void> {
	const shown = await page.screenshot({
		animations: 'disabled',
		caret: 'hide',
		style: withoutToasts,
	});
	if (shown.length > mostBytes) throw new Error(`${name}.png would have ${shown.length} bytes`);
	mkdirSync(imagesFolder, { recursive: true });
	const file = join(imagesFolder, `${name}.png`);
	if (takeAnew || !existsSync(file)) return writeFileSync(file, shown);
	const share = await shareOfDifferentPixels(page, readFileSync(file), shown);
	if (share <= toleratedShare) return;
	throw new Error(
		`docs/images/${name}.png no longer shows what the editor shows: ${(share * 100).toFixed(1)} % of it differs. Take the pictures anew with "PICTURES=new npm run test:ui" and look at them.`,
	);
}
