import type { FastifyRequest } from 'fastify';
import type { AccessRights } from '../oauth/accessTokens';
import { branchByPublicId, type Branch } from '../organizations';
import { resourceNames, type ResourceName } from '../settings';
import type { Simulation } from '../simulation';
import { ApiError } from './apiError';
import { resources } from './resource';

export interface RecordPath {
	version: string;
	branch: string;
	resource: string;
	id?: string;
}

export interface AuthorizedRequest {
	version: string;
	branch: Branch;
	resource: ResourceName;
}

const invalidToken = (message: string) =>
	new ApiError(401, 'invalid_token', message, undefined, {
		'www-authenticate': 'Bearer error="invalid_token"',
	});

/** Goes through everything that can refuse a record request before its content is looked at. */
export function authorize(
	simulation: Simulation,
	request: FastifyRequest<{ Params: RecordPath }>,
): AuthorizedRequest {
	const rights = rightsOf(simulation, request.headers.authorization);
	const { version, branch: publicBranchId, resource: name } = request.params;
	if (version !== 'v1' && version !== 'v2') {
		throw new ApiError(404, 'version_not_found', `There is no API version "${version}"`);
	}
	const branch = branchByPublicId(publicBranchId);
	if (!branch) {
		throw new ApiError(404, 'branch_not_found', `No branch has the public ID "${publicBranchId}"`);
	}
	if (!rights.branchIds.includes(branch.id)) {
		throw new ApiError(403, 'branch_access_denied', 'This app has no access to this branch');
	}
	const resource = resourceNames.find((known) => known === name);
	if (!resource || simulation.settings.plannedResources.includes(resource)) {
		throw new ApiError(
			404,
			'resource_not_found',
			`Resource "${name}" is not available in API ${version}`,
		);
	}
	requireScope(rights, request.method, resource);
	return { version, branch, resource };
}

function rightsOf(simulation: Simulation, header: string | undefined): AccessRights {
	const token = /^bearer +(\S+)$/i.exec(header ?? '')?.[1];
	if (token === undefined) throw invalidToken('A bearer token is required');
	const rights = simulation.rightsOf(token);
	if (!rights) throw invalidToken('The access token is expired or invalid');
	if (rights.kind === 'user') {
		throw new ApiError(
			403,
			'invalid_token_type',
			'User tokens are not accepted; use an OAuth token',
		);
	}
	return rights;
}

function requireScope({ scopes }: AccessRights, method: string, resource: ResourceName): void {
	const { readScope, writeScope } = resources[resource];
	const reading = method === 'GET' || method === 'HEAD';
	const scope = reading ? readScope : writeScope;
	if (scope === undefined || !(reading || method === 'POST' || method === 'PATCH')) {
		throw new ApiError(405, 'method_not_allowed', `${method} is not available for ${resource}`);
	}
	if (!scopes.includes(scope)) {
		throw new ApiError(
			403,
			'insufficient_scope',
			`This request needs the scope ${scope}`,
			undefined,
			{
				'www-authenticate': `Bearer error="insufficient_scope", scope="${scope}"`,
			},
		);
	}
}
