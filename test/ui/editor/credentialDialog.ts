import type { Locator, Page } from 'playwright-core';
import { waitForText } from './waitForText';

/** The values that somebody types into the credential's form, by the names of its properties. */
export type CredentialInput = Partial<
	Record<
		| 'clientId'
		| 'clientSecret'
		| 'branchPublicId'
		| 'baseUrl'
		| 'userToken'
		| 'n8nUrl'
		| 'n8nApiKey',
		string
	>
>;

/** The form of a credential. */
export class CredentialDialog {
	constructor(
		readonly page: Page,
		private readonly dialog: Locator,
	) {}

	async fill(values: CredentialInput): Promise<void> {
		for (const [name, value] of Object.entries(values)) {
			await this.field(name).locator('input').first().fill(value);
		}
	}

	/** Chooses how to log in, by the label of the grant. */
	async chooseGrant(label: string): Promise<void> {
		await this.field('grantType').click();
		await this.page.getByRole('option', { name: label }).click();
	}

	/** The labels that can be chosen in a field of the form. */
	async choices(name: string): Promise<string[]> {
		await this.field(name).click();
		const options = this.page.locator('.el-select-dropdown:visible [role=option]');
		await options.first().waitFor();
		const texts = await options.allInnerTexts();
		await this.page.keyboard.press('Escape');
		return texts.map((text) => text.split('\n')[0].trim());
	}

	/** Selects scopes by their labels. */
	async selectScopes(labels: string[]): Promise<void> {
		await this.field('requestedScopes').click();
		for (const label of labels) await this.page.getByRole('option', { name: label }).click();
		await this.page.keyboard.press('Escape');
	}

	/** The labels of the scopes that can be selected. */
	async scopeLabels(): Promise<string[]> {
		return await this.choices('requestedScopes');
	}

	/** The labels of the scopes that are selected. */
	async selectedScopes(): Promise<string[]> {
		return await this.field('requestedScopes').locator('.el-tag').allInnerTexts();
	}

	/** Saves, upon which n8n tests a credential that has a test. */
	async save(): Promise<void> {
		await this.dialog.getByTestId('credential-save-button').click();
	}

	/** Waits until the form shows a text, for example the outcome of the test, and brings all that it shows. */
	async waitFor(text: string | RegExp): Promise<string> {
		return await waitForText(this.dialog, text);
	}

	/** Waits until the form no longer shows a text. */
	async waitUntilGone(text: string): Promise<void> {
		await this.dialog.getByText(text).waitFor({ state: 'hidden' });
	}

	/** Waits until n8n's test of the credential failed, and until its details show a text. */
	async waitForFailure(text: string | RegExp): Promise<void> {
		await this.waitFor('Couldn’t connect with these settings');
		await this.dialog.getByText('More details').click();
		await this.waitFor(text);
	}

	/** Presses a button of the form that opens a window at Routix, or does whatever else does, and brings that window. */
	async openWindowBy(
		button: 'quick-connect-button' | 'oauth-switch-account-button' | (() => Promise<void>),
	): Promise<Page> {
		const popup = this.page.waitForEvent('popup');
		await (typeof button === 'string' ? this.dialog.getByTestId(button).click() : button());
		const window = await popup;
		await window.waitForURL(/\/oauth\//);
		return window;
	}

	/** Moves a field of the form into view. */
	async showField(name: string): Promise<void> {
		await this.field(name).scrollIntoViewIfNeeded();
	}

	/** Moves back to the form's beginning. */
	async showTop(): Promise<void> {
		await this.dialog.getByTestId('node-credentials-config-container').evaluate((element) => {
			for (let part = element.parentElement; part; part = part.parentElement) part.scrollTop = 0;
		});
	}

	/** Closes the form; n8n asks whether that is meant when it is not saved or not connected. */
	async close(): Promise<void> {
		await this.dialog.locator('.el-dialog__headerbtn').click();
		const question = this.page.locator('.el-message-box').getByRole('button', { name: 'Close' });
		const closed = this.dialog.waitFor({ state: 'hidden' });
		const asked = question.waitFor().then(async () => await question.click());
		await Promise.race([closed, asked.catch(() => closed)]);
		await closed;
		asked.catch(() => {});
	}

	private field(name: string): Locator {
		return this.dialog.getByTestId(`parameter-input-${name}`);
	}
}
