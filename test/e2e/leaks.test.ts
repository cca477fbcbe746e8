import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { spellings } from '../secrets/spellings';
import { routixNode } from './harness/routixNodes';
import { currentRun, notedSecrets, secretsFile } from './harness/run';
import { filesWith, saveExecutions } from './harness/search';
import { secretsOf, useSession } from './harness/session';
import { chain, manualTrigger } from './harness/workflows';

const recordToFind = 'Koeltransport Zonder Geheimen B.V.';

/** Shorter pieces than this could turn up by chance. */
const shortestPiece = 16;

describe('After everything, no client secret and no token is found in anything that n8n wrote', () => {
	const session = useSession();
	const run = currentRun();
	const patternsFile = join(run.folder, 'spellings-of-secrets.txt');
	/** Both hold secrets, and n8n wrote neither. */
	const notWrittenByN8n = [secretsFile(run), patternsFile].map((file) => basename(file));
	let pieces: string[];

	beforeAll(async () => {
		const { n8n, routix, credential } = session;
		await routix.update('accounts', (await routix.records('accounts'))[0].id as string, {
			company_name: recordToFind,
		});
		const node = routixNode('Routix', credential, { resource: 'account', operation: 'getAll' });
		await n8n.execute(chain('Leave traces', [manualTrigger, node]));

		await n8n.cli.exportAll(join(run.folder, 'exported'));
		await saveExecutions(n8n, join(run.folder, 'executions'));
		pieces = [...notedSecrets(run), ...(await secretsOf(routix))].flatMap(spellings);
		writeFileSync(patternsFile, pieces.join('\n'));
	});

	it('though there are secrets to look for', async () => {
		expect((await session.routix.issuedTokens()).length).toBeGreaterThan(1);
		expect(pieces.filter((piece) => piece.length < shortestPiece)).toEqual([]);
	});

	it.each([
		['n8n/.n8n/', 'a record read from Routix', recordToFind],
		['logs/', 'the debug log', 'Execution finalized'],
		['executions/', 'execution data', recordToFind],
		['exported/', 'an exported credential', 'routixOAuth2Api'],
	])('though the search sees into %s (%s)', (folder, _what, text) => {
		expect(filesWith(text, join(run.folder, folder))).not.toEqual([]);
	});

	it('database, logs at debug level, execution data, exports and all the rest', () => {
		expect(filesWith({ file: patternsFile }, run.folder, notWrittenByN8n)).toEqual([]);
	});
});
