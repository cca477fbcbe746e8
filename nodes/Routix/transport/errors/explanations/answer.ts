import { isPassing, MAX_TRIES } from '../retry';
import type { Explanation } from './explanation';
import { isWrite, lostWrite, nothingChanged } from './write';

/** Routix answered, but not with what was asked for. */
export const answerExplanations: Explanation[] = [
	{
		name: 'Conflict (409)',
		applies: ({ status }, subject) => status === 409 && isWrite(subject),
		message: (_failure, { action, resource }) =>
			`Routix did not ${action} the ${resource.singular} because it conflicts with another one`,
		description:
			'This item was not written. Look at what Routix says below and correct the values.',
	},
	{
		name: 'Values refused (400, 413, 422, or a failure under a good status)',
		applies: ({ isStated, status }) => isStated === true || [400, 413, 422].includes(status ?? 0),
		message: (_failure, subject) =>
			isWrite(subject)
				? `Routix did not ${subject.action} the ${subject.resource.singular}: it refused the values`
				: `Routix refused the request for ${subject.resource.plural}`,
		description: (failure, subject) =>
			nothingChanged(failure, subject) + whatToCorrect(failure, isWrite(subject)),
		cause: 'configuration-invalid',
	},
	{
		name: 'Too many requests (429)',
		applies: ({ status }) => status === 429,
		message: 'Routix is receiving too many requests',
		description: (failure, subject) =>
			`${nothingChanged(failure, subject)}It was tried ${MAX_TRIES} times or more for over a minute, or Routix asked for a wait of over a minute. Run fewer workflows at once, or wait and try again.`,
		cause: 'rate-limited',
	},
	{
		name: 'Routix could not answer (500)',
		applies: ({ status }) => status === 500,
		message: 'Routix could not handle the request (HTTP 500)',
		description: (failure, subject) =>
			lostWrite(failure, subject) ??
			'Routix did not say that it passes. Run it again once; if the same comes back, tell Routix what it answered.',
		cause: 'temporarily-unavailable',
	},
	{
		name: 'Routix out of reach (408, 425, 5xx)',
		applies: (failure) => isPassing(failure) || (failure.status ?? 0) >= 500,
		message: ({ status }) => `Routix cannot answer just now (HTTP ${status})`,
		description: (failure, subject) =>
			lostWrite(failure, subject) ??
			`${nothingChanged(failure, subject)}Try again in a few minutes.`,
		cause: 'temporarily-unavailable',
	},
	{
		name: 'Anything else',
		applies: () => true,
		message: ({ status }) =>
			status ? `Routix answered with HTTP ${status}` : 'The request to Routix failed',
		description: (failure, subject) =>
			lostWrite(failure, subject) ??
			nothingChanged(failure, subject) +
				(failure.status
					? 'Routix does not document this answer. Look at what it says below, and ask Routix what has to be different.'
					: failure.message),
	},
];

function whatToCorrect({ status }: { status?: number }, isOfWrite: boolean): string {
	if (status === 413) return 'Too much was sent at once. Send fewer or shorter values in one item.';
	return isOfWrite
		? 'Correct the fields that Routix names, then run the workflow with this item again.'
		: 'Check the parameters of the node.';
}
