import { titleCase, withArticle } from '../../resources';
import { answerNames } from '../answerText';
import { MAX_TRIES } from '../retry';
import type { Explanation } from './explanation';
import { isWrite, mayBeDone } from './network';

/** Routix answered, but not with what was asked for. */
export const answerExplanations: Explanation[] = [
	{
		name: 'Branch not found (404 branch_not_found)',
		applies: ({ status, body }) => status === 404 && answerNames(body, 'branch'),
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
			`Routix has not opened ${resource.plural} in API ${apiVersion} yet`,
		description: (_failure, { resource }) =>
			`The scope for ${resource.plural} exists, but Routix does not answer for them yet. Ask Routix when they will be available; the workflow can stay as it is. If others work in the same branch, nothing is wrong with the credential.`,
		cause: 'configuration-invalid',
	},
	{
		name: 'Conflict (409)',
		applies: ({ status }) => status === 409,
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
		description: (_failure, subject) =>
			isWrite(subject)
				? 'Nothing was changed. Correct the fields that Routix names and run this item again.'
				: 'Check the parameters of the node.',
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
		description: (_failure, subject) =>
			isWrite(subject) ? mayBeDone(subject) : 'Try again in a few minutes.',
		cause: 'temporarily-unavailable',
	},
	{
		name: 'A web page instead of data',
		applies: ({ unexpected }) => unexpected === 'html',
		message: (_failure, _subject, { baseUrl }) =>
			`The address ${baseUrl} answered with a web page instead of data`,
		description:
			'Check the Base URL in the Routix credential: it is the address of the API (usually https://api.routix.com), not of the app.',
		cause: 'configuration-invalid',
	},
	{
		name: 'Text instead of data',
		applies: ({ unexpected }) => unexpected === 'notJson',
		message: 'Routix answered with something that is not JSON',
		description: (_failure, subject) =>
			isWrite(subject)
				? mayBeDone(subject)
				: 'Check the Base URL in the Routix credential. If it is right, try again later and tell Routix.',
	},
	{
		name: 'Answer of the wrong shape',
		applies: ({ unexpected }) => unexpected !== undefined,
		message: ({ unexpected }, { resource }) =>
			unexpected === 'notList'
				? `Routix answered without a list of ${resource.plural}`
				: `Routix answered without ${withArticle(resource.singular)}`,
		description: (_failure, subject) =>
			isWrite(subject)
				? mayBeDone(subject)
				: `${titleCase(subject.resource.plural)} may look different in another API version: check API Version under Options.`,
	},
	{
		name: 'Anything else',
		applies: () => true,
		message: ({ status }) =>
			status ? `Routix answered with HTTP ${status}` : 'The request to Routix failed',
		description: ({ message }, subject) => (isWrite(subject) ? mayBeDone(subject) : message),
	},
];
