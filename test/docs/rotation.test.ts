import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { startSimulator, type Simulator } from '../simulator/client';
import { codeBlocks } from './markdown';

const page = readFileSync('docs/rotation.md', 'utf8');

let routix: Simulator;

beforeAll(async () => {
	routix = await startSimulator();
});

afterAll(async () => await routix?.stop());

it('docs/rotation.md: the request gives a new secret, which works from then on and the old one no longer', async () => {
	const [command, ...others] = codeBlocks(page, 'bash');
	expect(others).toEqual([]);
	expect(command).toContain('https://api.routix.com/');
	const { app, userToken } = routix;

	const answer = await run(command.replaceAll('https://api.routix.com', routix.url), {
		USER_TOKEN: userToken,
		OAUTH_APP_ID: app.id,
	});

	const { success, client_secret: clientSecret } = JSON.parse(answer);
	expect(success).toBe(true);
	expect(page).toContain('The new secret is `client_secret` in the answer.');
	await expect(routix.token({ ...app, clientSecret })).resolves.toEqual(expect.any(String));
	await expect(routix.token(app)).rejects.toThrow('invalid_client');
});

async function run(command: string, variables: Record<string, string>): Promise<string> {
	// A proxy that somebody has set up has no business with a server on this machine.
	const env = { ...process.env, NO_PROXY: '*', ...variables };
	const { stdout } = await promisify(execFile)('bash', ['-c', command], { env });
	return stdout;
}
