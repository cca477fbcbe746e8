import { isNeverConnected, needsReconnecting } from '../login';
import { needsReconnectingIn220 } from '../n8n220';
import type { Explanation } from './explanation';

/** n8n's own errors before anything was sent: seen in n8n 2.41 and, for an n8n older than 2.20, read in its code. */
export const credentialExplanations: Explanation[] = [
	{
		name: 'Credential needs to be reconnected',
		applies: ({ message }) => needsReconnecting(message) || needsReconnectingIn220(message),
		message: 'The Routix account needs to be connected again',
		description:
			'Routix no longer accepts the stored login: access was revoked, or it expired. Open the Routix credential and connect again: click Switch account, or Reconnect in an older n8n.',
		cause: 'credential-invalid',
	},
	{
		name: 'Credential never connected',
		applies: ({ message }) => isNeverConnected(message),
		message: (_failure, _subject, { grantType }) =>
			grantType === 'pkce'
				? 'Connect the Routix account in the credential first'
				: 'This n8n is too old for the Client Credentials grant',
		description: (_failure, _subject, { grantType }) =>
			grantType === 'pkce'
				? 'Open the Routix credential, click Connect and allow access in Routix.'
				: 'The Client Credentials grant of the Routix credential needs n8n 2.20 or newer. Update n8n, or choose the grant type Authorization Code with PKCE in the credential.',
		cause: 'credential-invalid',
	},
	{
		name: 'Request outside the allowed domains',
		applies: ({ status, message }) =>
			status === undefined && /domain/i.test(message) && /not allowed/i.test(message),
		message: 'The Routix credential may only be used with the host of its Base URL',
		description: 'Check the Base URL in the Routix credential.',
		cause: 'configuration-invalid',
	},
];
