import type { ResourceName } from '../settings';
import type { Branch } from '../organizations';
import type { Pools } from './pools';
import type { Random } from './random';
import { account } from './account';
import { equipment } from './equipment';
import { invoice } from './invoice';
import { order } from './order';
import { planning } from './planning';
import { staff } from './staff';
import { vehicle } from './vehicle';

export type SimulatedRecord = Record<string, unknown>;

/** What a record is made from. */
export interface Source {
	random: Random;
	pools: Pools;
	branch: Branch;
	/** Counts up from 1 in a list; makes numbers and plates unique. */
	sequence: number;
	createdAt: Date;
	/** A record of another resource of the same branch, where there is one. */
	related(resource: ResourceName): SimulatedRecord | undefined;
}

const generators: Record<ResourceName, (source: Source) => SimulatedRecord> = {
	accounts: account,
	orders: order,
	vehicles: vehicle,
	staff,
	equipment,
	planning,
	invoices: invoice,
};

/** One plausible record, without its timestamps' upkeep: `created_at` and `updated_at` are those of `source`. */
export function generate(resource: ResourceName, source: Source): SimulatedRecord {
	const { random, createdAt } = source;
	const changedAt = random.chance(0.6)
		? createdAt.getTime() + random.integer(1, 500_000) * 1000
		: createdAt.getTime();
	return {
		id: random.uuid(),
		...generators[resource](source),
		created_at: createdAt.toISOString(),
		updated_at: new Date(changedAt).toISOString(),
	};
}
