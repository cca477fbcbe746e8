import { companyOf } from './company';
import { dateAfter, numberOf, round2 } from './parts';
import type { SimulatedRecord, Source } from './generate';

/** An outgoing invoice. Its number is fixed when it is approved (Routix docs): a draft has none. */
export function invoice(source: Source): SimulatedRecord {
	const { random, pools, sequence, createdAt } = source;
	const customer = source.related('accounts');
	const status = random.pick([
		'draft',
		'approved',
		'sent',
		'sent',
		'paid',
		'paid',
		'paid',
		'overdue',
		'cancelled',
	]);
	const lines = Array.from({ length: random.integer(1, 4) }, () => ({
		item: random.pick(['Transport', 'Brandstoftoeslag', 'Wachttijd', 'Tolheffing', 'Opslag']),
		quantity: random.integer(1, 6),
		price: round2(random.integer(1500, 90000) / 100),
		tax_rate: 21,
		gl_account: random.pick(['8000', '8010', '8020']),
	}));
	return {
		invoice_number: status === 'draft' ? null : `F${numberOf(createdAt, sequence)}`,
		customer_id: customer?.id ?? random.uuid(),
		customer_name: customer?.company_name ?? companyOf(pools, random.integer(1, 9999)).name,
		invoice_date: dateAfter(createdAt, 0),
		due_date: dateAfter(createdAt, random.pick([14, 30, 60])),
		currency: 'EUR',
		status,
		...(random.chance(0.6) && { reference: `PO-${random.integer(10000, 99999)}` }),
		lines,
		...totalsOf(lines),
		branch_id: source.branch.id,
	};
}

/** Net, tax and gross amount of invoice lines, in the invoice's currency. */
export function totalsOf(
	lines: { quantity?: number; price?: number; tax_rate?: number }[],
): SimulatedRecord {
	let net = 0;
	let tax = 0;
	for (const { quantity = 1, price = 0, tax_rate: rate = 21 } of lines) {
		net += quantity * price;
		tax += (quantity * price * rate) / 100;
	}
	return { net_amount: round2(net), tax_amount: round2(tax), gross_amount: round2(net + tax) };
}
