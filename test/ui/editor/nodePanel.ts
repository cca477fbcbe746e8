import type { Locator, Page } from 'playwright-core';
import { isDrawn } from './icon';

/** What the panel shows of a node. */
export interface PanelEntry {
	name: string;
	description: string;
	/** The icon's address. */
	icon: string;
	/** The icon was loaded and can be seen. */
	isIconDrawn: boolean;
}

/** The panel in which people look for a node. */
export class NodePanel {
	constructor(private readonly page: Page) {}

	/** What the panel says about the node of this name when somebody searches for a word. Throws when it is not found. */
	async find(word: string, name: string): Promise<PanelEntry> {
		await this.page.getByTestId('node-creator-search-bar').fill(word);
		const entry = this.entry(name);
		await entry.first().waitFor();
		const icon = entry.first().locator('img').first();
		return {
			name: await entry.first().getByTestId('node-creator-item-name').innerText(),
			description: await entry.first().getByTestId('node-creator-item-description').innerText(),
			icon: (await icon.getAttribute('src')) ?? '',
			isIconDrawn: await isDrawn(icon),
		};
	}

	/** Opens the node's page with everything that it can do, and brings its texts line by line. */
	async open(name: string): Promise<string[]> {
		await this.entry(name).first().click();
		await this.page.getByText('Node details').waitFor();
		const text = await this.page.getByTestId('node-creator').innerText();
		return text.split('\n').map((line) => line.trim());
	}

	/** Adds the node to the workflow to do one of these things; its parameters open. */
	async choose(action: string): Promise<void> {
		await this.page.getByTestId('node-creator').getByText(action, { exact: true }).click();
	}

	private entry(name: string): Locator {
		const title = this.page.getByTestId('node-creator-item-name').getByText(name, { exact: true });
		return this.page.getByTestId('item-iterator-item').filter({ has: title });
	}
}
