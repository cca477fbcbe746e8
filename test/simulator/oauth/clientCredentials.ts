import { timingSafeEqual } from 'crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { branches, organizations } from '../organizations';
import { ApiError } from '../records/apiError';
import type { Simulation } from '../simulation';
import type { OAuthApp } from './apps';

interface TokenRequest {
	grant_type?: unknown;
	client_id?: unknown;
	client_secret?: unknown;
}

/** `POST /functions/v1/oauth-token`: client ID and secret as JSON, never as a form (Routix docs). */
export function clientCredentialsRoute(app: FastifyInstance, simulation: Simulation): void {
	app.post('/functions/v1/oauth-token', { onRequest: requireJson }, (request, reply) => {
		const body = (request.body ?? {}) as TokenRequest;
		if (typeof body.grant_type === 'string')
			simulation.log.note(request.raw, { grant: body.grant_type });
		if (body.grant_type !== 'client_credentials') {
			throw new ApiError(400, 'unsupported_grant_type', 'grant_type must be client_credentials');
		}
		const client = authenticate(simulation, body);
		const branchIds = branchIdsOf(client);
		const lifetime = simulation.settings.tokenLifetimeSeconds;
		const token = simulation.tokens.issue(
			{ kind: 'app', scopes: client.allowedScopes, branchIds },
			lifetime,
		);
		return reply.header('cache-control', 'no-store').send({
			access_token: token,
			token_type: 'bearer',
			expires_in: lifetime,
			scope: client.allowedScopes.join(' '),
			organization_id: organizations[0].id,
			branch_ids: branchIds,
		});
	});
}

/** Internal IDs of the branches that an app may use. */
export function branchIdsOf({ allowedBranchIds }: OAuthApp): string[] {
	return allowedBranchIds.length > 0 ? allowedBranchIds : branches.map(({ id }) => id);
}

async function requireJson(request: FastifyRequest): Promise<void> {
	const type = request.headers['content-type']?.split(';', 1)[0].trim().toLowerCase();
	if (type !== 'application/json') {
		throw new ApiError(400, 'invalid_request', 'Content-Type must be application/json');
	}
}

function authenticate(
	{ apps }: Simulation,
	{ client_id: id, client_secret: secret }: TokenRequest,
): OAuthApp {
	if (typeof id !== 'string' || typeof secret !== 'string') {
		throw new ApiError(400, 'invalid_request', 'client_id and client_secret are required');
	}
	const client = apps.find(id);
	// One answer for all of these, so that it does not tell which client IDs exist.
	if (!client || client.status !== 'active' || !sameText(client.clientSecret, secret)) {
		throw new ApiError(401, 'invalid_client', 'Client authentication failed');
	}
	return client;
}

function sameText(a: string, b: string): boolean {
	const [left, right] = [Buffer.from(a), Buffer.from(b)];
	return left.length === right.length && timingSafeEqual(left, right);
}
