import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNodeRuntime } from '../e2e/harness/nodeRuntime';
import { n8nFolder } from '../e2e/harness/paths';

/** What the contestants run on. */
export function versions(): { n8n: string; node: string } {
	const manifest = readFileSync(join(n8nFolder, 'node_modules/n8n/package.json'), 'utf8');
	return {
		n8n: (JSON.parse(manifest) as { version: string }).version,
		node: execFileSync(findNodeRuntime().binary, ['--version'], { encoding: 'utf8' }).trim(),
	};
}
