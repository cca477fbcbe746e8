import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { N8n } from '../n8n';
import { findNodeRuntime } from './nodeRuntime';

/**
 * The files below a folder, binary ones too, that hold one of these fixed texts; their paths begin at the folder.
 * @param texts each on a line of its own in the file that is named
 * @param except names of files that are not looked at
 */
export function filesWith(
	texts: { file: string } | string,
	folder: string,
	except: string[] = [],
): string[] {
	const patterns = typeof texts === 'string' ? ['-e', texts] : ['-f', texts.file];
	const excluded = except.map((file) => `--exclude=${file}`);
	const { status, stdout, stderr } = spawnSync(
		'grep',
		['-r', '-l', '-a', '-F', ...excluded, ...patterns, '.'],
		{ cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
	);
	if (status !== 0 && status !== 1) throw new Error(`grep ended with ${status}: ${stderr}`);
	return stdout.split('\n').filter(Boolean);
}

/** Saves all executions as n8n hands them out, since a text in the database file can be split over its pages. */
export async function saveExecutions(n8n: N8n, folder: string): Promise<void> {
	mkdirSync(folder, { recursive: true });
	for (const id of await n8n.executionIds()) {
		const execution = await n8n.rest.get<unknown>(`executions/${id}`);
		writeFileSync(join(folder, `${id}.json`), JSON.stringify(execution));
	}
}

/** Writes every row of n8n's database into a file, but for the table in which n8n keeps its API keys in clear. */
export function dumpDatabase(n8n: N8n, file: string): void {
	const database = join(n8n.settings.userFolder, '.n8n/database.sqlite');
	const script = `
		const { DatabaseSync } = require('node:sqlite');
		const { appendFileSync } = require('node:fs');
		const [, database, file] = process.argv;
		const db = new DatabaseSync(database, { readOnly: true });
		const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
		for (const { name } of tables) {
			if (name === 'user_api_keys') continue;
			for (const row of db.prepare('SELECT * FROM "' + name + '"').iterate()) {
				for (const value of Object.values(row)) {
					const text = value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value;
					appendFileSync(file, name + ': ' + text + '\\n');
				}
			}
		}`;
	const { binary } = findNodeRuntime();
	execFileSync(binary, ['--no-warnings', '-e', script, database, file], { encoding: 'utf8' });
}
