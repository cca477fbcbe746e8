import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { n8nFolder } from './paths';

const manifest = JSON.parse(readFileSync(join(n8nFolder, 'package.json'), 'utf8')) as {
	dependencies: { n8n: string };
};

/** Of the n8n under test. */
export const n8nVersion = manifest.dependencies.n8n;

/** Whether the n8n under test is the oldest one that the package supports. */
export const isOldestN8n = n8nVersion.startsWith('2.20.');
