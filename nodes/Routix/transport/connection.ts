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
} from './credential/routixCredential';
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
	/** Routix refused even a token that it had just given: to ask for yet another one is of no use. */
	refusesNewTokens: boolean;
	/** Routix refused what the token at hand allows, so the next run will ask for another one. */
	leavesNoToken: boolean;
}

/**
 * Reads the credential and checks it.
 * @throws {NodeOperationError} when the credential is incomplete or unsafe, before anything is sent
 */
export async function openConnection(context: RoutixContext): Promise<Connection> {
	const credential = readCredential(await context.getCredentials('routixOAuth2Api'));
	const problem = credentialProblem(credential);
	if (problem) {
		const error = new NodeOperationError(context.getNode(), problem.message, {
			description: problem.description,
			failure: { cause: 'credential-invalid' },
		});
		// n8n replaces a message in which one of its error codes occurs.
		error.message = problem.message;
		throw error;
	}
	const isCancelled = () =>
		'getExecutionCancelSignal' in context && context.getExecutionCancelSignal?.()?.aborted === true;
	const throttle = createThrottle({ isCancelled });
	return {
		context,
		credential,
		throttle,
		isCancelled,
		refusesNewTokens: false,
		leavesNoToken: false,
	};
}
