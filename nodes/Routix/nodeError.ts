import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { redact } from './redact';

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
	const message = typeof what === 'string' ? what : what.message;
	const description = options?.description;
	const isPlain =
		plainWords(message) === message && plainWords(description ?? '') === (description ?? '');
	// What caused the error becomes a part of it, with its words.
	const error = new NodeOperationError(node, isPlain ? what : plainWords(message), options);
	return inWords(error, message, description, node);
}

/** An error about what Routix answered. Built afresh, so that nothing that was sent is part of it. */
export function apiError(node: INode, options: ApiErrorOptions): NodeApiError {
	const { description, message } = options;
	return inWords(new NodeApiError(node, { message }, options), message, description, node);
}

/**
 * Whether the node is a tool of an AI Agent. n8n itself does not tell (`isToolExecution()` is false under Agent 3, seen in
 * n8n 2.41), but gives the type of such a node this end.
 */
export function isTool({ type }: Pick<INode, 'type'>): boolean {
	return type?.endsWith('Tool') === true;
}

/**
 * A text as n8n may show it, whatever is quoted in it. n8n renders HTML in errors, hints and notices (seen in 2.41), so
 * words from outside must not become images or links; and a secret may have been pasted into the wrong field.
 */
export function plainWords(text: string, longest = LONGEST_TEXT): string {
	const words = redact(text).replace(/<(?=[a-z/!?])/gi, '‹');
	return words.length > longest ? `${words.slice(0, longest)}…` : words;
}

const LONGEST_TEXT = 8_000;

/** The title of an error. */
const LONGEST_MESSAGE = 2_000;

/** An agent gets the message of an error and nothing else (seen in n8n 2.41), so there it has the advice too. */
function inWords<E extends NodeApiError | NodeOperationError>(
	error: E,
	what: string,
	advice: string | null | undefined,
	node: INode,
): E {
	const message = plainWords(what, LONGEST_MESSAGE);
	const description = advice ? plainWords(advice) : undefined;
	const isAdvised = !description || message.includes(description);
	error.message =
		isTool(node) && !isAdvised ? `${message.replace(/\.$/, '')}. ${description}` : message;
	if (description) error.description = description;
	return error;
}
