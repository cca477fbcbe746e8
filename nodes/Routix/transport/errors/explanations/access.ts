import { readScope, writeScope } from '../../../resources';
import { answerNames } from '../../../contract/errorText';
import type { Explanation, RequestSubject } from './explanation';

/** Routix knows who asks, and says no (Routix docs, errors). */
export const accessExplanations: Explanation[] = [
	{
		name: 'Token refused (401 invalid_token)',
		applies: ({ status }) => status === 401,
		message: 'Routix no longer accepts the access token',
		description: (_failure, _subject, { grantType }) =>
			grantType === 'pkce'
				? 'Even a new token was refused. Open the Routix credential and connect again, and check in Routix → Settings → OAuth Apps that the app is active.'
				: 'Even a new token was refused. Check in Routix → Settings → OAuth Apps that the app is active, then test the Routix credential.',
		cause: 'credential-invalid',
	},
	{
		name: "A user's token was used (403 invalid_token_type)",
		applies: ({ status, body }) => status === 403 && answerNames(body, 'invalid_token_type'),
		message: "Routix accepts only OAuth app tokens here, not a user's token",
		description:
			'Create an app in Routix → Settings → OAuth Apps and use its client ID and secret in the Routix credential.',
		cause: 'credential-invalid',
	},
	{
		name: 'Scope missing (403 insufficient_scope)',
		applies: ({ status, body }) => status === 403 && answerNames(body, 'insufficient_scope'),
		message: (_failure, subject) =>
			`The Routix app may not ${subject.action} ${subject.resource.plural}: the scope ${scopeOf(subject)} is missing`,
		description: (_failure, subject, { grantType }) =>
			`Add ${scopeOf(subject)} to the app in Routix → Settings → OAuth Apps${grantType === 'pkce' ? ', select it under Scopes in the Routix credential and connect again' : ', then run this again: the next access token has it'}.`,
		cause: 'configuration-invalid',
	},
	{
		name: 'Branch access denied (403)',
		applies: ({ status, body }) => status === 403 && answerNames(body, 'branch'),
		message: (_failure, { branchPublicId }) =>
			`The Routix app has no access to branch ${branchPublicId}`,
		description:
			"Change the app's branch restrictions in Routix → Settings → OAuth Apps, or use another Branch Public ID.",
		cause: 'configuration-invalid',
	},
	{
		name: 'Access refused (403)',
		applies: ({ status }) => status === 403,
		message: (_failure, { action, resource }) =>
			`Routix refused to ${action} ${action === 'read' ? resource.plural : `the ${resource.singular}`}`,
		description: (_failure, subject) =>
			`Check in Routix → Settings → OAuth Apps that the app is active, has the scope ${scopeOf(subject)} and may use branch ${subject.branchPublicId}.`,
		cause: 'configuration-invalid',
	},
];

function scopeOf({ action, resource }: RequestSubject): string {
	return action === 'read' ? readScope(resource) : writeScope(resource);
}
