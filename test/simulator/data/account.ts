import { companyOf } from './company';
import { addressOf } from './parts';
import type { SimulatedRecord, Source } from './generate';

/** Customers, vendors and carriers share one table (Routix docs); its first six fields are the v1 account. */
export function account({ random, pools, sequence }: Source): SimulatedRecord {
	const { name, slug } = companyOf(pools, sequence);
	const domain = `${slug}${sequence}.nl`;
	const type = random.pick(['customer', 'customer', 'customer', 'carrier', 'vendor']);
	return {
		company_name: name,
		email: random.chance(0.06) ? null : `info@${domain}`,
		phone: random.chance(0.1) ? null : random.pick(pools.landlines),
		account_type: type,
		status: random.chance(0.92) ? 'active' : 'inactive',
		debtor_number: String(100000 + sequence),
		vat_number: `NL${random.integer(100000000, 899999999)}B0${random.integer(1, 3)}`,
		chamber_of_commerce_number: String(random.integer(10000000, 89999999)),
		address: addressOf(random.pick(pools.places)),
		...(random.chance(0.25) && { invoice_email: `facturen@${domain}` }),
		payment_term_days: random.pick([8, 14, 14, 30, 30, 60]),
		currency: 'EUR',
		tax_rate: random.chance(0.95) ? 21 : 0,
		...(random.chance(0.4) && { iban: random.pick(pools.ibans) }),
		...(type === 'customer' &&
			random.chance(0.1) && { credit_limit: random.integer(5, 100) * 1000 }),
		tags: random.chance(0.3)
			? [random.pick(['adr', 'koeling', 'vaste klant', 'export', 'retour'])]
			: [],
	};
}

/** What v1 shows of an account: "a stable, immutable set of 6 fields" (Routix docs). */
export function v1Account(record: SimulatedRecord): SimulatedRecord {
	const { id, company_name, email, phone, account_type, status } = record;
	return { id, company_name, email, phone, account_type, status };
}
