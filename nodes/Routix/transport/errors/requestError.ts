import { apiError } from '../../nodeError';
import type { NodeApiError, Failure as FailureDeclaration } from 'n8n-workflow';
import type { Connection } from '../connection';
import { explain, type ErrorText } from './explain';
import type { Failure } from './failure';
import type { RoutixRequest } from '../address';
import { mayBeCarriedOut, askedWaitMs } from './retry';
import { secretsOf } from './secrets';

/**
 * The error that a user sees. Always built afresh: n8n's own error keeps the HTTP client's error as its cause, and with
 * it the request that was sent; and wrapping it again would keep n8n's message instead of ours.
 */
export async function requestError(
	connection: Connection,
	request: RoutixRequest,
	failure: Failure,
): Promise<NodeApiError> {
	const { context, credential } = connection;
	const text = explain(failure, request, credential, await secretsOf(connection));
	const error = apiError(context.getNode(), {
		message: text.message,
		description: text.description,
		httpCode: failure.status?.toString(),
		failure: declaration(text.cause, failure),
	});
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
	return { cause, retryAfterMs: askedWaitMs(failure.headers, Date.now()) };
}
