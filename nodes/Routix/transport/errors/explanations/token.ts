import { answerNames } from '../../../contract/errorText';
import { isClientRefusedIn220 } from '../n8n220';
import { isRateLimited } from '../retry';
import type { Explanation } from './explanation';
import { networkExplanations } from './network';

/** What the test of a credential says, too, when Routix refuses its secret. */
export const WRONG_CLIENT = 'Routix does not accept the client ID or client secret';

/** The token endpoint gave no token. */
export const tokenExplanations: Explanation[] = [
	...networkExplanations,
	{
		name: 'Wrong client ID or secret (invalid_client)',
		applies: ({ status, body, message }) =>
			answerNames(body, 'invalid_client') ||
			isClientRefusedIn220(message) ||
			(status === 401 && !answerNames(body, 'revoked')),
		message: WRONG_CLIENT,
		description:
			'Check Client ID and Client Secret in the Routix credential against Routix → Settings → OAuth Apps, and that the app is active there. Routix shows a secret only once: if it was lost or changed, rotate it there and paste the new one.',
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
		applies: ({ status }) => status !== undefined && status >= 500,
		message: ({ status }) => `Routix could not give an access token just now (HTTP ${status})`,
		description: 'Routix has a passing problem. Try again in a few minutes.',
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
		name: 'No token given',
		applies: () => true,
		message: ({ status }) =>
			status && status >= 400
				? `Routix refused to give an access token (HTTP ${status})`
				: 'Routix answered the token request without an access token',
		description:
			'Check in Routix → Settings → OAuth Apps that the app is active, and that the Base URL in the Routix credential is right.',
		cause: 'credential-invalid',
	},
];
