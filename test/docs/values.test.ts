import { readFileSync } from 'node:fs';
import { useRoutix } from '../integration/support/useRoutix';
import { inlineCode } from './markdown';

const session = useRoutix();

/** JSON that the README and the Dutch guide show: all of it is meant for Additional Fields. */
const shown = ['README.md', 'docs/nl/handleiding.md']
	.flatMap((file) => inlineCode(readFileSync(file, 'utf8')))
	.filter((code) => code.startsWith('{'));

it('The README shows JSON', () => {
	expect(shown).toContain('{ "phone": null }');
});

it.each(shown)('%s, put into Additional Fields (JSON), is sent and stored', async (json) => {
	const fields = JSON.parse(json) as Record<string, unknown>;
	const records = await session.routix.records('accounts');
	const [{ id }] = records.filter((record) =>
		Object.entries(fields).every(([name, value]) => record[name] !== value),
	);

	await session.run({
		resource: 'account',
		operation: 'update',
		recordId: { __rl: true, mode: 'id', value: String(id) },
		columns: { mappingMode: 'defineBelow', value: null },
		options: { additionalFields: json },
	});

	expect(await session.bodies('PATCH')).toEqual([fields]);
	const changed = (await session.routix.records('accounts')).find((record) => record.id === id);
	expect(changed).toMatchObject(fields);
});
