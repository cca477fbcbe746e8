import { readdirSync, readFileSync } from 'node:fs';
import { operationsOf } from '../../nodes/Routix/operations';
import { labelOf, readScope, resources, writeScope } from '../../nodes/Routix/resources';
import { textOf } from './documents';

const readme = textOf('README.md');
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

describe('The README', () => {
	it('has the sections that n8n wants of a verified node', () => {
		const sections = [...readme.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
		expect(sections).toEqual(
			expect.arrayContaining([
				'Installation',
				'Operations',
				'Credentials',
				'Compatibility',
				'Usage',
				'Resources',
				'Version history',
			]),
		);
	});

	it('is short enough to be read: 12 KB, one picture, a trigger in five points', () => {
		expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(12_000);
		expect(readme.match(/!\[/g)).toHaveLength(1);
		const [, trigger] = readme.split('## Trigger\n');
		expect(trigger.split(/^## /m)[0].match(/^- /gm)).toHaveLength(5);
	});

	it.each(resources)('has the operations and scopes of $plural', (resource) => {
		const row = readme
			.split('\n')
			.find((line) => line.startsWith(`| ${labelOf(resource)} `) && line.includes('✓'));
		const cells = (row ?? '').split('|').map((cell) => cell.trim());
		expect(cells.filter((cell) => cell === '✓')).toHaveLength(operationsOf(resource).length);
		expect(cells).toContain(`\`${readScope(resource)}\``);
		expect(cells.includes(`\`${writeScope(resource)}\``)).toBe(resource.writable);
	});

	it('tells in one table what each example does', () => {
		const examples = readdirSync('examples').filter((file) => file.endsWith('.json'));
		const [, section] = readme.split('### Example workflows');
		const rows = section
			.split(/^#+ /m)[0]
			.matchAll(/^\| \[(?<name>.+?)\]\((?<link>.+?)\) \| (?<text>.+) \|$/gm);
		const table = [...rows].map(({ groups }) => ({ ...groups }));
		expect(table.map(({ name }) => name).sort()).toEqual(examples.sort());
		for (const { name, link, text } of table) {
			expect(link).toBe(`examples/${name}`);
			expect(text.length).toBeGreaterThan(30);
		}
	});
});

it('The CHANGELOG has an entry for the version of the package', () => {
	expect(textOf('CHANGELOG.md')).toContain(`## ${version}`);
});
