import type { Locator, Page } from 'playwright-core';
import { routixCredentialType } from '../../e2e/harness/routixNodes';
import {
	chain,
	manualTrigger,
	type Workflow,
	type WorkflowNode,
} from '../../e2e/harness/workflows';
import type { CredentialReference, N8n } from '../../e2e/n8n';
import { Canvas } from './canvas';
import { CredentialDialog } from './credentialDialog';
import { NodeDetails } from './nodeDetails';
import { NodePanel } from './nodePanel';

/** The first load reads all of the editor's scripts. */
const loadTimeoutMs = 180_000;

/** A kind of credential by its name and label, and the field whose being there tells that its form is open. */
export interface CredentialKind {
	name: string;
	label: string;
	firstField: string;
}

const oauth2: CredentialKind = {
	name: routixCredentialType,
	label: 'Routix OAuth2 API',
	firstField: 'grantType',
};
export const userToken: CredentialKind = {
	name: 'routixUserTokenApi',
	label: 'Routix User Token API',
	firstField: 'userToken',
};

/** n8n's editor in a browser, as somebody uses it who has signed in. */
export class Editor {
	private workflows = 0;

	constructor(
		readonly page: Page,
		private readonly n8n: N8n,
	) {}

	/** Loads the editor, which takes some seconds; from then on it moves between its pages by itself. */
	async load(): Promise<void> {
		await this.page.goto(new URL('home/credentials', this.n8n.rest.baseUrl).href, {
			waitUntil: 'domcontentloaded',
			timeout: loadTimeoutMs,
		});
		await this.page.getByTestId('main-sidebar-settings').waitFor({ timeout: loadTimeoutMs });
		// n8n tells everybody once about its shortcuts.
		await this.page.addLocatorHandler(
			this.page.getByRole('button', { name: 'Got it' }),
			async (button) => await button.click(),
		);
	}

	/** A new workflow, and the panel in which people look for what starts it. */
	async openNodePanel(): Promise<NodePanel> {
		await this.goTo('workflow/new');
		await this.byId('canvas-plus-button').click();
		return new NodePanel(this.page);
	}

	/** A workflow with a start, and the panel in which people look for what it shall do. */
	async openNodePanelAfterStart(): Promise<NodePanel> {
		await this.openWorkflow([manualTrigger]);
		await this.byId('node-creator-plus-button').click();
		return new NodePanel(this.page);
	}

	/** The panel in which people look for what comes after the last node of the workflow that is shown. */
	async openNodePanelAfterLastNode(): Promise<NodePanel> {
		await this.byId('canvas-handle-plus').last().click();
		return new NodePanel(this.page);
	}

	/**
	 * Stores a workflow with this node after a start, or alone if it is a trigger, and opens the node.
	 * @param input nodes between the start and this one
	 */
	async openNode(node: WorkflowNode, input: WorkflowNode[] = []): Promise<NodeDetails> {
		const isTrigger = node.type.endsWith('Trigger');
		await this.openWorkflow(isTrigger ? [node] : [manualTrigger, ...input, node]);
		return await this.openNodeNamed(node.name);
	}

	/** Opens a node of the workflow that is shown. */
	async openNodeNamed(name: string): Promise<NodeDetails> {
		await this.byId('canvas-node').filter({ hasText: name }).last().dblclick();
		return await this.openedNode();
	}

	/** Shows a workflow as somebody sees it who has just imported it: all of it, as large as it fits. */
	async openCanvas(workflow: Workflow): Promise<Canvas> {
		await this.show(workflow);
		await this.byId('canvas-node').first().waitFor();
		await this.page.keyboard.press('1');
		return new Canvas(this.page);
	}

	/** The node that is open now. */
	async openedNode(): Promise<NodeDetails> {
		await this.byId('node-parameters').waitFor();
		return new NodeDetails(this.page);
	}

	/** The form for a new credential of ours, opened from the list of credentials. */
	async newCredential(kind: CredentialKind = oauth2): Promise<CredentialDialog> {
		await this.askForCredentialType(kind);
		return await this.confirmCredentialType(kind);
	}

	/** The list of credentials, with the question which kind a new one shall be, and one of ours chosen. */
	async askForCredentialType({ label }: CredentialKind = oauth2): Promise<void> {
		await this.goTo('home/credentials');
		await this.byId('add-resource-credential')
			.or(this.page.getByRole('button', { name: 'Add first credential' }))
			.first()
			.click();
		await this.chooseCredentialType(label);
	}

