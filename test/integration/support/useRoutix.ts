import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import { accessTokens } from '../../../nodes/Routix/transport/credential/clientCredentials';
import { readCredential } from '../../../nodes/Routix/transport/credential/routixCredential';
import {
	startSimulator,
	type RequestLogEntry,
	type Simulator,
	type SimulatorSettings,
} from '../../simulator/client';
import { credentialFor } from './contexts';
import { runRoutix, type Execution } from './routixNode';

/** A process has to start, on a machine that may be busy. */
const START_TIMEOUT_MS = 60_000;

/** What a test file works with; filled when the first test runs. */
export interface RoutixSession {
	/** Routix, as at its start in each test. */
	routix: Simulator;
	credential: ICredentialDataDecryptedObject;
	/** Runs the Routix node for these input items and brings the JSON of its output. */
	run(
		parameters: INodeParameters,
		input?: IDataObject[],
		execution?: Partial<Execution>,
	): Promise<IDataObject[]>;
	/** The requests to the record API since the start of the test, or those of one method. */
	requests(method?: 'GET' | 'POST' | 'PATCH'): Promise<RequestLogEntry[]>;
	/** What writes sent, in order. */
	bodies(method: 'POST' | 'PATCH'): Promise<unknown[]>;
}

/** Starts a simulated Routix for a test file and resets it before each test. */
export function useRoutix(settings: Partial<SimulatorSettings> = {}): RoutixSession {
	const session = {
		run: async (parameters, input, execution) => {
			const { credential } = session;
			const items = await runRoutix({ credential, parameters, input, ...execution });
			return items.map(({ json }) => json);
		},
		requests: async (method) => await session.routix.requests({ method, path: '/api/v[12]/' }),
		bodies: async (method) => (await session.requests(method)).map(({ body }) => body),
	} as RoutixSession;
	beforeAll(async () => {
		session.routix = await startSimulator(settings);
		session.credential = credentialFor(session.routix);
	}, START_TIMEOUT_MS);
	beforeEach(async () => {
		await session.routix.reset();
		// The reset ended the token of the test before; it would be refused once and then asked for again.
		accessTokens.forget(readCredential(session.credential), Date.now());
	});
	afterAll(async () => await session.routix?.stop());
	return session;
}
