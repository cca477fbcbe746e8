import { existsSync, readFileSync } from 'node:fs';
import { documents, textOf } from './documents';
import { codeBlocks, inlineCode } from './markdown';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Commands that no run of continuous integration carries out, and why that is enough. */
const notRun: Record<string, string> = {
	'npm run lint:fix': 'Changes files; `npm run lint` runs the same checks',
	'npm run docs': 'Writes what `npm test` compares with the code',
	'npm run docs:reliability': 'Writes what `npm test` compares with what it sees',
	'npm run simulator': 'Stays up; the tests start the same program',
	'npm run bench': 'Measures for long, and means nothing on a busy machine',
	'npm run fuzz': 'Runs for long; `npm test` does the same with fewer cases',
	'npm run test:churn': 'Runs for long; `npm test` does the same with fewer cases',
	'npm run test:cost': 'Measures for long; `npm test` does the same with fewer orders',
	'npm run test:histories': 'Runs for long; `npm test` does the same with fewer cases',
	'npm run test:items': 'Runs for long; the extended tests do the same with fewer cases',
	'npm run test:compat': 'Installs another n8n; .github/workflows/compat.yml runs it every week',
};

const carriedOut = [...localRun(), ...gitHubRun()];

describe.each(documents)('%s', (file) => {
	const found = commandsIn(textOf(file));

	it('names only commands that exist and are run, or that we know why not', () => {
		expect(found.filter((command) => !isKnown(command, file))).toEqual([]);
	});
});

it('The README and CONTRIBUTING do tell commands', () => {
	expect(commandsIn(textOf('README.md'))).toEqual(
		expect.arrayContaining(['npm ci', 'npm run demo', 'npm test']),
	);
	expect(commandsIn(textOf('CONTRIBUTING.md'))).toContain('npm run release:check');
});

describe('CONTRIBUTING', () => {
	const rows = [...textOf('CONTRIBUTING.md').matchAll(/^\| `(npm [\w: ]+)`( ●)? \| .+ \|$/gm)];

	it('says of every script what it does, once', () => {
		const commands = Object.keys(scripts).map((name) =>
			name === 'test' ? 'npm test' : `npm run ${name}`,
		);
		expect(rows.map(([, command]) => command).sort()).toEqual(commands.sort());
	});

	it('marks what .ci/run runs', () => {
		const marked = rows.filter(([, , mark]) => mark).map(([, command]) => command);
		const run = localRun().filter((command) => command !== 'npm ci' && command.startsWith('npm '));
		expect(marked.sort()).toEqual([...new Set(run)].sort());
	});
});

it('Commands that are said not to be run exist', () => {
	const names = Object.keys(notRun).map((command) => command.replace('npm run ', ''));
	expect(names.filter((name) => !(name in scripts))).toEqual([]);
});

function isKnown(command: string, file: string): boolean {
	const [program, ...words] = command.split(' ');
	// rotation.test.ts sends it.
	if (program === 'curl') return file === 'docs/rotation.md';
	if (program === 'npx') return words[0] === 'jest' && isTestedByDefault(words[1]);
	if (program !== 'npm') return false;
	// What follows `--` narrows the same script down, or tells the demo to end by itself.
	const [script] = command.split(' -- ');
	return script in notRun || carriedOut.some((other) => other.split(' -- ')[0] === script);
}

/** `npm test` runs this file too. */
function isTestedByDefault(path: string): boolean {
	const { testPathIgnorePatterns } = jest.requireActual('../../jest.config.js');
	const ignored = testPathIgnorePatterns.map((pattern: string) =>
		new RegExp(pattern.replace('<rootDir>/', '^')).test(path),
	);
	return existsSync(path) && !ignored.includes(true);
}

/** Every line of the blocks of commands, and every command within the text. */
function commandsIn(document: string): string[] {
	const inText = inlineCode(document)
		.map((code) => code.replace(/^(?:[A-Z_]+=\S+ )+/, ''))
		.filter((code) => /^(npm|npx|curl) /.test(code));
	return [...blockCommandsIn(document), ...inText];
}

function blockCommandsIn(document: string): string[] {
	return codeBlocks(document, 'bash', 'sh').flatMap((block) =>
		block
			.replace(/\\\n\s*/g, '')
			.split('\n')
			.map((line) => line.replace(/\s+# .*/, '').trim())
			.filter(Boolean),
	);
}

/** What `.ci/run` carries out: its own steps, and the blocks of the README if it reads them. */
function localRun(): string[] {
	const script = readFileSync('.ci/run', 'utf8');
	const steps = [...script.matchAll(/^step '[^']+' (.+)$/gm)].map(([, command]) => command);
	const ofReadme = script.includes('README.md') ? blockCommandsIn(textOf('README.md')) : [];
	return [...steps, ...ofReadme];
}

function gitHubRun(): string[] {
	const workflow = readFileSync('.github/workflows/ci.yml', 'utf8');
	return [...workflow.matchAll(/^ *(?:- )?run: (.+)$/gm)].map(([, command]) => command);
}
