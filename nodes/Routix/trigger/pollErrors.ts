import { NodeApiError, NodeOperationError, type Failure, type INode } from 'n8n-workflow';
import { InputError } from '../inputError';
import { operationError } from '../nodeError';
import { IncompleteListError } from '../pagination/errors';
import type { BranchFailure } from './allBranches';
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

/** The error of a branch that could not be read. Of several, it names the one. */
export function branchError(node: INode, { publicId, error }: BranchFailure, isSeveral: boolean) {
	const problem = pollError(node, error);
	if (isSeveral) {
		const about = `This is about the branch ${publicId}; the others are watched as before.`;
		problem.description = [problem.description, about].filter(Boolean).join(' ');
	}
	return problem;
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
