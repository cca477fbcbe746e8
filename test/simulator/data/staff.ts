import { dateAfter } from './parts';
import { slugOf } from './slug';
import type { SimulatedRecord, Source } from './generate';

export function staff({ random, pools, sequence, createdAt, branch }: Source): SimulatedRecord {
	const firstName = random.pick(pools.firstNames);
	const lastName = random.pick(pools.lastNames);
	const driver = random.chance(0.75);
	return {
		first_name: firstName,
		last_name: lastName,
		staff_number: String(5000 + sequence),
		function: driver
			? 'driver'
			: random.pick(['planner', 'warehouse worker', 'administration', 'sales']),
		email: `${slugOf(firstName)}.${slugOf(lastName)}@vermeertransport.nl`,
		...(random.chance(0.85) && { phone: random.pick(pools.mobileNumbers) }),
		...(driver && {
			driving_licence: {
				categories: random.pick([['C'], ['C', 'CE'], ['C', 'CE'], ['B', 'C', 'CE'], ['D']]),
				expires_on: dateAfter(createdAt, random.integer(60, 1800)),
			},
			code_95_expires_on: dateAfter(createdAt, random.integer(60, 1800)),
			...(random.chance(0.2) && {
				adr_card_expires_on: dateAfter(createdAt, random.integer(60, 1800)),
			}),
		}),
		status: random.pick(['active', 'active', 'active', 'active', 'active', 'on_leave', 'inactive']),
		branch_id: branch.id,
	};
}
