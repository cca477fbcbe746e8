import { createHash } from 'crypto';
import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
	NodeOperationError,
} from 'n8n-workflow';
import {
	credentialProblem,
	readCredential,
	type CredentialProblem,
	type RoutixCredential,
} from './credential/routixCredential';
import { operationError } from '../nodeError';
import { Throttle } from './throttle';

/** Where the Routix nodes may run: as a node, as a trigger, or for a dropdown in the editor. */
export type RoutixContext = IExecuteFunctions | IPollFunctions | ILoadOptionsFunctions;

/**
 * One run's way to Routix: every request of a poll or a dropdown goes through the same connection, and of an execution
 * every request of the items that have the same credential (see `connections.ts`).
 */
export interface Connection {
	context: RoutixContext;
	credential: RoutixCredential;
	/** Tells the credential from others, without showing what it holds. */
	key: string;
	/** Shared by all requests of the run to one address, so that one 429 slows all of them down. */
	throttle: Throttle;
	isCancelled(): boolean;
	/** The limits that Routix took, by resource path, after it refused a higher one. */
	pageLimits: Map<string, number>;
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
	return connect(context, credential, newThrottle(context));
}

/**
 * A connection for a credential that has been read.
 * @param context signs the requests: `getCredentials` has to bring this credential
 * @throws {NodeOperationError} when the credential is incomplete or unsafe
 */
export function connect(
	context: RoutixContext,
	credential: RoutixCredential,
	throttle: Throttle,
): Connection {
	const problem = credentialProblem(credential);
	if (problem) throw credentialError(context, problem);
	return {
		context,
		credential,
		key: keyOf(credential),
		throttle,
		isCancelled: isCancelledIn(context),
		pageLimits: new Map(),
		refusesNewTokens: false,
		leavesNoToken: false,
	};
}

/** A hash, so that no secret stands in a map. */
export function keyOf(credential: RoutixCredential): string {
	return createHash('sha256').update(JSON.stringify(credential)).digest('hex');
}

/** The throttle of requests to one address. */
export function newThrottle(context: RoutixContext): Throttle {
	return new Throttle(isCancelledIn(context));
}

/** A mistake in the credential, as an error of the node. */
export function credentialError(
	context: RoutixContext,
	{ message, description }: CredentialProblem,
): NodeOperationError {
	return operationError(context.getNode(), message, {
		description,
		failure: { cause: 'credential-invalid' },
	});
}

/** Tells, whenever it is asked, whether the execution was cancelled. */
export function isCancelledIn(context: RoutixContext): () => boolean {
	return () =>
		'getExecutionCancelSignal' in context && context.getExecutionCancelSignal?.()?.aborted === true;
}
