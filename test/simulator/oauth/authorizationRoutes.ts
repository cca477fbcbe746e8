import formBody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import type Provider from 'oidc-provider';
import { organizations } from '../organizations';
import { ApiError } from '../records/apiError';
import type { Simulation } from '../simulation';
import { consentPage } from './consentPage';

interface Decision {
	decision?: string;
	organization_id?: string;
}

/** Anybody who looks at the consent page counts as this signed-in user. */
const accountId = 'planner@vermeertransport.nl';
const consentPath = '/auth/v1/oauth/consent/:uid';

/** `/auth/v1/oauth/…`: authorize and token are the OAuth server's, the consent page is ours. */
export function authorizationRoutes(
	app: FastifyInstance,
	simulation: Simulation,
	issuer: () => string,
): void {
	let provider: Promise<Provider> | undefined;
	// Loaded when first needed: it takes a third of a second, and most tests use client credentials.
	const server = () =>
		(provider ??= import('./authorizationServer.js').then(({ createAuthorizationServer }) =>
			createAuthorizationServer(issuer(), simulation),
		));

	void app.register(async (scope) => {
		scope.removeAllContentTypeParsers();
		// The OAuth server reads the body itself.
		scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
		scope.all('/auth/v1/oauth/*', async (request, reply) => {
			// The OAuth server would take the secret from a Basic header too; Routix documents the form only.
			if (request.headers.authorization !== undefined) {
				throw new ApiError(401, 'invalid_client', 'client_id and client_secret belong in the form');
			}
			const handle = (await server()).callback();
			reply.hijack();
			await handle(request.raw, reply.raw);
		});
	});

	void app.register(async (scope) => {
		await scope.register(formBody);
		scope.get(consentPath, async (request, reply) => {
			const { params } = await pendingInteraction(await server(), request, reply);
			const client = simulation.apps.find(String(params.client_id));
			const scopes = String(params.scope ?? '').split(' ');
			return reply
				.type('text/html; charset=utf-8')
				.send(consentPage(client?.name ?? '', scopes, organizations));
		});
		scope.post<{ Body: Decision }>(consentPath, async (request, reply) => {
			const { decision, organization_id: organizationId } = request.body;
			const oauth = await server();
			const { params } = await pendingInteraction(oauth, request, reply);
			const organization = organizations.find(({ id }) => id === organizationId);
			if (decision === 'allow' && !organization) {
				throw new ApiError(400, 'invalid_request', 'Choose an organization');
			}
			if (decision !== 'allow' || !organization) {
				reply.hijack();
				await oauth.interactionFinished(request.raw, reply.raw, {
					error: 'access_denied',
					error_description: 'The user denied access',
				});
				return;
			}
			const grant = new oauth.Grant({ accountId, clientId: String(params.client_id) });
			grant.addOIDCScope(String(params.scope ?? ''));
			const grantId = await grant.save();
			simulation.grants.organizations.set(grantId, organization);
			reply.hijack();
			await oauth.interactionFinished(request.raw, reply.raw, {
				login: { accountId },
				consent: { grantId },
			});
		});
	});
}

async function pendingInteraction(
	provider: Provider,
	request: { raw: Parameters<Provider['interactionDetails']>[0] },
	reply: { raw: Parameters<Provider['interactionDetails']>[1] },
) {
	try {
		return await provider.interactionDetails(request.raw, reply.raw);
	} catch {
		throw new ApiError(400, 'invalid_request', 'This consent page has expired; connect again');
	}
}
