import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

type OperationErrorOptions = ConstructorParameters<typeof NodeOperationError>[2];
type ApiErrorOptions = ConstructorParameters<typeof NodeApiError>[2] & { message: string };

/**
 * An error of the node that is not Routix's answer. The only place, with {@link apiError}, that builds errors for n8n:
 * n8n replaces a message in which one of its own error codes occurs, such as EPERM in the name Keepermans (seen in
 * n8n 2.41), so the message is set once more.
 */
export function operationError(
	node: INode,
	what: Error | string,
	options?: OperationErrorOptions,
): NodeOperationError {
	return withMessage(
		new NodeOperationError(node, what, options),
		typeof what === 'string' ? what : what.message,
	);
}

/** An error about what Routix answered. Built afresh, so that nothing that was sent is part of it. */
export function apiError(node: INode, options: ApiErrorOptions): NodeApiError {
	const { message } = options;
	return withMessage(new NodeApiError(node, { message }, options), message);
}

function withMessage<E extends Error>(error: E, message: string): E {
	error.message = message;
	return error;
}
