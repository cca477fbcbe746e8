import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { n8nFolder } from './paths';

const manifest = JSON.parse(readFileSync(join(n8nFolder, 'package.json'), 'utf8')) as {
	dependencies: { n8n: string };
};

/** Whether the n8n under test is the oldest one that the package supports. */
export const isOldestN8n = manifest.dependencies.n8n.startsWith('2.20.');
