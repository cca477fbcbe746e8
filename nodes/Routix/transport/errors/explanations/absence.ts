import { refusalMentions } from '../../../contract/refusal';
import { withArticle } from '../../../resources';
import type { Failure } from '../failure';
import type { Explanation, RequestSubject } from './explanation';
import { isWrite, nothingChanged } from './write';

/** There is nothing at this address, at least not for this method, or no longer. */
const NOT_THERE = [404, 405, 410];

/**
 * Routix does not have what was asked for, or does not open it. None of the answers is documented but the code
 * `branch_not_found`, so a bare 404 names every cause that it may have.
 */
export const absenceExplanations: Explanation[] = [
	{
		name: 'Resource not open yet (501, planned)',
		applies: (failure, subject) => isNotOpen(failure, subject),
		message: (_failure, { action, resource, apiVersion }) =>
			action === 'read'
				? `Routix has not opened ${resource.plural} in API ${apiVersion} yet`
				: `Routix has not opened ${resource.plural} for writing in API ${apiVersion} yet`,
		description: (failure, subject) =>
			`${nothingChanged(failure, subject)}The scope for ${subject.resource.plural} exists, but Routix does not answer for them yet. Ask Routix when they will be available; the workflow can stay as it is.`,
		cause: 'configuration-invalid',
	},
	{
		name: 'Record not found',
		applies: ({ isAbsent, status }, subject) =>
			subject?.recordId !== undefined && !isWrite(subject) && (isAbsent || status === 404),
		message: (_failure, { resource, recordId, branchPublicId }) =>
			`Routix has no ${resource.singular} "${recordId}" in branch ${branchPublicId}`,
		description: (_failure, { resource, apiVersion }) =>
			resource.live
				? 'Check the record ID and the branch. The record may have been deleted.'
				: `Check the record ID and the branch. If no ${resource.singular} can be read at all, Routix has not opened ${resource.plural} in API ${apiVersion} yet.`,
		cause: 'configuration-invalid',
	},
	{
		name: 'List not found (404, 405, 410)',
		applies: ({ status }, subject) => !isWrite(subject) && NOT_THERE.includes(status ?? 0),
		message: ({ status }, { resource, branchPublicId, apiVersion }) =>
			`Routix does not answer for ${resource.plural} of branch ${branchPublicId} in API ${apiVersion} (HTTP ${status})`,
		description: (_failure, { resource, apiVersion }) =>
			resource.live
				? 'Check Branch Public ID (8 characters in Routix → Settings → Branches), API Version under Options, and the Base URL in the Routix credential.'
				: `Either the Branch Public ID is wrong, or Routix has not opened ${resource.plural} in API ${apiVersion} yet. Check the 8 characters in Routix → Settings → Branches. If another resource can be read in this branch, ask Routix when ${resource.plural} will be available.`,
		cause: 'configuration-invalid',
	},
	{
		name: 'Create not accepted (404, 405, 410)',
		applies: ({ status }, subject) =>
			subject?.action === 'create' && NOT_THERE.includes(status ?? 0),
		quotesFirst: true,
		message: ({ status }, { resource }) =>
			`Routix did not create the ${resource.singular} (HTTP ${status})`,
		description: (_failure, { resource, apiVersion }) =>
			`This item was not written. Check the branch and the records that the fields name. If no ${resource.singular} can be created at all, Routix has not opened ${resource.plural} for writing in API ${apiVersion} yet.`,
		cause: 'configuration-invalid',
	},
	{
		name: 'Update not accepted (404, 405, 410)',
		applies: ({ status }, subject) =>
			subject?.action === 'update' && NOT_THERE.includes(status ?? 0),
		quotesFirst: true,
		message: ({ status }, { resource, recordId }) =>
			`Routix did not update the ${resource.singular} "${recordId}" (HTTP ${status})`,
		description: (failure, subject) =>
			`This item was not written. ${whyNoUpdate(failure, subject)}`,
		cause: 'configuration-invalid',
	},
];

/**
 * Routix says itself that it is not open, its database lacks the table (PostgreSQL's words), or it has no such address
 * in a branch that it knows.
 */
export function isNotOpen(failure: Failure, subject?: Partial<RequestSubject>): boolean {
	if (failure.status === 501) return true;
	const hasNoAddress = failure.status === 404 || failure.status === 405;
	if (hasNoAddress && subject?.isBranchKnown && !refusalMentions(failure, 'branch')) return true;
	if (failure.status !== undefined && [401, 403, 429].includes(failure.status)) return false;
	const lacksTable =
		refusalMentions(failure, 'relation') && refusalMentions(failure, 'does not exist');
	if (lacksTable) return true;
	return (
		refusalMentions(failure, ...NOT_OPEN) && !refusalMentions(failure, 'branch not', 'no branch')
	);
}

const NOT_OPEN = [
	'planned',
	'not available',
	'not yet available',
	'not implemented',
	'coming soon',
	'not opened',
	'not open yet',
	'resource not found',
	'unknown resource',
	'could not find the table',
];

/** A record that a list has just shown is there, so only the way of updating can be another one. */
function whyNoUpdate(
	{ status, headers }: Failure,
	{ isListed, resource, apiVersion }: RequestSubject,
): string {
	const otherWay = /\bPUT\b/.test((headers.allow ?? '').slice(0, 200))
		? 'Routix takes updates by PUT there, which this node never sends, since it could clear fields.'
		: `Updating ${resource.plural} is not open in API ${apiVersion}, or is done in another way.`;
	if (status === 405 || isListed) return `${otherWay} Ask Routix how it takes updates.`;
	return `Check the record ID and the branch. If ${withArticle(resource.singular)} that Get finds cannot be updated either: ${otherWay}`;
}
