import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readExample } from '../e2e/harness/examples';
import { projectFolder } from '../e2e/harness/paths';
import { pictureToLookAt } from './browser/pictures';
import { overlaps } from './editor/canvas';
import { useEditor } from './editor/useEditor';

const session = useEditor();

const examples = readdirSync(join(projectFolder, 'examples'))
	.filter((file) => file.endsWith('.json'))
	.map((file) => file.replace(/\.json$/, ''));

/** Names of nodes are 14 pixels high at full size (n8n 2.41); smaller than this, nobody reads them. */
const SMALLEST_ZOOM = 0.5;

describe.each(examples)('The example %s, just imported,', (example) => {
	it('has no note over a node or another note, and names that can be read', async () => {
		const { credential, editor } = session;
		const workflow = readExample(example, credential);

		const canvas = await editor.openCanvas(workflow);
		await editor.page.waitForTimeout(1_000);
		await pictureToLookAt(editor.page, `example-${example}`);

		const [nodes, notes] = [await canvas.nodes(), await canvas.notes()];
		const covered = notes.flatMap((note) =>
			[...nodes, ...notes]
				.filter((other) => other !== note && overlaps(note, other))
				.map((other) => `${note.name} × ${other.name}`),
		);
		expect(nodes.length).toBeGreaterThan(0);
		expect(notes.length).toBe(
			workflow.nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote').length,
		);
		expect(covered).toEqual([]);
		expect(await canvas.zoom()).toBeGreaterThanOrEqual(SMALLEST_ZOOM);
	});
});
