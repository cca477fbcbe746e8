import type { TokenRequestError } from '../credential/tokenRequestError';
import type { Failure } from './failure';

/** Codes of n8n's OAuth2 client when an access token could not be refreshed: no codes of the network. */
export const OAUTH_CODES: unknown[] = ['EAUTH', 'ESTATUS'];

/** n8n's words when a credential was never connected, or holds no token. Seen in n8n 2.20 and 2.41. */
export function isNeverConnected(message: string): boolean {
	return includesOneOf(message, [
		'Unable to sign without access token',
		"reading 'accessToken'",
		'OAuth credentials not connected',
	]);
}

/** n8n's words when a stored login can no longer be renewed. Seen in n8n 2.41. */
export function needsReconnecting(message: string): boolean {
	return includesOneOf(message, ['needs to be reconnected', 'no refresh token is available']);
}

/** Why the token endpoint gave no token. */
export function tokenFailure({ answer }: TokenRequestError): Failure {
	return { ...answer, stage: 'token' };
}

function includesOneOf(message: string, texts: string[]): boolean {
	return texts.some((text) => message.includes(text));
}
