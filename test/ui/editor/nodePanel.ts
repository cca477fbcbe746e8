import type { Locator, Page } from 'playwright-core';
import { isDrawn } from './icon';
import { waitForText } from './waitForText';

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

	/** Adds a node that has no page of its own; its parameters open. */
	async add(name: string): Promise<void> {
		await this.page.getByTestId('node-creator-search-bar').fill(name);
		await this.entry(name).first().click();
	}

	/** Opens the node's page with everything that it can do. */
	async open(name: string): Promise<void> {
		await this.entry(name).first().click();
		await this.page.getByText('Node details').waitFor();
		await this.unfoldActions();
	}

	/** What the page shows, line by line, once it shows this text: n8n draws a long list bit by bit. */
	async linesWith(text: string): Promise<string[]> {
		const shown = await waitForText(this.page.getByTestId('node-creator'), text);
		return shown.split('\n').map((line) => line.trim());
	}

	/** Adds the node to the workflow to do one of these things; its parameters open. */
	async choose(action: string): Promise<void> {
		await this.page.getByTestId('node-creator').getByText(action, { exact: true }).click();
	}

	/** Whoever looks for the first node of a workflow is shown the triggers, and the actions folded. */
	private async unfoldActions(): Promise<void> {
		const panel = this.page.getByTestId('node-creator');
		const heading = panel.getByText(/^Actions \(\d+\)$/);
		await heading.waitFor();
		const anAction = panel.getByText(/^Get many /).first();
		if (!(await anAction.isVisible())) await heading.click();
		await anAction.waitFor();
	}

	private entry(name: string): Locator {
		const title = this.page.getByTestId('node-creator-item-name').getByText(name, { exact: true });
		return this.page.getByTestId('item-iterator-item').filter({ has: title });
	}
}
