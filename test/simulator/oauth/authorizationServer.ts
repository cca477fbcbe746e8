import { generateKeyPairSync, randomBytes } from 'crypto';
import Provider, { type AdapterPayload, type KoaContextWithOIDC } from 'oidc-provider';
import { allScopes } from '../records/resource';
import type { Simulation } from '../simulation';
import type { OAuthApp } from './apps';
import { errorPage } from './consentPage';

const fourteenDays = 14 * 24 * 3600;
const tenMinutes = 600;

/**
 * A real OAuth server at Routix's paths: authorization code with PKCE (S256, required), client secret in the form,
 * refresh tokens that rotate.
 */
export function createAuthorizationServer(issuer: string, simulation: Simulation): Provider {
	const provider = new Provider(issuer, {
		adapter: (model: string) => ({
			...simulation.grants.adapter(model),
			...(model === 'Client' && {
				find: async (clientId: string) => clientMetadata(simulation.apps.find(clientId)),
			}),
		}),
		clientAuthMethods: ['client_secret_post'],
		cookies: { keys: [randomBytes(16).toString('hex')] },
		expiresWithSession: () => false,
		features: {
			devInteractions: { enabled: false },
			rpInitiatedLogout: { enabled: false },
			userinfo: { enabled: false },
		},
		findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
		interactions: { url: (_, { uid }) => `/auth/v1/oauth/consent/${uid}` },
		issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
		jwks: {
			keys: [
				generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
			],
		},
		pkce: { required: () => true },
		renderError: (ctx, { error, error_description: description }) => {
			ctx.type = 'html';
			ctx.body = errorPage(error, description);
		},
		responseTypes: ['code'],
		rotateRefreshToken: () => simulation.settings.rotateRefreshTokens,
		routes: {
			authorization: '/auth/v1/oauth/authorize',
			token: '/auth/v1/oauth/token',
			jwks: '/auth/v1/oauth/jwks',
		},
		scopes: allScopes,
		ttl: {
			AccessToken: () => simulation.settings.tokenLifetimeSeconds,
			AuthorizationCode: 60,
			Grant: fourteenDays,
			Interaction: tenMinutes,
			RefreshToken: fourteenDays,
			Session: fourteenDays,
		},
	});
	const noteGrant = (ctx: KoaContextWithOIDC) => {
		const grant = ctx.oidc.params?.grant_type;
		if (typeof grant === 'string') simulation.log.note(ctx.req, { grant });
	};
	provider.on('grant.success', noteGrant);
	provider.on('grant.error', noteGrant);
	provider.on('server_error', (ctx, error) => console.error(ctx.method, ctx.path, error));
	return provider;
}

/** An app as oidc-provider wants it; none for one that is revoked, which gets no new tokens. */
function clientMetadata(app: OAuthApp | undefined): AdapterPayload | undefined {
	if (!app || app.status !== 'active') return undefined;
	return {
		client_id: app.clientId,
		client_secret: app.clientSecret,
		client_name: app.name,
		// Native clients may come back to any port of loopback, and see the consent page every time.
		application_type: 'native',
		redirect_uris: app.redirectUris,
		grant_types: ['authorization_code', 'refresh_token'],
		response_types: ['code'],
		scope: app.allowedScopes.join(' '),
		token_endpoint_auth_method: 'client_secret_post',
		id_token_signed_response_alg: 'ES256',
	};
}
