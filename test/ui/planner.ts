import type { Page } from 'playwright-core';
import type { CredentialDialog } from './editor/credentialDialog';
import { routixNode } from '../e2e/harness/routixNodes';
import type { WorkflowNode } from '../e2e/harness/workflows';
import { Screen } from './editor/screen';
import type { CredentialKind } from './editor/editor';
import type { NodeDetails } from './editor/nodeDetails';
import type { NodePanel } from './editor/nodePanel';
import type { EditorSession } from './editor/useEditor';

/** Somebody who follows a guide in the editor, with what a guide leaves to them: their own names, keys and records. */
export class Planner {
	readonly screen: Screen;
	/** What is open just now. */
	form!: CredentialDialog;
	node!: NodeDetails;
	panel!: NodePanel;
	consent!: Page;

	constructor(
		readonly session: EditorSession,
		/** What they fill in, by the labels of the fields. */
		readonly values: Record<string, string>,
	) {
		this.screen = new Screen(session.editor.page);
	}

	/** Presses a button; from then on what is written in Routix counts. */
	async press(button: string): Promise<void> {
		await this.session.routix.clearRequests();
		await this.screen.click(button);
	}

	/** Fills in the fields of the credential's form that have these labels. */
	async fillForm(...labels: string[]): Promise<void> {
		for (const label of labels) {
			await this.form.fill({ [await this.screen.nameOf(label)]: this.valueFor(label) });
		}
	}

	/** Fills in the fields of the open node that have these labels. */
	async fillNode(...labels: string[]): Promise<void> {
		for (const label of labels) {
			await this.node.fill(await this.screen.nameOf(label), this.valueFor(label));
		}
	}

	/** Picks an option of the parameter with this label, in the open node. */
	async choose(label: string, option: string): Promise<void> {
		await this.node.choose(await this.screen.nameOf(label), option);
	}

	/** Finds a value under each label, label and value in turn. */
	async findValues(...labelsAndValues: string[]): Promise<void> {
		for (let at = 0; at < labelsAndValues.length; at += 2) {
			const [label, value] = labelsAndValues.slice(at, at + 2);
			expect([label, await this.screen.valueOf(label)]).toEqual([label, value]);
		}
	}

	/** Goes to the list of credentials, and there to the question which kind a new one shall be. */
	async askForCredential(tab: string, button: string): Promise<void> {
		await this.session.editor.goHome();
		await this.screen.click(tab);
		await this.screen.click(button);
	}

	/** Goes on from that question to the form. */
	async openForm(button: string): Promise<void> {
		await this.screen.click(button);
		this.form = await this.session.editor.openedCredential();
	}

	/** The form of a new credential for the simulated Routix, by a way that was shown before. */
	async newCredential(kind?: CredentialKind): Promise<void> {
		this.form = await this.session.editor.newCredential(kind);
		await this.fillForm('Base URL');
	}

	/** Presses a button that opens a window of Routix. */
	async connect(button: string): Promise<void> {
		this.consent = await this.form.openWindowBy(() => this.screen.click(button));
	}

	/** Chooses the organization in that window, and allows access. */
	async allow(): Promise<void> {
		const [{ name }] = this.session.routix.organizations;
		await this.consent.getByLabel('Organization').selectOption(name);
		await this.consent.getByRole('button', { name: 'Allow' }).click();
	}

	/** Denies access in that window. */
	async deny(): Promise<void> {
		await this.consent.getByRole('button', { name: 'Deny' }).click();
		await this.consent.getByText('Failed to connect').waitFor();
		await this.consent.close();
	}

	/** Puts a node of this package into a new workflow, and opens it. */
	async openNode(
		name: string,
		parameters: Record<string, unknown> = {},
		input: WorkflowNode[] = [],
	): Promise<void> {
		const { credential, editor } = this.session;
		const accounts = { resource: 'account', operation: 'getAll' };
		const node = routixNode(name, credential, { ...accounts, ...parameters });
		this.node = await editor.openNode(node, input);
	}

	/** Finds a text somewhere on the screen. */
	async find(text: string): Promise<void> {
		const { page } = this.session.editor;
		await page.getByText(text).filter({ visible: true }).first().waitFor();
	}

	/** What was written in Routix since a button was pressed last. */
	async writes(): Promise<Array<[method: string, body: unknown]>> {
		const requests = await this.session.routix.requests({ path: '/api/v[12]/' });
		return requests
			.filter(({ method }) => method !== 'GET')
			.map(({ body, method }) => [method, body]);
	}

	private valueFor(label: string): string {
		const value = this.values[label];
		if (value === undefined) throw new Error(`There is nothing to fill in for ${label}`);
		return value;
	}
}
