import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SimulatedRecord } from '../data/generate';
import type { Simulation } from '../simulation';
import { ApiError } from './apiError';
import { authorize, type AuthorizedRequest, type RecordPath } from './authorize';
import { pageOf } from './pages';
import { RateLimit } from './rateLimit';
import { create, update } from './writes';

type RecordRequest = FastifyRequest<{ Params: RecordPath; Querystring: Record<string, unknown> }>;

/** The record API: `/functions/v1/api/{version}/{publicBranchId}/{resource}` and `…/{id}`. */
export function recordRoutes(app: FastifyInstance, simulation: Simulation): void {
	const rateLimit = new RateLimit();
	const targets = new WeakMap<FastifyRequest, AuthorizedRequest>();

	// Before the body is read: somebody who may not write learns that, and not that the JSON is wrong.
	const onRequest = async (request: FastifyRequest) => {
		rateLimit.pass(simulation.settings);
		targets.set(request, authorize(simulation, request as RecordRequest));
	};

	const targetOf = (request: FastifyRequest) => targets.get(request)!;

	const listOf = (request: FastifyRequest) => {
		const { resource, branch } = targetOf(request);
		return simulation.records.list(resource, branch);
	};

	const find = (request: RecordRequest): SimulatedRecord => {
		const record = listOf(request).find(request.params.id);
		if (!record)
			throw new ApiError(404, 'not_found', `There is no such record in ${request.params.resource}`);
		return record;
	};

	const answer = (request: RecordRequest, reply: FastifyReply, id: unknown) => {
		const { version } = targetOf(request);
		const text = listOf(request).text(id, version);
		return json(
			reply,
			simulation.settings.bareRecords ? text : `{"data":${text},"version":"${version}"}`,
		);
	};

	const collection = '/functions/v1/api/:version/:branch/:resource';
	const single = `${collection}/:id`;
	const options = { onRequest };

	app.get(collection, options, (request: RecordRequest, reply) => {
		const { version } = targetOf(request);
		return json(reply, pageOf(listOf(request), version, request.query, simulation.settings));
	});

	app.get(single, options, (request: RecordRequest, reply) =>
		answer(request, reply, find(request).id),
	);

	app.post(collection, options, (request: RecordRequest, reply) => {
		simulation.log.note(request.raw, { body: request.body });
		const id = create(simulation, targetOf(request), request);
		return answer(request, reply.code(201), id);
	});

	app.patch(single, options, (request: RecordRequest, reply) => {
		simulation.log.note(request.raw, { body: request.body });
		const before = find(request);
		update(simulation, targetOf(request), before, request);
		return answer(request, reply, before.id);
	});

	// Nothing can be deleted or replaced: no scope of Routix allows it.
	for (const url of [collection, single]) {
		app.route({ method: ['DELETE', 'PUT'], url, ...options, handler: refuseMethod });
	}
	app.route({ method: 'PATCH', url: collection, ...options, handler: refuseMethod });
	app.route({ method: 'POST', url: single, ...options, handler: refuseMethod });
}

function refuseMethod(request: FastifyRequest): never {
	throw new ApiError(405, 'method_not_allowed', `${request.method} is not available here`);
}

function json(reply: FastifyReply, text: string | Buffer | undefined): FastifyReply {
	return reply.type('application/json; charset=utf-8').send(text);
}
