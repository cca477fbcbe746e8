import type { FastifyInstance, FastifyRequest } from 'fastify';
import { branches } from '../organizations';
import { ApiError } from '../records/apiError';
import { invalidBody } from '../records/validation';
import { allScopes } from '../records/resource';
import type { Simulation } from '../simulation';

interface Registration {
	name: string;
	description?: string;
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

const warning = 'Store the client secret now. It will not be shown again.';

/** `register-oauth-app` and `rotate-oauth-secret`: a signed-in user's token, JSON in and out (Routix docs). */
export function appManagementRoutes(app: FastifyInstance, simulation: Simulation): void {
	const onRequest = async (request: FastifyRequest) => requireUser(simulation, request);

	app.post('/functions/v1/register-oauth-app', { onRequest }, (request) => {
		const body = checked<Registration>(request, registrationSchema);
		const registered = simulation.apps.register({
			name: body.name,
			description: body.description ?? '',
			redirectUris: body.redirect_uris ?? [],
			allowedScopes: body.allowed_scopes ?? allScopes,
			allowedBranchIds: body.allowed_branch_ids ?? [],
		});
		return {
			success: true,
			app: {
				id: registered.id,
				name: registered.name,
				client_id: registered.clientId,
				client_secret: registered.clientSecret,
				redirect_uris: registered.redirectUris,
				allowed_scopes: registered.allowedScopes,
				allowed_branch_ids: registered.allowedBranchIds,
				status: registered.status,
				created_at: registered.createdAt,
			},
			warning,
		};
	});

	app.post('/functions/v1/rotate-oauth-secret', { onRequest }, (request) => {
		const body = checked<{ oauth_app_id: string }>(request, rotationSchema);
		const found = simulation.apps.findById(body.oauth_app_id);
		if (!found) throw new ApiError(404, 'not_found', 'There is no such app');
		const secret = simulation.apps.rotateSecret(found);
		return { success: true, client_secret: secret, client_secret_last4: secret.slice(-4), warning };
	});
}

function requireUser(simulation: Simulation, { headers }: FastifyRequest): void {
	const token = /^bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
	const rights = simulation.rightsOf(token);
	if (!rights) throw new ApiError(401, 'invalid_token', 'The access token is expired or invalid');
	if (rights.kind !== 'user') {
		throw new ApiError(403, 'invalid_token_type', 'Apps are managed by a signed-in user');
	}
}

function checked<T>(request: FastifyRequest, schema: Record<string, unknown>): T {
	const validate = request.compileValidationSchema(schema);
	if (!validate(request.body)) throw invalidBody(validate.errors);
	return request.body as T;
}
