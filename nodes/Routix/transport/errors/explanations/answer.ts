import { answerNames } from '../../../contract/errorText';
import { MAX_TRIES } from '../retry';
import type { Explanation } from './explanation';
import { isWrite, lostWrite } from './write';

/** Routix answered, but not with what was asked for. */
export const answerExplanations: Explanation[] = [
	{
		name: 'Branch not found (404 branch_not_found)',
		applies: ({ status, body }) => status === 404 && answerNames(body, 'branch_not_found'),
		message: (_failure, { branchPublicId }) => `Routix does not know the branch ${branchPublicId}`,
		description:
			'Check the 8 characters of Branch Public ID in Routix → Settings → Branches. It is not the long internal ID of the branch.',
		cause: 'configuration-invalid',
	},
	{
		name: 'Record not found (404)',
		applies: ({ status }, subject) => status === 404 && subject?.recordId !== undefined,
		message: (_failure, { resource, recordId, branchPublicId }) =>
			`Routix has no ${resource.singular} "${recordId}" in branch ${branchPublicId}`,
		description: (_failure, { resource, apiVersion }) =>
			resource.live
				? 'Check the record ID and the branch. The record may have been deleted.'
				: `Check the record ID and the branch. If no ${resource.singular} can be read at all, Routix has not opened ${resource.plural} in API ${apiVersion} yet.`,
		cause: 'configuration-invalid',
	},
	{
		name: 'Resource not open yet (404)',
		applies: ({ status }) => status === 404,
		message: (_failure, { resource, apiVersion }) =>
			resource.live
				? `Routix does not know ${resource.plural} in API ${apiVersion}`
				: `Routix has not opened ${resource.plural} in API ${apiVersion} yet`,
		description: (_failure, { resource }) =>
			resource.live
				? 'Check the API Version under Options, and the Base URL in the Routix credential.'
				: `The scope for ${resource.plural} exists, but Routix does not answer for them yet. Ask Routix when they will be available; the workflow can stay as it is. If others work in the same branch, nothing is wrong with the credential.`,
		cause: 'configuration-invalid',
	},
	{
		name: 'Conflict (409)',
		applies: ({ status }, subject) => status === 409 && isWrite(subject),
		message: (_failure, { action, resource }) =>
			`Routix did not ${action} the ${resource.singular} because it conflicts with another one`,
		description: 'Nothing was changed. Look at what Routix says below and correct the values.',
	},
	{
		name: 'Values refused (400, 413, 422)',
		applies: ({ status }) => [400, 413, 422].includes(status ?? 0),
		message: (_failure, subject) =>
			isWrite(subject)
				? `Routix did not ${subject.action} the ${subject.resource.singular}: it refused the values`
				: `Routix refused the request for ${subject.resource.plural}`,
		description: ({ status }, subject) =>
			[
				isWrite(subject) && 'Nothing was changed.',
				status === 413
					? 'Too much was sent at once. Send fewer or shorter values in one item.'
					: isWrite(subject)
						? 'Correct the fields that Routix names and run this item again.'
						: 'Check the parameters of the node.',
			]
				.filter(Boolean)
				.join(' '),
		cause: 'configuration-invalid',
	},
	{
		name: 'Too many requests (429)',
		applies: ({ status }) => status === 429,
		message: 'Routix is receiving too many requests',
		description: (_failure, subject) =>
			`${isWrite(subject) ? 'Nothing was changed. ' : ''}It was tried ${MAX_TRIES} times, or Routix asked for a wait of over a minute. Run fewer workflows at once, or wait and try again.`,
		cause: 'rate-limited',
	},
	{
		name: 'Routix out of order (5xx)',
		applies: ({ status }) => status !== undefined && status >= 500,
		message: ({ status }) => `Routix has a problem just now (HTTP ${status})`,
		description: (failure, subject) => lostWrite(failure, subject) ?? 'Try again in a few minutes.',
		cause: 'temporarily-unavailable',
	},
	{
		name: 'Anything else',
		applies: () => true,
		message: ({ status }) =>
			status ? `Routix answered with HTTP ${status}` : 'The request to Routix failed',
		description: (failure, subject) =>
			lostWrite(failure, subject) ??
			(isWrite(subject) ? `Nothing was changed. ${failure.message}` : failure.message),
	},
];
