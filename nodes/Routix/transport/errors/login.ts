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

/** n8n's words when a stored login can no longer be renewed: the first two since n8n 2.41, the others in n8n 2.20. */
export function needsReconnecting(message: string): boolean {
	return includesOneOf(message, [
		'needs to be reconnected',
		'no refresh token is available',
		'refreshToken is required',
		'or refresh token is invalid, expired, revoked',
	]);
}

function includesOneOf(message: string, texts: string[]): boolean {
	return texts.some((text) => message.includes(text));
}

/** n8n 2.20's words for the answer `invalid_client`, which it does not hand on itself. */
export function isClientRefused(message: string): boolean {
	return message.startsWith('Client authentication failed');
}
