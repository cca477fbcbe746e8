import {
	NodeApiError,
	NodeOperationError,
	type Failure,
	type INode,
	type IPollFunctions,
} from 'n8n-workflow';
import { operationError } from '../nodeError';
import { InputError } from '../inputError';
import { IncompleteListError } from '../pagination/errors';
import { PollBudgetError } from './watchedBranches';

/** What went wrong as an error of the node, with the cause that lets n8n back off from polling (n8n 2.41 and later). */
export function toNodeError(node: INode, error: Error): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	if (error instanceof InputError) {
		return nodeError(node, error, error.description, 'configuration-invalid');
	}
	if (error instanceof PollBudgetError) {
		return nodeError(node, error, error.description, 'temporarily-unavailable');
	}
	if (error instanceof IncompleteListError) {
		const description = 'Nothing was emitted, so nothing is lost. The next poll tries again.';
		return nodeError(node, error, description, 'temporarily-unavailable');
	}
	return operationError(node, error);
}

function nodeError(node: INode, error: Error, description: string, cause: Failure['cause']) {
	const failure = { cause } as Failure;
	return operationError(node, error, { description, failure });
}

const PASSING_CAUSES = ['rate-limited', 'temporarily-unavailable'];

/** Waiting may help: Routix is limiting requests, restarting or unreachable, or its list kept changing. */
export function isPassing(error: NodeApiError | NodeOperationError): boolean {
	if (error.failure) return PASSING_CAUSES.includes(error.failure.cause);
	// n8n before 2.41 keeps no cause.
	return error instanceof NodeApiError && /^(429|5\d\d)$/.test(error.httpCode ?? '');
}

/** On a poll context whose first poll is over. It is the context's own mark, so it ends with the context. */
const HAS_POLLED = Symbol('hasPolled');

/**
 * Whether this poll is the one by which n8n publishes the workflow, which must not fail for a passing reason. n8n polls
 * with one context as long as the workflow stays published; in durable mode (n8n 2.36 and later) with a new one for
 * each poll, always of the mode `update`, so that there only a poll that remembers nothing yet counts.
 */
export function isPublishPoll(context: IPollFunctions, isFirst: boolean): boolean {
	const marked = context as IPollFunctions & { [HAS_POLLED]?: boolean };
	const isNewContext = !marked[HAS_POLLED];
	marked[HAS_POLLED] = true;
	return isNewContext && (isFirst || context.getActivationMode() !== 'update');
}
