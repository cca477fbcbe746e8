import { dateAfter, licencePlate } from './parts';
import type { SimulatedRecord, Source } from './generate';

export function equipment(source: Source): SimulatedRecord {
	const { random, sequence, createdAt, branch } = source;
	const [type, payload] = random.pick([
		['curtain-sider', 27000],
		['reefer', 25500],
		['container chassis', 30500],
		['flatbed', 28000],
		['city trailer', 17000],
	] as const);
	return {
		name: `Trailer ${String(sequence).padStart(3, '0')}`,
		equipment_type: type,
		licence_plate: licencePlate('O', source),
		payload_kg: payload,
		loading_meters: type === 'city trailer' ? 9.9 : 13.6,
		...(type === 'reefer' && { temperature_range_celsius: { from: -25, until: 25 } }),
		adr: random.chance(0.2),
		status: random.pick(['active', 'active', 'active', 'in_maintenance', 'inactive']),
		branch_id: branch.id,
		...(random.chance(0.8) && { inspection_date: dateAfter(createdAt, random.integer(30, 365)) }),
	};
}
