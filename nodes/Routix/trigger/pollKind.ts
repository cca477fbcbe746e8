import type { IPollFunctions } from 'n8n-workflow';

/** Marks a poll context that has been used. The mark sits on the context, so it ends with it. */
const HAS_POLLED = Symbol('hasPolled');

/**
 * - `publish`: n8n publishes the workflow with this poll, or starts; if it fails, the workflow is not active.
 * - `durable`: one of the polls of n8n's durable mode (2.36 and later), each of which has a context of its own.
 * - `later`: any other.
 */
export type PollKind = 'publish' | 'durable' | 'later';

/**
 * What kind of poll this is. n8n polls with one context for as long as the workflow is published. In durable mode every
 * context has the activation mode `update`; there only a poll that remembers nothing yet counts as publishing.
 * @param isFirst the trigger remembers nothing yet
 */
export function kindOfPoll(context: IPollFunctions, isFirst: boolean): PollKind {
	const marked = context as IPollFunctions & { [HAS_POLLED]?: boolean };
	const isNewContext = !marked[HAS_POLLED];
	marked[HAS_POLLED] = true;
	if (!isNewContext) return 'later';
	return isFirst || context.getActivationMode() !== 'update' ? 'publish' : 'durable';
}

/** Whether somebody publishes the workflow and sees the error, and not n8n that starts or takes over from another main. */
export function isStartedByUser(context: IPollFunctions): boolean {
	return !['init', 'leadershipChange'].includes(context.getActivationMode());
}
