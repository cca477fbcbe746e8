import {
	NodeOperationError,
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
	type IPollFunctions,
} from 'n8n-workflow';
import {
	credentialProblem,
	readCredential,
	type RoutixCredential,
} from '../../../credentials/routixCredential';
import { createThrottle, type Throttle } from './throttle';

/** Where the Routix nodes may run: as a node, as a trigger, or for a dropdown in the editor. */
export type RoutixContext = IExecuteFunctions | IPollFunctions | ILoadOptionsFunctions;

/** One run's way to Routix: every request of an execution, a poll or a dropdown goes through the same connection. */
export interface Connection {
	context: RoutixContext;
	credential: RoutixCredential;
	/** Shared by all requests of the run, so that one 429 slows all of them down. */
	throttle: Throttle;
	isCancelled(): boolean;
}

/**
 * Reads the credential and checks it.
 * @throws {NodeOperationError} when the credential is incomplete or unsafe, before anything is sent
 */
export async function openConnection(context: RoutixContext): Promise<Connection> {
	const credential = readCredential(await context.getCredentials('routixOAuth2Api'));
	const problem = credentialProblem(credential);
	if (problem) {
		throw new NodeOperationError(context.getNode(), problem.message, {
			description: problem.description,
			failure: { cause: 'credential-invalid' },
		});
	}
	const isCancelled = () =>
		'getExecutionCancelSignal' in context && context.getExecutionCancelSignal?.()?.aborted === true;
	return { context, credential, throttle: createThrottle({ isCancelled }), isCancelled };
}
