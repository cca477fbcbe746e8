import type { Locator, Page } from 'playwright-core';

/** Something on the canvas, where it is on the screen, in pixels. */
export interface Placed {
	name: string;
	x: number;
	y: number;
	width: number;
	height: number;
}

/** The canvas with a workflow on it. */
export class Canvas {
	constructor(private readonly page: Page) {}

	/** The nodes with their names and what stands below them. */
	async nodes(): Promise<Placed[]> {
		const nodes = await this.page.getByTestId('canvas-node').all();
		const placed = await Promise.all(
			nodes.map(async (node) => {
				const name = (await node.getAttribute('data-node-name')) ?? (await node.innerText());
				return await placesOf(name, node.locator('xpath=.|.//*[normalize-space(text())]'));
			}),
		);
		return placed.flat();
	}

	/** The notes. */
	async notes(): Promise<Placed[]> {
		const notes = await this.page.getByTestId('sticky').all();
		const placed = await Promise.all(
			notes.map(async (note) => await placesOf((await note.innerText()).split('\n')[0], note)),
		);
		return placed.flat();
	}

	/** How much the canvas is made smaller so that everything fits. */
	async zoom(): Promise<number> {
		return await this.page
			.locator('.vue-flow__transformationpane')
			.evaluate((pane) => new DOMMatrix(getComputedStyle(pane).transform).a);
	}
}

/** Whether two of them share some room on the screen. */
export function overlaps(one: Placed, other: Placed): boolean {
	const isApart =
		one.x + one.width <= other.x ||
		other.x + other.width <= one.x ||
		one.y + one.height <= other.y ||
		other.y + other.height <= one.y;
	return !isApart;
}

async function placesOf(name: string, parts: Locator): Promise<Placed[]> {
	const boxes = await Promise.all(
		(await parts.all()).map(async (part) => await part.boundingBox()),
	);
	return boxes.flatMap((box) => (box ? [{ name, ...box }] : []));
}
