import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCopy, filesBelow, pack, projectFolder, type Package } from './buildCopy';

/** Two builds that differ in all that a build must not depend on. */
const somewhere = { TZ: 'UTC', LANG: 'C', SOURCE_DATE_EPOCH: '' };
const elsewhere = { TZ: 'Asia/Kathmandu', LANG: 'nl_NL.UTF-8', USER: 'somebody-else' };

jest.setTimeout(120_000);

let folder: string;
let built: Package;
let builtElsewhere: Package;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-routix-supply-'));
	[built, builtElsewhere] = await Promise.all([
		buildCopy(join(folder, 'a'), somewhere),
		buildCopy(join(folder, 'another/much/deeper/place'), elsewhere),
	]);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('The published tarball', () => {
	it('holds what is made from the sources, and nothing else', () => {
		expect(built.files.filter((file) => !file.includes('__schema__'))).toEqual(filesToPublish());
	});

	it('holds previews of the output only for operations on resources with documented fields', () => {
		const previews = built.files.filter((file) => file.includes('__schema__'));

		expect(previews).toEqual(
			['create', 'get', 'getAll', 'update', 'upsert'].map(
				(operation) => `dist/nodes/Routix/__schema__/v1.0.0/account/${operation}.json`,
			),
		);
	});

	it('is small: it has no dependency in it', () => {
		expect(built.unpackedSize).toBeLessThan(700_000);
	});

	it('loads nothing but n8n-workflow, crypto and its own files', () => {
		const loaded = built.files.flatMap((file) => (file.endsWith('.js') ? loadedBy(file) : []));
		const others = loaded.filter((name) => !name.startsWith('./') && !name.startsWith('../'));

		expect([...new Set(others)].sort()).toEqual(['crypto', 'n8n-workflow']);
		expect(builtinModules).toContain('crypto');
	});

	it('runs nothing when it is installed, and depends on nothing', () => {
		const manifest = JSON.parse(read('package.json')) as Record<string, unknown>;

		for (const name of ['dependencies', 'optionalDependencies', 'bundleDependencies', 'bin']) {
			expect(manifest).not.toHaveProperty(name);
		}
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		const atInstallation = /^(pre|post)?(install|prepare|publish|pack)(Only)?$/;
		expect(
			Object.keys(manifest.scripts as object).filter((name) => atInstallation.test(name)),
		).toEqual([]);
	});

	it('names no folder of the machine that built it', () => {
		const places = [projectFolder, folder, tmpdir()];
		// At the beginning of a path: n8n has an address with /home/ in it.
		const anyHome = /(^|[\s"'`=(:])\/(home|root|Users)\//m;
		const found = built.files.filter(
			(file) => anyHome.test(read(file)) || places.some((place) => read(file).includes(place)),
		);

		expect(found).toEqual([]);
	});
});

describe('The build', () => {
	it('makes the same bytes in another folder, time zone and language', () => {
		const contentOf = ({ files, folder: root }: Package) =>
			files.map((file) => [file, readFileSync(join(root, file), 'latin1')]);

		expect(contentOf(builtElsewhere)).toEqual(contentOf(built));
		expect(builtElsewhere.integrity).toBe(built.integrity);
	});

	it('is packed to the same tarball again', async () => {
		rmSync(built.folder, { recursive: true });

		expect((await pack(join(folder, 'a'), somewhere)).integrity).toBe(built.integrity);
	});
});

/** Each source file becomes one file; pictures and search words are taken as they are. */
function filesToPublish(): string[] {
	const compiled = ['credentials', 'nodes'].flatMap((source) =>
		filesBelow(join(folder, 'a', source)).map(
			(file) => `dist/${source}/${file.replace(/\.ts$/, '.js')}`,
		),
	);
	const icons = filesBelow(join(folder, 'a/icons')).map((file) => `dist/icons/${file}`);
	return ['LICENSE.md', 'README.md', 'index.js', 'package.json', ...compiled, ...icons].sort();
}

function loadedBy(file: string): string[] {
	return [...read(file).matchAll(/\b(?:require|import)\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map(
		([, name]) => name,
	);
}

function read(file: string): string {
	return readFileSync(join(built.folder, file), 'utf8');
}
