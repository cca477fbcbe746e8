import type { FastifyRequest } from 'fastify';
import { numberOf } from '../data/parts';
import type { SimulatedRecord } from '../data/generate';
import type { Simulation } from '../simulation';
import { ApiError } from './apiError';
import type { AuthorizedRequest } from './authorize';
import type { StoredRecord } from './recordList';
import { resources } from './resource';
import { readFields } from './validation';

/** Creates a record from the body of a POST. */
export function create(
	simulation: Simulation,
	target: AuthorizedRequest,
	request: FastifyRequest,
): StoredRecord {
	const { records } = simulation;
	const list = records.list(target.resource, target.branch);
	const fields = readFields(request, target, simulation.settings, { partial: false });
	refuseDuplicate(simulation, target, fields);
	const { defaults } = resources[target.resource];
	const now = new Date().toISOString();
	const record: SimulatedRecord = {
		id: records.newId(),
		...defaults,
		...fields,
		...derived(simulation, target, fields, {}),
		created_at: now,
		updated_at: now,
	};
	list.insert([record], records.newestEnd);
	return list.find(record.id)!;
}

/** Changes the given fields of a record by the body of a PATCH. */
export function update(
	simulation: Simulation,
	target: AuthorizedRequest,
	stored: StoredRecord,
	request: FastifyRequest,
): StoredRecord {
	const { records, settings } = simulation;
	const fields = readFields(request, target, settings, { partial: true });
	refuseDuplicate(simulation, target, fields, stored);
	records.list(target.resource, target.branch).update(
		stored,
		{
			...fields,
			...derived(simulation, target, fields, stored.record),
			updated_at: new Date().toISOString(),
		},
		settings.updatedRecordsMove ? records.newestEnd : undefined,
	);
	return stored;
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
		...(customer && { customer_name: customer.record.company_name }),
		...resources[resource].derive?.(changes, before, number),
	};
}

function refuseDuplicate(
	{ records }: Simulation,
	{ resource, branch }: AuthorizedRequest,
	fields: SimulatedRecord,
	itself?: StoredRecord,
): void {
	const { unique } = resources[resource];
	if (unique === undefined || fields[unique] === undefined) return;
	const taken = records
		.list(resource, branch)
		.all()
		.some((record) => record !== itself?.record && record[unique] === fields[unique]);
	if (taken) {
		throw new ApiError(409, 'duplicate', `${unique} is already in use`, [
			{ field: unique, message: 'is already in use' },
		]);
	}
}
