import { startSimulator, type Simulator, type SimulatorSettings } from '../../simulator/client';
import { N8n, type CredentialReference } from '../n8n';
import { routixCredential, routixCredentialType } from './routixNodes';
import { currentRun, noteSecrets } from './run';

/** What a test file works with. */
export interface Session {
	/** The n8n of the whole run. */
	n8n: N8n;
	/** Routix, for this file only. */
	routix: Simulator;
	/** A stored credential for the app that may do everything. */
	credential: CredentialReference;
}

/**
 * Prepares a test file: the run's n8n, a simulated Routix of its own and a credential for it. The returned object
 * is filled when the first test runs.
 */
export function useSession(settings: Partial<SimulatorSettings> = {}): Session {
	const session = {} as Session;
	beforeAll(async () => {
		const run = currentRun();
		session.n8n = N8n.connect(run.n8n, run.cookies);
		session.routix = await startSimulator(settings);
		session.credential = await session.n8n.createCredential(
			routixCredentialType,
			'Routix',
			routixCredential(session.routix),
		);
	});
	afterAll(async () => {
		noteSecrets(currentRun(), await secretsOf(session.routix));
		await session.routix.stop();
	});
	return session;
}

/** All client secrets and tokens so far, that of a signed-in user too. */
export async function secretsOf(routix: Simulator): Promise<string[]> {
	return [...(await routix.issuedSecrets()), ...(await routix.issuedTokens())];
}
