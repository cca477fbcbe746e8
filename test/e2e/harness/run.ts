import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { N8nSettings } from './environment';

/** What the set-up hands to the test files. */
export interface Run {
	folder: string;
	n8n: N8nSettings;
	/** The owner's session: n8n refuses a sixth sign-in within a minute. */
	cookies: string;
}

const variable = 'ROUTIX_E2E_RUN';

/** Called once by the set-up; jest gives its environment variables to every test file. */
export function announceRun(run: Run): void {
	process.env[variable] = JSON.stringify(run);
}

/** The run that this test file is part of. */
export function currentRun(): Run {
	const run = process.env[variable];
	if (!run) throw new Error('End-to-end tests are run by: npm run test:e2e');
	return JSON.parse(run) as Run;
}

/** Notes secrets and tokens that must not be found anywhere afterwards. */
export function noteSecrets(run: Run, secrets: string[]): void {
	appendFileSync(secretsFile(run), secrets.map((secret) => `${secret}\n`).join(''));
}

/** All secrets noted so far, each once. */
export function notedSecrets(run: Run): string[] {
	if (!existsSync(secretsFile(run))) return [];
	return [...new Set(readFileSync(secretsFile(run), 'utf8').split('\n').filter(Boolean))];
}

/** Where they are noted; the only file of the run that may hold them. */
export function secretsFile({ folder }: Run): string {
	return join(folder, 'secrets-of-the-run.txt');
}
