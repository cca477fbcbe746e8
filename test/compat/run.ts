import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { n8nFolderVariable, projectFolder } from '../e2e/harness/paths';

/** The oldest n8n that the package supports; the README says when this was run last. */
const folder = 'test/compat/n8n-2.20';

/**
 * `npm run test:compat`: installs that n8n, then runs the integration tests on its n8n-core and the end-to-end tests
 * in the whole of it. Arguments are handed to jest.
 */
const steps: [title: string, args: string[]][] = [
	['Installation', [require.resolve('tsx/cli'), join(projectFolder, 'test/e2e/install.ts')]],
	['Integration tests', jest('integration.config.js')],
	['End-to-end tests', jest('e2e.config.js')],
];

const failed = steps.filter(([title, args], index) => {
	console.log(`\n${title} (${folder})`);
	const { status } = spawnSync(process.execPath, args, {
		cwd: projectFolder,
		env: { ...process.env, [n8nFolderVariable]: folder },
		stdio: 'inherit',
	});
	// Without an n8n there is nothing to test.
	if (status !== 0 && index === 0) process.exit(1);
	return status !== 0;
});

if (failed.length > 0) console.error(`\nFailed: ${failed.map(([title]) => title).join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;

function jest(config: string): string[] {
	const configFile = join(__dirname, config);
	return [require.resolve('jest/bin/jest'), '--config', configFile, ...process.argv.slice(2)];
}
