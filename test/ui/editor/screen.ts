import type { Locator, Page } from 'playwright-core';

const ROLES = ['button', 'tab', 'link', 'menuitem', 'option'] as const;

/** The screen as somebody sees it who knows nothing but the words on it. */
export class Screen {
	constructor(readonly page: Page) {}

	/** Clicks what has this label: a button, a tab, an entry of a list, or a box that proposes it. */
	async click(label: string): Promise<void> {
		const withRole = ROLES.map((role) => this.page.getByRole(role, { name: label, exact: true }));
		const target = [...withRole, this.page.getByPlaceholder(label, { exact: true })]
			.reduce((all, one) => all.or(one))
			.filter({ visible: true });
		const text = this.page.getByText(label, { exact: true }).filter({ visible: true });
		await target.or(text).last().waitFor();
		// What lies on top comes last.
		await ((await target.count()) > 0 ? target : text).last().click();
	}

	/** The name of the parameter with this label: in a node the label tells it, in a credential the field below. */
	async nameOf(label: string): Promise<string> {
		const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
		const title = this.page.locator('.n8n-input-label [class*="_title"]', {
			hasText: new RegExp(`^\\s*${escaped}\\s*\\*?\\s*$`),
		});
		const shown = title.filter({ visible: true }).last();
		await shown.waitFor();
		const target = await shown.evaluate((element) => {
			const named = element.closest('label[for]')?.getAttribute('for');
			if (named) return named;
			const fields = '[data-test-id^="parameter-input-"]:not([data-test-id$="-field"])';
			for (let part = element.parentElement; part; part = part.parentElement) {
				const field = part.querySelector<HTMLElement>(fields);
				if (field) return field.dataset.testId?.replace('parameter-input-', '');
			}
			return undefined;
		});
		return (target ?? '').replace(/^value\["(.+)"\]$/, '$1');
	}

	/** What the parameter with this label holds, as its field shows it. */
	async valueOf(label: string): Promise<string> {
		return await (await this.field(label)).locator('input, textarea').first().inputValue();
	}

	/** Whether the switch with this label is on. */
	async isOn(label: string): Promise<boolean> {
		const field = await this.field(label);
		return (await field.getByRole('switch').getAttribute('aria-checked')) === 'true';
	}

	private async field(label: string): Promise<Locator> {
		const name = await this.nameOf(label);
		return this.page.getByTestId(`parameter-input-${name}`).filter({ visible: true }).last();
	}
}
