import { accessTokens } from '../credential/clientCredentials';
import type { Connection } from '../connection';

/** How OAuth names what must never be seen in n8n's stored tokens; the rest, like the scope, may be. */
const TOKENS = ['access_token', 'refresh_token', 'id_token'];

/** Every value that this connection may have sent and that must not appear anywhere. */
export async function secretsOf({ context, credential }: Connection): Promise<string[]> {
	const stored = await context.getCredentials('routixOAuth2Api');
	const tokenData = (stored.oauthTokenData ?? {}) as Record<string, unknown>;
	return [
		credential.clientSecret,
		...accessTokens.recentValues(),
		...TOKENS.map((property) => tokenData[property]),
	].filter((value) => typeof value === 'string');
}
