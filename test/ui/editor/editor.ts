import type { Locator, Page } from 'playwright-core';
import { routixCredentialType } from '../../e2e/harness/routixNodes';
import { chain, manualTrigger, type WorkflowNode } from '../../e2e/harness/workflows';
import type { CredentialReference, N8n } from '../../e2e/n8n';
import { CredentialDialog } from './credentialDialog';
import { NodeDetails } from './nodeDetails';
import { NodePanel } from './nodePanel';

/** n8n's editor in a browser, as somebody uses it who has signed in. */
export class Editor {
	constructor(
		readonly page: Page,
		private readonly n8n: N8n,
	) {}

	/** Loads the editor, which takes some seconds; from then on it moves between its pages by itself. */
	async load(): Promise<void> {
		await this.page.goto(new URL('home/credentials', this.n8n.rest.baseUrl).href, {
			waitUntil: 'domcontentloaded',
		});
		await this.page.getByTestId('main-sidebar-settings').waitFor();
		// n8n tells everybody once about its shortcuts.
		await this.page.addLocatorHandler(
			this.page.getByRole('button', { name: 'Got it' }),
			async (button) => await button.click(),
		);
	}

	/** A new workflow, and the panel with all nodes. */
	async openNodePanel(): Promise<NodePanel> {
		await this.goTo('workflow/new');
		await this.byId('canvas-plus-button').click();
		return new NodePanel(this.page);
	}

	/** Stores a workflow with this node after a start, or alone if it is a trigger, and opens the node. */
	async openNode(node: WorkflowNode): Promise<NodeDetails> {
		const isTrigger = node.type.endsWith('Trigger');
		const workflow = chain(`Test of ${node.name}`, isTrigger ? [node] : [manualTrigger, node]);
		const id = await this.n8n.createWorkflow(workflow);
		await this.goTo(`workflow/${id}/${workflow.nodes.at(-1)?.id}`);
		return await this.openedNode();
	}

	/** The node that is open now. */
	async openedNode(): Promise<NodeDetails> {
		await this.byId('node-parameters').waitFor();
		return new NodeDetails(this.page);
	}

	/** The form for a new credential of ours, opened from the list of credentials. */
	async newCredential(): Promise<CredentialDialog> {
		await this.goTo('home/credentials');
		await this.byId('add-resource-credential')
			.or(this.page.getByRole('button', { name: 'Add first credential' }))
			.first()
			.click();
		await this.byId('new-credential-type-select').locator('input').fill('Routix');
		await this.byId('new-credential-type-select-option').filter({ hasText: 'Routix' }).click();
		await this.byId('new-credential-type-button').click();
		return await this.openedCredential();
	}

	/** The form of a stored credential. */
	async openCredential({ id }: CredentialReference): Promise<CredentialDialog> {
		await this.goTo(`home/credentials/${id}`);
		return await this.openedCredential();
	}

	/** The credential's form that is open now. */
	async openedCredential(): Promise<CredentialDialog> {
		await this.byId('parameter-input-grantType').waitFor();
		return new CredentialDialog(this.page, this.byId('editCredential-modal'));
	}

	/** The stored credentials of our type, newest first. */
	async storedCredentials(): Promise<CredentialReference[]> {
		const stored =
			await this.n8n.rest.get<(CredentialReference & { type: string })[]>('credentials');
		return stored.filter(({ type }) => type === routixCredentialType);
	}

	/** Moves as a click on a link inside the editor does: nothing is loaded again. */
	private async goTo(path: string): Promise<void> {
		const url = new URL(path, this.n8n.rest.baseUrl).href;
		await this.page.evaluate((address) => {
			history.pushState({}, '', address);
			dispatchEvent(new PopStateEvent('popstate', { state: {} }));
		}, url);
	}

	private byId(testId: string): Locator {
		return this.page.getByTestId(testId);
	}
}
