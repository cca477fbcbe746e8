import type { FastifyInstance } from 'fastify';
import type { SimulatedRecord } from './data/generate';
import { isFault, type Fault } from './faults/fault';
import type { AppRights, NewApp, OAuthApp } from './oauth/apps';
import { branchByPublicId, branches, organizations, type Branch } from './organizations';
import { ApiError } from './records/apiError';
import type { Position } from './records/recordList';
import type { RequestFilter } from './requestLog';
import { resourceNames, type ResourceName, type SimulatorSettings } from './settings';
import type { Simulation } from './simulation';

interface ListBody {
	resource: string;
	branchPublicId?: string;
}

/** The simulator's own API under `/simulator/`: what `client.ts` calls. No latency and no fault touches it. */
export function controlRoutes(app: FastifyInstance, simulation: Simulation): void {
	const path = (name: string) => `/simulator/${name}`;
	const listOf = (target: ListBody) =>
		simulation.records.list(resourceOf(target), branchOf(target.branchPublicId));
	const done = { done: true };

	app.get(path('info'), () => {
		const { full, restricted, pkce } = simulation.apps;
		return {
			app: keysOf(full),
			restrictedApp: keysOf(restricted),
			pkceApp: keysOf(pkce),
			userToken: simulation.tokens.user,
			branches,
			organizations: organizations.map(({ id, name }) => ({ id, name })),
			settings: simulation.settings,
		};
	});

	app.post<{ Body: Partial<SimulatorSettings> }>(path('settings'), ({ body }) => {
		simulation.configure(body);
		return simulation.settings;
	});

	app.post(path('reset'), () => {
		simulation.reset();
		return done;
	});

	app.post<{ Body: Fault }>(path('faults'), ({ body }) => {
		if (!isFault(body)) throw new ApiError(422, 'bad_fault', 'There is no such kind of fault');
		simulation.faults.add(body);
		return done;
	});
	app.get(path('faults'), () => ({ waiting: simulation.faults.waiting }));
	app.delete(path('faults'), () => {
		simulation.faults.clear();
		return done;
	});

	app.post<{ Body: { name?: string; now?: number } }>(path('variation'), ({ body }) => {
		simulation.vary(body.name);
		simulation.clock = body.now ?? simulation.clock;
		return done;
	});
	app.post<{ Body: { now: number } }>(path('clock'), ({ body }) => {
		simulation.clock = body.now;
		return done;
	});

	app.post<{ Body: ListBody & { count: number } }>(path('seed'), ({ body }) => {
		simulation.records.seed(resourceOf(body), body.count, branchOf(body.branchPublicId));
		return done;
	});

	app.get<{ Querystring: ListBody }>(path('records'), ({ query }, reply) => {
		const list = listOf(query);
		const texts = list.texts('v2', 0, list.length);
		return reply.type('application/json; charset=utf-8').send(`[${texts.join(',')}]`);
	});

	app.post<{ Body: ListBody & { records: SimulatedRecord[] | number; at?: Position } }>(
		path('records'),
		({ body }) => {
			const { records, at } = body;
			const branch = branchOf(body.branchPublicId);
			if (typeof records === 'number') {
				return simulation.records.insertPlausible(resourceOf(body), records, branch, at);
			}
			const complete = records.map((record) => ({ id: simulation.records.newId(), ...record }));
			listOf(body).insert(complete, at ?? simulation.records.newestEnd);
			return complete;
		},
	);

	app.patch<{ Body: ListBody & { id: string; fields: SimulatedRecord } }>(
		path('records'),
		({ body }) => {
			if (!listOf(body).find(body.id)) throw new ApiError(404, 'not_found', `No record ${body.id}`);
			const { id, fields } = body;
			return simulation.records.update(resourceOf(body), branchOf(body.branchPublicId), id, fields);
		},
	);

	app.delete<{ Body: ListBody & { ids: string[] } }>(path('records'), ({ body }) => ({
		removed: listOf(body).remove(body.ids),
	}));

	app.post<{ Body: RequestFilter }>(path('requests'), ({ body }) => simulation.log.find(body));
	app.delete(path('requests'), () => {
		simulation.log.clear();
		return done;
	});

	app.get(path('secrets'), () => simulation.apps.secrets);
	app.get(path('tokens'), () => simulation.issuedTokens());
	app.post<{ Body: { refreshTokens?: boolean } }>(path('tokens/expire'), ({ body }) => {
		simulation.expireTokens(body.refreshTokens);
		return done;
	});

	app.post<{ Body: NewApp }>(path('apps'), ({ body }) => simulation.apps.register(body));
	app.post<{ Params: { clientId: string }; Body: { status: OAuthApp['status'] } }>(
		path('apps/:clientId/status'),
		({ params, body }) => {
			const found = appOf(params.clientId);
			simulation.setStatus(found, body.status);
			return found;
		},
	);
	app.patch<{ Params: { clientId: string }; Body: AppRights }>(
		path('apps/:clientId'),
		({ params, body }) => keysOf(Object.assign(appOf(params.clientId), body)),
	);
	app.post<{ Params: { clientId: string } }>(path('apps/:clientId/rotate'), ({ params }) => {
		const found = appOf(params.clientId);
		simulation.rotateSecret(found);
		return keysOf(found);
	});

	function appOf(clientId: string): OAuthApp {
		const found = simulation.apps.find(clientId);
		if (!found) throw new ApiError(404, 'not_found', `No app ${clientId}`);
		return found;
	}
}

function keysOf({ id, clientId, clientSecret }: OAuthApp) {
	return { id, clientId, clientSecret };
}

function resourceOf({ resource }: ListBody): ResourceName {
	const found = resourceNames.find((name) => name === resource);
	if (!found) throw new ApiError(400, 'bad_resource', `No resource ${resource}`);
	return found;
}

function branchOf(publicId: string = branches[0].publicId): Branch {
	const found = branchByPublicId(publicId);
	if (!found) throw new ApiError(400, 'bad_branch', `No branch ${publicId}`);
	return found;
}
