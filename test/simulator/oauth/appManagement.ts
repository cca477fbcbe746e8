import type { FastifyInstance, FastifyRequest } from 'fastify';
import { branches } from '../organizations';
import { ApiError } from '../records/apiError';
import { allScopes } from '../records/resource';
import { invalidBody } from '../records/validation';
import type { Simulation } from '../simulation';
import type { OAuthApp } from './apps';

interface Registration {
	name: string;
	description?: string;
	homepage_url?: string;
	redirect_uris?: string[];
	allowed_scopes?: string[];
	allowed_branch_ids?: string[];
}

const texts = { type: 'array', items: { type: 'string' }, uniqueItems: true };

const registrationSchema = {
	type: 'object',
	required: ['name'],
	properties: {
		name: { type: 'string', minLength: 1 },
		description: { type: 'string' },
		homepage_url: { type: 'string', format: 'uri' },
		redirect_uris: { ...texts, items: { type: 'string', format: 'uri' } },
		allowed_scopes: { ...texts, minItems: 1, items: { type: 'string', enum: allScopes } },
		allowed_branch_ids: { ...texts, items: { type: 'string', enum: branches.map(({ id }) => id) } },
	},
};

const rotationSchema = {
	type: 'object',
	required: ['oauth_app_id'],
	properties: { oauth_app_id: { type: 'string' } },
};

const statusSchema = {
	type: 'object',
	required: ['status'],
	additionalProperties: false,
	properties: { status: { type: 'string', enum: ['active', 'revoked'] } },
};

const warning = 'Store the client secret now. It will not be shown again.';

/**
 * `register-oauth-app` and `rotate-oauth-secret`: a signed-in user's token, JSON in and out (Routix docs); and the table
 * `oauth_apps`, whose address is inferred, as PostgREST serves one.
 */
export function appManagementRoutes(app: FastifyInstance, simulation: Simulation): void {
	const onRequest = async (request: FastifyRequest) => {
		requireGatewayKey(simulation, request);
		requireUser(simulation, request);
	};
	const bodyOf = <T>(request: FastifyRequest, schema: Record<string, unknown>): T => {
		const validate = request.compileValidationSchema(schema);
		if (!validate(request.body)) throw invalidBody(validate.errors);
		simulation.log.note(request.raw, { body: request.body });
		return request.body as T;
	};

	app.post('/functions/v1/register-oauth-app', { onRequest }, (request) => {
		const body = bodyOf<Registration>(request, registrationSchema);
		const registered = simulation.apps.register({
			name: body.name,
			description: body.description ?? '',
			homepageUrl: body.homepage_url ?? '',
			redirectUris: body.redirect_uris ?? [],
			allowedScopes: body.allowed_scopes ?? allScopes,
			allowedBranchIds: body.allowed_branch_ids ?? [],
		});
		const { clientSecret: client_secret } = registered;
		return { success: true, app: { ...rowOf(registered), client_secret }, warning };
	});

	app.post('/functions/v1/rotate-oauth-secret', { onRequest }, (request) => {
		const body = bodyOf<{ oauth_app_id: string }>(request, rotationSchema);
		const found = simulation.apps.findById(body.oauth_app_id);
		if (!found) throw new ApiError(404, 'not_found', 'There is no such app');
		const secret = simulation.rotateSecret(found);
		return { success: true, client_secret: secret, client_secret_last4: secret.slice(-4), warning };
	});

	app.patch<{ Querystring: { id?: string } }>(
		'/rest/v1/oauth_apps',
		{ onRequest },
		(request, reply) => {
			const { status } = bodyOf<Pick<OAuthApp, 'status'>>(request, statusSchema);
			const id = /^eq\.(.+)$/.exec(request.query.id ?? '')?.[1];
			if (id === undefined) throw new ApiError(400, 'bad_filter', 'PATCH needs a filter');
			const found = simulation.apps.findById(id);
			if (found) simulation.setStatus(found, status);
			const isAskedBack = /return=representation/.test(String(request.headers.prefer));
			return isAskedBack ? (found ? [rowOf(found)] : []) : reply.code(204).send();
		},
	);
}

function rowOf(app: OAuthApp) {
	return {
		id: app.id,
		name: app.name,
		client_id: app.clientId,
		redirect_uris: app.redirectUris,
		allowed_scopes: app.allowedScopes,
		allowed_branch_ids: app.allowedBranchIds,
		status: app.status,
		created_at: app.createdAt,
	};
}

/** As the gateway of a Supabase project answers. */
function requireGatewayKey({ settings }: Simulation, { headers }: FastifyRequest): void {
	if (settings.gatewayKey === null || headers.apikey === settings.gatewayKey) return;
	throw new ApiError(401, 'no_api_key', 'No API key found in request');
}

function requireUser(simulation: Simulation, { headers }: FastifyRequest): void {
	const token = /^bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
	const rights = simulation.rightsOf(token);
	if (!rights) throw new ApiError(401, 'invalid_token', 'The access token is expired or invalid');
	if (rights.kind !== 'user') {
		throw new ApiError(403, 'invalid_token_type', 'Apps are managed by a signed-in user');
	}
}
