import {
	NodeApiError,
	NodeOperationError,
	type Failure,
	type INode,
	type IPollFunctions,
} from 'n8n-workflow';
import { InputError } from '../inputError';
import { operationError } from '../nodeError';
import { IncompleteListError } from '../pagination/errors';
import { PollBudgetError } from './watchedBranches';

/** The error that a failed poll shows, with the cause that makes n8n 2.41 and later poll less often. */
export function pollError(node: INode, error: Error): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	if (error instanceof InputError) {
		return withCause(node, error, error.description, 'configuration-invalid');
	}
	if (error instanceof PollBudgetError) {
		return withCause(node, error, error.description, 'temporarily-unavailable');
	}
	if (error instanceof IncompleteListError) {
		const description = 'Nothing was emitted, so nothing is lost. The next poll tries again.';
		return withCause(node, error, description, 'temporarily-unavailable');
	}
	return operationError(node, error);
}

function withCause(node: INode, error: Error, description: string, cause: Failure['cause']) {
	const failure = { cause } as Failure;
	return operationError(node, error, { description, failure });
}

const TEMPORARY_CAUSES = ['rate-limited', 'temporarily-unavailable'];

/** Whether waiting may help: Routix limits requests, restarts or is unreachable, or its list keeps changing. */
export function isTemporary(error: NodeApiError | NodeOperationError): boolean {
	if (error.failure) return TEMPORARY_CAUSES.includes(error.failure.cause);
	// n8n before 2.41 keeps no cause.
	return error instanceof NodeApiError && /^(429|5\d\d)$/.test(error.httpCode ?? '');
}

/** Marks a poll context whose first poll is over. The mark sits on the context, so it ends with it. */
const HAS_POLLED = Symbol('hasPolled');

/**
 * Whether n8n publishes the workflow with this poll, which then must not fail for a temporary reason. n8n polls with one
 * context for as long as the workflow is published. In durable mode (n8n 2.36 and later) each poll has a context of its
 * own, always of the mode `update`; there only a poll that remembers nothing yet counts.
 */
export function isPublishPoll(context: IPollFunctions, isFirst: boolean): boolean {
	const marked = context as IPollFunctions & { [HAS_POLLED]?: boolean };
	const isNewContext = !marked[HAS_POLLED];
	marked[HAS_POLLED] = true;
	return isNewContext && (isFirst || context.getActivationMode() !== 'update');
}
