import { dateAfter } from './parts';
import type { SimulatedRecord, Source } from './generate';

/** A trip: vehicle, driver and day (Routix docs), with its route. */
export function planning(source: Source): SimulatedRecord {
	const { random, pools, sequence, createdAt } = source;
	const vehicle = source.related('vehicles');
	const driver = source.related('staff');
	const start = random.integer(4, 9);
	return {
		trip_number: `T${String(sequence).padStart(6, '0')}`,
		date: dateAfter(createdAt, random.integer(0, 5)),
		vehicle_id: vehicle?.id ?? null,
		licence_plate: vehicle?.licence_plate ?? null,
		driver_id: driver?.id ?? null,
		driver_name: driver ? `${String(driver.first_name)} ${String(driver.last_name)}` : null,
		status: random.pick(['planned', 'planned', 'in_progress', 'completed']),
		route: Array.from({ length: random.integer(2, 6) }, (_, index) => ({
			sequence: index + 1,
			order_id: source.related('orders')?.id ?? null,
			stop_type: index % 2 === 0 ? 'pickup' : 'delivery',
			city: random.pick(pools.places).city,
			planned_time: `${String(start + index).padStart(2, '0')}:${random.pick(['00', '15', '30', '45'])}`,
		})),
		distance_km: random.integer(35, 640),
		branch_id: source.branch.id,
		...(random.chance(0.1) && {
			remarks: random.pick(['File A16', 'Chauffeur wisselt in Venlo', 'Tolvignet nodig']),
		}),
	};
}