	/** Answers the question which kind a new credential shall be, by what n8n calls it. */
	async chooseCredentialType(label: string): Promise<void> {
		await this.byId('new-credential-type-select').locator('input').fill(label);
		await this.byId('new-credential-type-select-option').filter({ hasText: label }).click();
	}

	/** The page that n8n begins with. */
	async goHome(): Promise<void> {
		await this.goTo('home/workflows');
	}

	/** Publishes the workflow that is open, by the button with this label, and confirms it. */
	async publish(label: string): Promise<void> {
		const published = this.page.waitForResponse(/\/rest\/workflows\/\w+\/activate/);
		await this.page.getByRole('button', { name: label, exact: true }).first().click();
		const dialog = this.page.getByRole('dialog').getByRole('button', { name: label, exact: true });
		await dialog.click();
		await published;
	}

	/** Goes on from that question to the form. */
	async confirmCredentialType(kind: CredentialKind = oauth2): Promise<CredentialDialog> {
		await this.byId('new-credential-type-button').click();
		return await this.openedCredential(kind);
	}

	/** Everything that can be read on the screen: texts, what fields hold, and what they propose. */
	async visibleText(): Promise<string> {
		return await this.page.evaluate(() => {
			const fields = [...document.querySelectorAll('input, textarea')] as HTMLInputElement[];
			const inFields = fields.flatMap(({ value, placeholder }) => [value, placeholder]);
			return [document.body.innerText, ...inFields].join('\n');
		});
	}

	/** The form of a stored credential. */
	async openCredential({ id }: CredentialReference): Promise<CredentialDialog> {
		// The list that the editor has at hand may be older than the credential.
		await this.page.goto(new URL(`home/credentials/${id}`, this.n8n.rest.baseUrl).href);
		return await this.openedCredential();
	}

	/** The credential's form that is open now. */
	async openedCredential({ firstField }: CredentialKind = oauth2): Promise<CredentialDialog> {
		await this.byId(`parameter-input-${firstField}`).waitFor();
		return new CredentialDialog(this.page, this.byId('editCredential-modal'));
	}

	/** The stored credentials of this kind. */
	async storedCredentials({ name }: CredentialKind = oauth2): Promise<CredentialReference[]> {
		const stored =
			await this.n8n.rest.get<(CredentialReference & { type: string })[]>('credentials');
		return stored.filter(({ type }) => type === name);
	}

	/** The form for a new key of n8n's own API; Escape closes it. */
	async openApiKeyForm(): Promise<void> {
		await this.goTo('settings/api');
		await this.page.getByRole('button', { name: 'Create API key' }).first().click();
		await this.page.getByText('Expiration', { exact: true }).first().waitFor();
	}

	/** Removes the credentials of other test files, whose Routix is gone: they have the same names. */
	async forgetCredentialsExcept({ id }: CredentialReference): Promise<void> {
		const stored = [
			...(await this.storedCredentials(oauth2)),
			...(await this.storedCredentials(userToken)),
		];
		for (const other of stored) {
			if (other.id !== id) await this.n8n.rest.delete(`credentials/${other.id}`);
		}
	}

	/** Stores a workflow of these nodes, one after the other, and shows it. */
	private async openWorkflow(nodes: WorkflowNode[]): Promise<void> {
		this.workflows += 1;
		await this.show(chain(`${nodes.at(-1)?.name}, workflow ${this.workflows}`, nodes));
	}

	/** Stores a workflow and shows it. */
	private async show(workflow: Workflow): Promise<void> {
		const id = await this.n8n.createWorkflow(workflow);
		await this.goTo(`workflow/${id}`);
		// Until then the canvas still shows the workflow before.
		await this.byId('workflow-name-input').filter({ hasText: workflow.name }).waitFor();
	}

	/** Moves as a click on a link inside the editor does, through its router: nothing is loaded again. */
	private async goTo(path: string): Promise<void> {
		await this.page.evaluate(async (target) => {
			const app = document.querySelector('#app') as Element & {
				__vue_app__: {
					config: { globalProperties: { $router: { push(to: string): Promise<void> } } };
				};
			};
			await app.__vue_app__.config.globalProperties.$router.push(target);
		}, `/${path}`);
	}

	private byId(testId: string): Locator {
		return this.page.getByTestId(testId);
	}
}
