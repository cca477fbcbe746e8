import { errorCodeIn, isWebPage, refusalMentions } from '../../../contract/refusal';
import type { Failure } from '../failure';
import { isRateLimited } from '../retry';
import type { Explanation, ServerSubject, WriteSubject } from './explanation';
import { networkExplanations } from './network';
import { lostWrite } from './write';

/** What was asked of Routix about an app. */
export interface AppSubject extends WriteSubject {
	/** As in "Routix did not …": "register the OAuth app". */
	deed: string;
	/** Missing for a new app. */
	appId?: string;
	/** The address is inferred: where to do the same by hand. */
	byHand?: string;
	ifLost: string;
}

type AppExplanation = Explanation<AppSubject, ServerSubject>;

/** What goes wrong when apps are managed. The codes of these answers are not documented, so few words are relied on. */
export const oauthAppExplanations: AppExplanation[] = [
	...networkExplanations,
	{
		name: 'A gateway wants its own key',
		applies: (failure) =>
			(failure.status === 401 || failure.status === 403) && refusalMentions(failure, 'api key'),
		message: 'A gateway in front of Routix asks for an API key',
		description:
			'This item changed nothing. Ask Routix for the key and enter it as Gateway API Key in the Routix User Token credential.',
		cause: 'credential-invalid',
	},
	{
		name: "An app's token was used",
		applies: (failure) => errorCodeIn(failure) === 'invalid_token_type',
		message: 'Routix accepts only the token of a logged-in user here, not of an app',
		description:
			'This item changed nothing. Log in to Routix and paste the token of that session as User Token into the Routix User Token credential.',
		cause: 'credential-invalid',
	},
	{
		name: 'User token refused (401)',
		applies: (failure) => failure.status === 401 || errorCodeIn(failure) === 'invalid_token',
		message: 'Routix does not accept the user token',
		description:
			'This item changed nothing. Most likely the token has expired, or its user has logged out. Log in to Routix and paste the token of the new session as User Token into the Routix User Token credential.',
		cause: 'credential-invalid',
	},
	{
		name: 'User may not manage apps (403)',
		applies: ({ status }) => status === 403,
		message: (_failure, { deed }) => `The user of the token may not ${deed}`,
		description:
			'This item changed nothing. Check whether this user can do it in Routix under Settings → OAuth Apps, or use the token of an administrator.',
		cause: 'configuration-invalid',
	},
	{
		name: 'Address for the status unknown',
		applies: ({ status }, subject) =>
			subject?.byHand !== undefined && [404, 405, 501].includes(status ?? 0),
		message: (_failure, { deed }) => `Routix does not let n8n ${deed}`,
		description: (_failure, { byHand }, { baseUrl }) =>
			`This item changed nothing. Routix does not document the address for it, and has none where it was looked for at ${baseUrl}. ${byHand}`,
		cause: 'configuration-invalid',
	},
	{
		name: 'App unknown (404)',
		applies: (failure, subject) =>
			failure.status === 404 && subject?.appId !== undefined && !isAboutAddress(failure),
		message: (_failure, { appId }) => `Routix has no OAuth app with the ID ${appId}`,
		description:
			'This item changed nothing. Check OAuth App ID: it is the ID that Routix gave the app when it was registered, not its client ID. The user of the token has to belong to the same organization. If both are right, check the Base URL in the Routix User Token credential.',
		cause: 'configuration-invalid',
	},
	{
		name: 'No such address (404)',
		applies: ({ status }) => status === 404 || status === 405,
		message: (_failure, { deed }, { baseUrl }) => `There is no way to ${deed} at ${baseUrl}`,
		description:
			'This item changed nothing. Check the Base URL in the Routix User Token credential. It is usually https://api.routix.com.',
		cause: 'configuration-invalid',
	},
	{
		name: 'Values refused',
		applies: ({ isStated, status }) =>
			isStated === true || [400, 409, 413, 422].includes(status ?? 0),
		message: (_failure, { deed }) => `Routix refused to ${deed}`,
		description:
			'This item changed nothing. Correct what Routix names, then run the workflow with this item again.',
		cause: 'configuration-invalid',
	},
	{
		name: 'Too many requests',
		applies: isRateLimited,
		message: 'Routix is receiving too many requests',
		description:
			'This item changed nothing. Wait a minute, then run the workflow with this item again.',
		cause: 'rate-limited',
	},
	{
		name: 'Answer without what it promises',
		applies: ({ unexpected }) => unexpected !== undefined,
		message: (_failure, { resource }) => `Routix answered without the ${resource.singular}`,
		description: (failure, subject) => lost(failure, subject),
	},
	{
		name: 'Routix out of order',
		applies: ({ status }) => status !== undefined && status >= 500,
		message: ({ status }) => `Routix cannot answer just now (HTTP ${status})`,
		description: (failure, subject) => lost(failure, subject),
		cause: 'temporarily-unavailable',
	},
	{
		name: 'Anything else',
		applies: () => true,
		message: ({ status }, { deed }) =>
			status ? `Routix answered with HTTP ${status}` : `The request to ${deed} failed`,
		description: (failure, subject) => lost(failure, subject),
	},
];

/** Inferred from the words of web frameworks and of edge functions (Supabase). */
function isAboutAddress(failure: Failure): boolean {
	return (
		isWebPage(failure.body) ||
		refusalMentions(failure, 'function was not found', 'route', 'endpoint', 'cannot post')
	);
}

function lost(failure: Failure, subject: AppSubject): string {
	return lostWrite(failure, subject) ?? `This item changed nothing. ${failure.message}`;
}
