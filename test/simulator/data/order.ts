import { companyOf } from './company';
import { addressOf, dateAfter, numberOf, round2 } from './parts';
import type { SimulatedRecord, Source } from './generate';

const statuses = [
	'draft',
	'confirmed',
	'planned',
	'planned',
	'in_progress',
	'completed',
	'completed',
	'invoiced',
	'invoiced',
	'cancelled',
];

/** An order with its stops and cargo. */
export function order(source: Source): SimulatedRecord {
	const { random, pools, sequence, createdAt } = source;
	const customer = source.related('accounts');
	const days = random.integer(1, 9);
	return {
		order_number: numberOf(createdAt, sequence),
		customer_id: customer?.id ?? random.uuid(),
		customer_name: customer?.company_name ?? companyOf(pools, random.integer(1, 9999)).name,
		order_type: random.pick(['FTL', 'FTL', 'LTL', 'LTL', 'courier', 'container']),
		status: random.pick(statuses),
		...(random.chance(0.7) && { customer_reference: `PO-${random.integer(10000, 99999)}` }),
		...(random.chance(0.15) && {
			project: random.pick(['Noord-Zuidlijn', 'Maasvlakte', 'Retouren', 'Seizoen']),
		}),
		...(random.chance(0.5) && {
			sales_rep: `${random.pick(pools.firstNames)} ${random.pick(pools.lastNames)}`,
		}),
		branch_id: source.branch.id,
		stops: [
			stop(source, 1, 'pickup', days),
			stop(source, 2, 'delivery', days + random.integer(0, 2)),
		],
		cargo: Array.from({ length: random.integer(1, 2) }, () => cargoItem(source)),
		revenue: round2(random.integer(9000, 240000) / 100),
		cost: random.chance(0.6) ? round2(random.integer(6000, 160000) / 100) : null,
		currency: 'EUR',
	};
}

function stop(
	{ random, pools, createdAt }: Source,
	sequence: number,
	type: 'pickup' | 'delivery',
	days: number,
): SimulatedRecord {
	const opens = random.integer(6, 15);
	const place = random.pick(pools.places);
	return {
		sequence,
		stop_type: type,
		company_name: companyOf(pools, random.integer(1, 9999)).name,
		address: addressOf(place),
		planned_date: dateAfter(createdAt, days),
		time_window: { from: clock(opens), until: clock(opens + random.integer(1, 4)) },
		...(random.chance(0.2) && {
			instructions: random.pick(['Bellen bij aankomst', 'Dock 4', 'Achterom laden']),
		}),
	};
}

function cargoItem({ random, pools }: Source): SimulatedRecord {
	const pallets = random.integer(1, 33);
	return {
		item: random.pick(pools.goods),
		unit: random.pick(['europallet', 'europallet', 'blokpallet', 'colli', 'rolcontainer']),
		quantity: pallets,
		weight_kg: pallets * random.integer(80, 720),
		loading_meters: round2(pallets * 0.4),
		...(random.chance(0.06) && {
			adr: { un_number: `UN${random.integer(1000, 3500)}`, class: '3' },
		}),
		...(random.chance(0.12) && { temperature_celsius: random.pick([-20, 2, 4, 7, 15]) }),
	};
}

function clock(hour: number): string {
	return `${String(hour).padStart(2, '0')}:00`;
}
