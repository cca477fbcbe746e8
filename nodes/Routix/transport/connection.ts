import {
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
	type IPollFunctions,
} from 'n8n-workflow';
import {
	credentialProblem,
	readCredential,
	type RoutixCredential,
} from './credential/routixCredential';
import { operationError } from '../nodeError';
import { Throttle } from './throttle';

/** Where the Routix nodes may run: as a node, as a trigger, or for a dropdown in the editor. */
export type RoutixContext = IExecuteFunctions | IPollFunctions | ILoadOptionsFunctions;

/** One run's way to Routix: every request of an execution, a poll or a dropdown goes through the same connection. */
export interface Connection {
	context: RoutixContext;
	credential: RoutixCredential;
	/** Shared by all requests of the run, so that one 429 slows all of them down. */
	throttle: Throttle;
	isCancelled(): boolean;
	/** Routix refused a brand-new token, so do not ask for another. */
	refusesNewTokens: boolean;
	/** This run has dropped its token after a 403; once is enough. */
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
		throw operationError(context.getNode(), problem.message, {
			description: problem.description,
			failure: { cause: 'credential-invalid' },
		});
	}
	const isCancelled = isCancelledIn(context);
	const throttle = new Throttle(isCancelled);
	return {
		context,
		credential,
		throttle,
		isCancelled,
		refusesNewTokens: false,
		leavesNoToken: false,
	};
}

/** Tells, whenever it is asked, whether the execution was cancelled. */
export function isCancelledIn(context: RoutixContext): () => boolean {
	return () =>
		'getExecutionCancelSignal' in context && context.getExecutionCancelSignal?.()?.aborted === true;
}
