import { errorCodeIn, isWebPage, refusalMentions } from '../../../contract/refusal';
import type { Failure } from '../failure';
import { isClientRefusedIn220 } from '../n8n220';
import { isPassing, isRateLimited } from '../retry';
import type { Explanation } from './explanation';
import { gatewayKeyExplanation, networkExplanations } from './network';

/** What the test of a credential says, too, when Routix refuses its secret. */
export const WRONG_CLIENT = 'Routix does not accept the client ID or client secret';

/** The token endpoint gave no token. */
export const tokenExplanations: Explanation[] = [
	...networkExplanations,
	gatewayKeyExplanation,
	{
		name: 'App revoked',
		applies: (failure) =>
			failure.status !== undefined &&
			refusalMentions(
				failure,
				'revoked',
				'suspended',
				'inactive',
				'unauthorized_client',
				'access_denied',
			) &&
			!refusalMentions(failure, 'refresh_token', 'invalid_grant'),
		message: 'The OAuth app is revoked in Routix',
		description:
			'Activate it in Routix → Settings → OAuth Apps → Activate, or use the client ID and secret of an active app in the Routix credential.',
		cause: 'credential-invalid',
	},
	{
		name: 'Login ended',
		applies: (failure) => refusalMentions(failure, ...LOGIN_ENDED),
		message: 'The Routix account needs to be connected again',
		description:
			'Routix no longer accepts the stored login: it expired, was used elsewhere, or the app was revoked or got a new secret. Open the Routix credential and connect again.',
		cause: 'credential-invalid',
	},
	{
		name: 'Wrong client ID or secret (invalid_client)',
		applies: (failure) => isClientRefused(failure),
		message: WRONG_CLIENT,
		description: (_failure, _subject, { grantType }) =>
			`Check Client ID and Client Secret in the Routix credential against Routix → Settings → OAuth Apps, and that the app is active there. Routix shows a secret only once: if it was lost or changed, rotate it there and paste the new one.${grantType === 'pkce' ? ' If both are right, choose the other value of Authentication in the credential: Routix may want them in the header.' : ''}`,
		cause: 'credential-invalid',
	},
	{
		name: 'Token endpoint limits requests (429)',
		applies: isRateLimited,
		message: 'Routix is receiving too many requests for access tokens',
		description: 'Wait a minute and try again.',
		cause: 'rate-limited',
	},
	{
		name: 'Token endpoint out of order',
		applies: (failure) =>
			isPassing(failure) || (failure.status !== undefined && failure.status >= 500),
		message: ({ status }) => `Routix could not give an access token just now (HTTP ${status})`,
		description: 'Try again in a few minutes.',
		cause: 'temporarily-unavailable',
	},
	{
		name: 'Token endpoint not found',
		applies: ({ status }) => status === 404 || status === 405,
		message: (_failure, _subject, { baseUrl }) => `There is no Routix token endpoint at ${baseUrl}`,
		description:
			'Check the Base URL in the Routix credential. It is usually https://api.routix.com.',
		cause: 'configuration-invalid',
	},
	{
		name: 'Token endpoint wants JSON',
		applies: (failure) =>
			failure.status === 415 || refusalMentions(failure, 'content type', 'application/json'),
		message: 'The token endpoint of Routix does not take the form that n8n sends',
		description:
			"n8n's own OAuth2 client can send forms only. Use the grant type Client Credentials in the Routix credential, which sends JSON, and tell Routix.",
		cause: 'configuration-invalid',
	},
	{
		name: 'No token given',
		applies: () => true,
		message: ({ status, body }) =>
			status && status >= 400
				? `Routix refused to give an access token (HTTP ${status})`
				: isWebPage(body)
					? 'Routix answered the token request with a web page instead of an access token'
					: 'Routix answered the token request without an access token',
		description:
			'Check in Routix → Settings → OAuth Apps that the app is active, and that the Base URL in the Routix credential is right.',
		cause: 'credential-invalid',
	},
];

/** Inferred from other servers, but for `invalid_grant` (RFC 6749, 5.2). */
const LOGIN_ENDED = [
	'refresh_token',
	'invalid_grant',
	'already used',
	'session_not_found',
	'session_expired',
];

function isClientRefused(failure: Failure): boolean {
	const { status, message } = failure;
	if (errorCodeIn(failure) === 'invalid_client' || isClientRefusedIn220(message)) return true;
	if (status === 401) return true;
	const isRefusal = status !== undefined && status >= 400 && status < 500;
	return (
		isRefusal &&
		!isWebPage(failure.body) &&
		refusalMentions(failure, 'client', 'oauth app', 'app not found', 'secret')
	);
}
