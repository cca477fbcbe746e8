import { join, resolve } from 'node:path';

/** The root of the repository. */
export const projectFolder = resolve(__dirname, '../../..');

/** Names another folder with a `package.json` and lock file of n8n, relative to the root: another version to test with. */
export const n8nFolderVariable = 'ROUTIX_TEST_N8N';

/** Where the pinned n8n is installed: its own `package.json`, lock file and `node_modules`. */
export const n8nFolder = join(projectFolder, process.env[n8nFolderVariable] ?? 'test/e2e/n8n');

/** Everything that tests and demo write at run time, ignored by git. */
export const runtimeFolder = join(projectFolder, '.runtime');
