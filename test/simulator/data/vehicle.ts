import { dateAfter, licencePlate } from './parts';
import type { SimulatedRecord, Source } from './generate';

const models: [make: string, model: string, category: string, payloadKg: number, metres: number][] =
	[
		['DAF', 'XF 480', 'tractor', 24000, 13.6],
		['DAF', 'XG+ 530', 'tractor', 24000, 13.6],
		['Volvo', 'FH 500', 'tractor', 23500, 13.6],
		['Scania', 'R 450', 'tractor', 23800, 13.6],
		['Mercedes-Benz', 'Actros 1845', 'tractor', 23600, 13.6],
		['MAN', 'TGL 12.220', 'box truck', 5600, 7.2],
		['DAF', 'LF 230', 'box truck', 5200, 7.0],
		['Mercedes-Benz', 'Sprinter 317', 'van', 1100, 4.2],
		['Volkswagen', 'Crafter 35', 'van', 1150, 4.3],
	];

export function vehicle(source: Source): SimulatedRecord {
	const { random, sequence, createdAt, branch } = source;
	const [make, model, category, payload, metres] = random.pick(models);
	const electric = random.chance(0.12);
	return {
		licence_plate: licencePlate('B', source),
		name: `${make} ${sequence}`,
		category,
		make,
		model,
		fuel_type: electric ? 'electric' : random.pick(['diesel', 'diesel', 'diesel', 'hvo', 'lng']),
		payload_kg: payload,
		volume_m3: Math.round(metres * 2.45 * 2.7),
		loading_meters: metres,
		adr: random.chance(0.2),
		status: random.pick([
			'active',
			'active',
			'active',
			'active',
			'active',
			'in_maintenance',
			'inactive',
		]),
		branch_id: branch.id,
		inspection_date: dateAfter(createdAt, random.integer(30, 365)),
		...(category === 'tractor' && {
			tachograph_inspection_date: dateAfter(createdAt, random.integer(100, 700)),
		}),
		...(random.chance(0.15) && {
			notes: random.pick(['Laadklep defect', 'Alleen binnenland', 'Vaste chauffeur']),
		}),
	};
}
