import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { currentRun, notedSecrets, secretsFile } from './harness/run';
import { N8n } from './n8n';

/** Shorter pieces than this could turn up by chance. */
const shortestPiece = 16;

describe('After everything, no client secret and no token is found in anything that n8n wrote', () => {
	const run = currentRun();
	const patternsFile = join(run.folder, 'spellings-of-secrets.txt');
	const pieces = notedSecrets(run).flatMap(spellings);

	beforeAll(async () => {
		writeFileSync(patternsFile, pieces.join('\n'));
		const n8n = await N8n.connect(run.n8n);
		await n8n.cli.exportAll(join(run.folder, 'exported'));
		await saveExecutions(n8n, join(run.folder, 'executions'));
	});

	it('though there are secrets to look for', () => {
		expect(notedSecrets(run).length).toBeGreaterThan(10);
		expect(pieces.filter((piece) => piece.length < shortestPiece)).toEqual([]);
	});

	it.each([
		['n8n/.n8n/', 'a record read from Routix', 'De Jong Koeltransport B.V.'],
		['logs/', 'the debug log', 'Execution finalized'],
		['executions/', 'execution data', 'De Jong Koeltransport B.V.'],
		['exported/', 'an exported credential', 'routixOAuth2Api'],
	])('though the search sees into %s (%s)', (folder, _what, text) => {
		expect(filesWith(['-e', text], folder)).not.toEqual([]);
	});

	it('database, logs at debug level, execution data, exports and all the rest', () => {
		expect(filesWith(['-f', patternsFile], '.')).toEqual([]);
	});

	/** Searches all files below a folder, binary ones too, for fixed texts. */
	function filesWith(patterns: string[], folder: string): string[] {
		const notWrittenByN8n = [secretsFile(run), patternsFile].map(
			(file) => `--exclude=${basename(file)}`,
		);
		const { status, stdout, stderr } = spawnSync(
			'grep',
			['-r', '-l', '-a', '-F', ...notWrittenByN8n, ...patterns, folder],
			{ cwd: run.folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
		);
		if (status !== 0 && status !== 1) throw new Error(`grep ended with ${status}: ${stderr}`);
		return stdout.split('\n').filter(Boolean);
	}
});

/** As n8n hands them out, since a text in the database file can be split over its pages. */
async function saveExecutions(n8n: N8n, folder: string): Promise<void> {
	mkdirSync(folder, { recursive: true });
	for (const id of await n8n.executionIds()) {
		const execution = await n8n.rest.get<unknown>(`executions/${id}`);
		writeFileSync(join(folder, `${id}.json`), JSON.stringify(execution));
	}
}

/** A secret in clear, URL-encoded, in hexadecimal, and in base64 at each of the three places it can begin in a text. */
function spellings(secret: string): string[] {
	const base64 = [0, 1, 2].flatMap((before) => {
		const encoded = Buffer.from(' '.repeat(before) + secret).toString('base64');
		// The characters that mix in what stands before or after are left out.
		const own = encoded.slice(Math.ceil((before * 4) / 3), -4);
		return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
	});
	const hexadecimal = Buffer.from(secret).toString('hex');
	return [...new Set([secret, encodeURIComponent(secret), hexadecimal, ...base64])];
}
