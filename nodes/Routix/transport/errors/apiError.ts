import { NodeApiError, type Failure as FailureDeclaration } from 'n8n-workflow';
import type { Connection } from '../connection';
import { explain, type ErrorText } from './explain';
import type { Failure } from './readFailure';
import { mayBeCarriedOut, retryAfterMs } from './retry';
import type { RoutixRequest } from '../routixRequest';
import { secretsOf } from './secrets';

/**
 * The error that a user sees. Always built afresh: n8n's own error keeps the HTTP client's error as its cause, and with
 * it the request that was sent; and wrapping it again would keep n8n's message instead of ours.
 */
export async function apiError(
	connection: Connection,
	request: RoutixRequest,
	failure: Failure,
): Promise<NodeApiError> {
	const { context, credential } = connection;
	const text = explain(failure, request, credential, await secretsOf(connection));
	const { message } = text;
	const error = new NodeApiError(
		context.getNode(),
		{ message },
		{
			message,
			description: text.description,
			httpCode: failure.status?.toString(),
			failure: declaration(text.cause, failure),
		},
	);
	// n8n replaces a message in which one of its error codes occurs, such as EPERM in the name Keepermans.
	error.message = message;
	if (request.action !== 'read' && mayBeCarriedOut(failure)) unknownOutcomes.add(error);
	return error;
}

const unknownOutcomes = new WeakSet<object>();

/** Whether this is the error of a write that Routix may have carried out all the same. */
export function isOutcomeUnknown(error: unknown): boolean {
	return typeof error === 'object' && error !== null && unknownOutcomes.has(error);
}

/** n8n 2.41 and later: lets a polling trigger back off for as long as Routix asks. */
function declaration(cause: ErrorText['cause'], failure: Failure): FailureDeclaration | undefined {
	if (cause !== 'rate-limited') return cause && ({ cause } as FailureDeclaration);
	return { cause, retryAfterMs: retryAfterMs(failure.headers['retry-after'], Date.now()) };
}
