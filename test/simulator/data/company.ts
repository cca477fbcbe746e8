import type { Pools } from './pools';
import { slugOf } from './slug';

const legalForms = ['B.V.', 'N.V.', 'V.O.F.', '& Zonen', 'Holding B.V.', 'Groep B.V.'];
const trades = [
	'Transport',
	'Logistiek',
	'Groothandel',
	'Bouwmaterialen',
	'Agro',
	'Koeltransport',
	'Metaal',
	'Food',
	'Expeditie',
	'Verhuizingen',
	'Staal',
	'Kwekerij',
];

/** A number that is prime to any list of names times trades times forms, so that all combinations come up once. */
const stride = 15_485_863;

/** Slugs by last name and trade, since making one costs more than all the rest of a name. */
const slugs = new Map<string, string>();

export interface Company {
	name: string;
	/** As in a domain: `van Dijk Metaal B.V.` has `vandijkmetaal`. */
	slug: string;
}

/** The company of a number: no two numbers below some hundred thousand give the same name. */
export function companyOf({ lastNames, places }: Pools, number: number): Company {
	const combinations = lastNames.length * trades.length * legalForms.length;
	const combination = (number * stride) % combinations;
	const lastName = lastNames[combination % lastNames.length];
	const rest = Math.floor(combination / lastNames.length);
	const trade = trades[rest % trades.length];
	const form = legalForms[Math.floor(rest / trades.length)];
	const round = Math.floor(number / combinations);
	const city = round === 0 ? '' : ` ${places[round % places.length].city} ${round}`;
	return { name: `${lastName} ${trade} ${form}${city}`, slug: slugFor(lastName + trade) };
}

function slugFor(name: string): string {
	const slug = slugs.get(name) ?? slugOf(name);
	slugs.set(name, slug);
	return slug;
}
