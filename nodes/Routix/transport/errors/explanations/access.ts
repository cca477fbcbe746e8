import { errorCodeIn, refusalMentions } from '../../../contract/refusal';
import { readScope, writeScope } from '../../../resources';
import type { Explanation, RequestSubject } from './explanation';
import { nothingChanged } from './write';

/**
 * Routix knows who asks, and says no (Routix docs, errors). A documented code counts with any status, since proxies and
 * frameworks change statuses.
 */
export const accessExplanations: Explanation[] = [
	{
		name: "A user's token was used (invalid_token_type)",
		applies: (failure) => errorCodeIn(failure) === 'invalid_token_type',
		message: "Routix accepts only OAuth app tokens here, not a user's token",
		description:
			'Create an app in Routix → Settings → OAuth Apps and use its client ID and secret in the Routix credential.',
		cause: 'credential-invalid',
	},
	{
		name: 'Scope missing (insufficient_scope)',
		applies: (failure) => errorCodeIn(failure) === 'insufficient_scope',
		message: (_failure, subject) =>
			`The Routix app may not ${subject.action} ${subject.resource.plural}: the scope ${scopeOf(subject)} is missing`,
		description: (_failure, subject, { grantType }) =>
			`Add ${scopeOf(subject)} to the app in Routix → Settings → OAuth Apps${grantType === 'pkce' ? ', select it under Scopes in the Routix credential and connect again' : ', then run this again: the next access token has it'}.`,
		cause: 'configuration-invalid',
	},
	{
		name: 'Branch not found (branch_not_found)',
		applies: (failure) => errorCodeIn(failure) === 'branch_not_found',
		message: (_failure, { branchPublicId }) => `Routix does not know the branch ${branchPublicId}`,
		description:
			'Check the 8 characters of Branch Public ID in Routix → Settings → Branches. It is not the long internal ID of the branch.',
		cause: 'configuration-invalid',
	},
	{
		name: 'Branch access denied',
		applies: (failure) => isBranchDenied(failure),
		message: (_failure, { branchPublicId }) =>
			`The Routix app has no access to branch ${branchPublicId}`,
		description:
			"Change the app's branch restrictions in Routix → Settings → OAuth Apps, or use another Branch Public ID.",
		cause: 'configuration-invalid',
	},
	{
		name: 'Token refused (401, invalid_token)',
		applies: (failure) => failure.status === 401 || errorCodeIn(failure) === 'invalid_token',
		message: 'Routix no longer accepts the access token',
		description: (_failure, _subject, { grantType }) =>
			grantType === 'pkce'
				? 'Even a new token was refused. Open the Routix credential and connect again, and check in Routix → Settings → OAuth Apps that the app is active.'
				: 'Even a new token was refused. Check in Routix → Settings → OAuth Apps that the app is active, then test the Routix credential.',
		cause: 'credential-invalid',
	},
	{
		name: 'Access refused (403)',
		applies: ({ status }) => status === 403,
		message: (_failure, { action, resource }) =>
			`Routix refused to ${action} ${action === 'read' ? resource.plural : `the ${resource.singular}`}`,
		description: (failure, subject) =>
			`${nothingChanged(failure, subject)}Check in Routix → Settings → OAuth Apps that the app is active, has the scope ${scopeOf(subject)} and may use branch ${subject.branchPublicId}.`,
		cause: 'configuration-invalid',
	},
];

/** Documented: 403 for a branch that the app is restricted from; its code is not. */
function isBranchDenied(failure: Parameters<Explanation['applies']>[0]): boolean {
	if (failure.status === 403) return refusalMentions(failure, 'branch');
	return refusalMentions(failure, 'branch access denied', 'branch not allowed', 'branch forbidden');
}

function scopeOf({ action, resource }: RequestSubject): string {
	return action === 'read' ? readScope(resource) : writeScope(resource);
}
