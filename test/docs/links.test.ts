import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { documents, textOf } from './documents';
import { inlineCode } from './markdown';

/** Folders whose files documents name in back-ticks. CONTRIBUTING's examples add files to `nodes/` that are not there. */
const namedPath = /^(?:test|docs|examples|\.github|\.ci)\/[\w./-]+$/;

describe.each(documents)('%s', (file) => {
	it('links only to files and headings that exist', () => {
		const broken = linksIn(file).filter((link) => {
			const [path, anchor] = link.split('#');
			const target = path ? join(dirname(file), path) : file;
			return !existsSync(target) || (anchor && !anchorsOf(target).includes(anchor));
		});
		expect(broken).toEqual([]);
	});

	it('names only files and folders of tests and documents that exist', () => {
		const named = inlineCode(textOf(file)).filter((code) => namedPath.test(code));
		expect(named.filter((path) => !existsSync(path))).toEqual([]);
	});
});

it('Each document is reached by links from the README', () => {
	const reached = new Set(['README.md']);
	for (const file of reached) {
		for (const link of linksIn(file)) {
			const target = join(dirname(file), link.split('#')[0]);
			if (documents.includes(target)) reached.add(target);
		}
	}
	expect(documents.filter((file) => !reached.has(file))).toEqual([]);
});

describe('CONTRIBUTING', () => {
	const code = inlineCode(textOf('CONTRIBUTING.md'));

	it.each(['test', 'nodes/Routix'])('has a place for each folder in %s', (parent) => {
		const folders = readdirSync(parent, { withFileTypes: true })
			.filter((entry) => entry.isDirectory())
			.map(({ name }) => `${parent}/${name}/`);
		expect(folders.filter((folder) => !code.some((each) => each.startsWith(folder)))).toEqual([]);
	});
});

/** Links and pictures, but for those to other sites. */
function linksIn(file: string): string[] {
	return [...textOf(file).matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, target]) => target);
}

/** The anchors that GitHub gives to the headings. */
function anchorsOf(file: string): string[] {
	return [...textOf(file).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
		heading
			.toLowerCase()
			.replace(/[^\w\s-]/g, '')
			.replace(/\s/g, '-'),
	);
}
