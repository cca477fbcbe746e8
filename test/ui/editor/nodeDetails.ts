import type { Locator, Page } from 'playwright-core';
import { waitForText } from './waitForText';

/** An open node: what it is fed with, its parameters, and what came out. */
export class NodeDetails {
	constructor(readonly page: Page) {}

	/** Picks an option of a dropdown, both by the parameter's name and the option's label. */
	async choose(name: string, label: string): Promise<void> {
		await this.parameter(name).click();
		await this.page
			.locator('.el-select-dropdown:visible [role=option], .el-select-dropdown:visible li')
			.filter({ has: this.page.getByText(label, { exact: true }) })
			.first()
			.click();
		await this.dropdownIsGone();
	}

	/** The options of a dropdown as they are shown, each with its description. */
	async options(name: string): Promise<string[]> {
		await this.parameter(name).click();
		const options = this.page.locator('.el-select-dropdown:visible li');
		await options.first().waitFor();
		const texts = await options.allInnerTexts();
		await this.page.keyboard.press('Escape');
		await this.dropdownIsGone();
		return texts;
	}

	/** Types a value, which the field takes when it is left, and waits until it is saved. */
	async fill(name: string, value: string): Promise<void> {
		const saved = this.savedWith(value);
		const input = this.parameter(name).locator('input, textarea').first();
		await input.fill(value);
		await input.press('Tab');
		await saved;
	}

	/** Switches a parameter to an expression, types it, leaves it once its result is shown, and waits until it is saved. */
	async useExpression(name: string, expression: string, result: string): Promise<void> {
		// What is typed while the editor still takes over the fixed value may be lost.
		const switched = this.savedWith('"=');
		await this.parameter(name).hover();
		await this.byId(`${name}-parameter-input-options-container`)
			.getByTestId('radio-button-expression')
			.click();
		await switched;
		const input = this.parameter(name).locator('.cm-content');
		await input.click();
		const saved = this.savedWith(expression);
		await this.page.keyboard.press('Control+A');
		await this.page.keyboard.insertText(expression);
		await input.filter({ hasText: expression }).waitFor();
		const preview = this.page.getByTestId('inline-expression-editor-output');
		await preview.getByText(result, { exact: true }).waitFor();
		await this.page.getByTestId('node-parameters').click({ position: { x: 2, y: 2 } });
		await preview.waitFor({ state: 'hidden' });
		await saved;
	}

	async toggle(name: string): Promise<void> {
		await this.parameter(name).locator('.el-switch').click();
	}

	/** The labels of the fields that can be matched on. */
	async matchingFields(): Promise<string[]> {
		await this.byId('matching-column-select').click();
		const options = this.page.locator('.el-select-dropdown:visible li');
		await options.first().waitFor();
		const texts = await options.allInnerTexts();
		await this.page.keyboard.press('Escape');
		await this.dropdownIsGone();
		return texts.map((text) => text.trim());
	}

	/** All that the parameters show, also what their fields hold and propose. */
	async shownText(): Promise<string> {
		const part = this.page.getByTestId('node-parameters');
		const inFields = await part
			.locator('input')
			.evaluateAll((fields: HTMLInputElement[]) =>
				fields.map(({ placeholder, value }) => `${value}\n${placeholder}`),
			);
		return [await part.innerText(), ...inFields].join('\n');
	}

	/** The labels of the fields in the form for writing, from top to bottom. */
	async fieldLabels(): Promise<string[]> {
		const labels = this.byId('mapping-fields-container').locator('label[for^="value["]');
		await labels.first().waitFor();
		const texts = await labels.locator('[class*="title"]').allInnerTexts();
		return texts.map((text) => text.trim());
	}

	/** Opens the list of records, types a word and brings what is then listed. */
	async searchRecord(word: string): Promise<string[]> {
		await this.byId('rlc-input').click();
		const found = this.page.getByTestId('rlc-item');
		await found.first().waitFor();
		if (word !== '') {
			const answer = this.page.waitForResponse(/resource-locator-results/);
			await this.page.getByTestId('rlc-search').fill(word);
			await answer;
			await found.first().waitFor();
		}
		return await found.allInnerTexts();
	}

	/** Picks a record of the list that is open. */
	async pickRecord(title: string): Promise<void> {
		await this.page.getByTestId('rlc-item').filter({ hasText: title }).first().click();
	}

	async chooseCredential(name: string): Promise<void> {
		await this.page.getByTestId('node-credentials-select').locator('input').click();
		await this.page
			.locator('[data-test-id^="node-credentials-select-item-"]:visible')
			.filter({ has: this.page.getByText(name, { exact: true }) })
			.first()
			.click();
	}

	/** Presses "Execute step", or "Fetch Test Event" in a trigger. */
	async execute(): Promise<void> {
		await this.page.getByTestId('node-execute-button').click();
	}

	/** Waits until the output shows a text, and brings all that it shows. */
	async waitForOutput(text: string | RegExp): Promise<string> {
		return await waitForText(this.page.getByTestId('output-panel'), text);
	}

	/** Waits until the parameters show a text, and brings all that they show. */
	async waitForParameters(text: string | RegExp): Promise<string> {
		return await waitForText(this.page.getByTestId('node-parameters'), text);
	}

	/** Waits until n8n tells something in a corner of the screen. */
	async waitForNotice(text: string): Promise<void> {
		await this.page.locator('.el-notification').filter({ hasText: text }).waitFor();
	}

	/** Moves the parameters so that one of them is at the top. */
	async scrollTo(name: string): Promise<void> {
		await this.parameter(name).evaluate((element) => element.scrollIntoView({ block: 'start' }));
	}

	/** The editor saves by itself after a while, and what is executed is what was saved. */
	private async savedWith(text: string): Promise<void> {
		await this.page.waitForResponse((response) => {
			const request = response.request();
			return /\/rest\/workflows/.test(request.url()) && request.postData()?.includes(text) === true;
		});
	}

	/** A dropdown fades out, and until then its options would be taken for those of the next one. */
	private async dropdownIsGone(): Promise<void> {
		await this.page.locator('.el-select-dropdown:visible').first().waitFor({ state: 'hidden' });
	}

	parameter(name: string): Locator {
		return this.page.getByTestId('node-parameters').getByTestId(`parameter-input-${name}`);
	}

	byId(testId: string): Locator {
		return this.page.getByTestId('node-parameters').getByTestId(testId);
	}

	async close(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
	}
}
