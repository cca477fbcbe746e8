import { join, resolve } from 'node:path';

/** The root of the repository. */
export const projectFolder = resolve(__dirname, '../../..');

/** Where the pinned n8n is installed: its own `package.json`, lock file and `node_modules`. */
export const n8nFolder = join(projectFolder, 'test/e2e/n8n');

/** Everything that tests and demo write at run time, ignored by git. */
export const runtimeFolder = join(projectFolder, '.runtime');
