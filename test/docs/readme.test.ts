import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { operationsOf } from '../../nodes/Routix/operations';
import { readScope, resources, titleCase, writeScope } from '../../nodes/Routix/resources';
import { withErrorTable } from './errorTable';

const readme = readFileSync('README.md', 'utf8');
const { scripts, version } = JSON.parse(readFileSync('package.json', 'utf8'));

describe('The README', () => {
	it('has the error table as the code has it', () => {
		expect(withErrorTable(readme)).toBe(readme);
	});

	it.each(resources)('has the operations and scopes of $plural', (resource) => {
		const row = readme
			.split('\n')
			.find((line) => line.startsWith(`| ${titleCase(resource.singular)} `) && line.includes('✓'));
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

	it('names only commands that exist', () => {
		const commands = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name);
		expect(commands).toContain('demo');
		for (const command of commands) expect(scripts).toHaveProperty([command]);
	});

	it('links only to files and headings that exist', () => {
		const links = [...readme.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, target]) => target);
		const headings = [...readme.matchAll(/^#+ (.+)$/gm)].map(
			([, heading]) =>
				`#${heading
					.toLowerCase()
					.replace(/[^\w\s-]/g, '')
					.replace(/\s/g, '-')}`,
		);
		for (const link of links) {
			if (link.startsWith('#')) expect(headings).toContain(link);
			else expect([link, existsSync(link.split('#')[0])]).toEqual([link, true]);
		}
	});
});

it('The CHANGELOG has an entry for the version of the package', () => {
	expect(readFileSync('CHANGELOG.md', 'utf8')).toContain(`## ${version}`);
});
