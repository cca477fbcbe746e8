/**
 * Holds the package against n8n's verification gate, offline: the rules of the published scan over the sources and over
 * the packed tarball, without any inline exception, and `n8n-node lint` in strict mode. Run by `npm run release:check`,
 * which packs what is built, or takes the tarball that `ROUTIX_TARBALL` names.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';

const root = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-routix-release-'));

try {
	await scan('Scan of the sources', root, SOURCE_FILE_PATTERNS);
	await scan('Scan of the tarball', unpackedTarball());
	lintStrictly();
	checkPublishedFields();
	console.log('All release checks passed');
} finally {
	rmSync(folder, { recursive: true, force: true });
}

async function scan(title: string, packageFolder: string, patterns?: string[]) {
	const { passed, message, details } = await analyzePackage(packageFolder, patterns);
	if (!passed) throw new Error(`${title}: ${message}\n${details}`);
	console.log(`${title}: no violations`);
}

/** What npm would publish, as n8n would download it. */
function unpackedTarball(): string {
	const tarball = process.env.ROUTIX_TARBALL || packedTarball();
	execFileSync('tar', ['-xzf', tarball, '-C', folder]);
	return join(folder, 'package');
}

function packedTarball(): string {
	const [{ filename }] = JSON.parse(
		execFileSync('npm', ['pack', '--json', '--silent', '--pack-destination', folder], {
			encoding: 'utf8',
		}),
	);
	return join(folder, filename);
}

/** Strict mode wants n8n's own eslint.config.mjs to the letter, which has no room for tests: a copy without them. */
function lintStrictly() {
	const copy = join(folder, 'strict');
	for (const name of ['nodes', 'credentials', 'icons', 'tsconfig.json']) {
		cpSync(join(root, name), join(copy, name), { recursive: true });
	}
	const description = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	description.n8n.strict = true;
	writeFileSync(join(copy, 'package.json'), JSON.stringify(description, null, '\t'));
	writeFileSync(
		join(copy, 'eslint.config.mjs'),
		"import { config } from '@n8n/node-cli/eslint';\n\nexport default config;\n",
	);
	symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
	execFileSync(join(root, 'node_modules/.bin/n8n-node'), ['lint'], { cwd: copy, stdio: 'inherit' });
	console.log('n8n-node lint in strict mode: no violations');
}

function checkPublishedFields() {
	const { dependencies, license, peerDependencies } = JSON.parse(
		readFileSync(join(root, 'package.json'), 'utf8'),
	);
	if (dependencies) throw new Error('The package must not have runtime dependencies');
	if (license !== 'MIT') throw new Error('The licence must be MIT');
	if (Object.keys(peerDependencies).join() !== 'n8n-workflow') {
		throw new Error('The only peer dependency is n8n-workflow');
	}
	console.log('Published fields: as n8n wants them');
}
