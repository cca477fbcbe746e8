import type { FastifyRequest } from 'fastify';
import { numberOf } from '../data/parts';
import type { SimulatedRecord } from '../data/generate';
import type { Simulation } from '../simulation';
import { ApiError } from './apiError';
import type { AuthorizedRequest } from './authorize';
import { resources } from './resource';
import { readFields } from './validation';

/** Creates a record from the body of a POST; returns its id. */
export function create(
	simulation: Simulation,
	target: AuthorizedRequest,
	request: FastifyRequest,
): string {
	const { records, settings } = simulation;
	const fields = readFields(request, target, settings, { partial: false });
	refuseDuplicate(simulation, target, fields);
	const now = new Date().toISOString();
	const id = records.newId();
	const record: SimulatedRecord = {
		id,
		...resources[target.resource].defaults,
		...fields,
		...derived(simulation, target, fields, {}),
		created_at: now,
		updated_at: now,
	};
	records.list(target.resource, target.branch).insert([record], records.newestEnd);
	return id;
}

/** Changes the given fields of the record `before` by the body of a PATCH. */
export function update(
	simulation: Simulation,
	target: AuthorizedRequest,
	before: SimulatedRecord,
	request: FastifyRequest,
): void {
	const { records, settings } = simulation;
	const fields = readFields(request, target, settings, { partial: true });
	refuseDuplicate(simulation, target, fields, before.id);
	records.update(target.resource, target.branch, before.id, {
		...fields,
		...derived(simulation, target, fields, before),
	});
}

function derived(
	{ records }: Simulation,
	{ resource, branch }: AuthorizedRequest,
	changes: SimulatedRecord,
	before: SimulatedRecord,
): SimulatedRecord {
	const number = () => numberOf(new Date(), records.nextSequence(resource, branch));
	const customer = records.list('accounts', branch).find(changes.customer_id);
	return {
		...(customer && { customer_name: customer.company_name }),
		...resources[resource].derive?.(changes, before, number),
	};
}

function refuseDuplicate(
	{ records }: Simulation,
	{ resource, branch }: AuthorizedRequest,
	fields: SimulatedRecord,
	ownId?: unknown,
): void {
	const { unique } = resources[resource];
	if (unique === undefined || fields[unique] === undefined) return;
	const taken = records
		.list(resource, branch)
		.all()
		.some((record) => record.id !== ownId && record[unique] === fields[unique]);
	if (taken) {
		throw new ApiError(409, 'duplicate', `${unique} is already in use`, [
			{ field: unique, message: 'is already in use' },
		]);
	}
}
