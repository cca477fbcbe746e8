import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { LONGEST_TEXT, redact } from './redact';

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
	const said = typeof what === 'string' ? what : what.message;
	const advice = options?.description ?? '';
	const words = wordsOf(said, advice);
	const isPlain = words.message === said && words.description === advice;
	// What caused the error becomes a part of it, with its words.
	const error = new NodeOperationError(node, isPlain ? what : words.message, options);
	return inWords(error, words, node);
}

/** An error about what Routix answered. Built afresh, so that nothing that was sent is part of it. */
export function apiError(node: INode, options: ApiErrorOptions): NodeApiError {
	const { description, message } = options;
	return inWords(new NodeApiError(node, { message }, options), wordsOf(message, description), node);
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
	const words = redact(text).replace(TAGS, '‹');
	return words.length > longest ? `${words.slice(0, longest)}…` : words;
}

/** Whether n8n would take a part of the text for HTML. */
export function holdsTags(text: string): boolean {
	return text.search(TAGS) >= 0;
}

const TAGS = /<(?=[a-z/!?])/gi;

/** The title of an error. */
const LONGEST_MESSAGE = 2_000;

interface Words {
	message: string;
	/** Empty if there is nothing to advise. */
	description: string;
}

function wordsOf(what: string, advice: string | null | undefined): Words {
	return { message: plainWords(what, LONGEST_MESSAGE), description: plainWords(advice ?? '') };
}

/** An agent gets the message of an error and nothing else (seen in n8n 2.41), so there it has the advice too. */
function inWords<E extends NodeApiError | NodeOperationError>(
	error: E,
	{ message, description }: Words,
	node: INode,
): E {
	const isAdvised = !description || message.includes(description);
	error.message =
		isTool(node) && !isAdvised ? `${message.replace(/\.$/, '')}. ${description}` : message;
	if (description) error.description = description;
	return error;
}
