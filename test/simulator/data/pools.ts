import { faker } from '@faker-js/faker/locale/nl';

export interface Place {
	street: string;
	houseNumber: string;
	postalCode: string;
	city: string;
	country: string;
}

/** Words that records are made of. Drawing from them is what makes 200,000 records a matter of seconds. */
export interface Pools {
	places: Place[];
	firstNames: string[];
	lastNames: string[];
	mobileNumbers: string[];
	landlines: string[];
	ibans: string[];
	goods: string[];
}

/** Cities with their area code and the first two digits of their postal codes. */
const cities: [name: string, areaCode: string, postal: number][] = [
	['Rotterdam', '10', 30],
	['Amsterdam', '20', 10],
	['Utrecht', '30', 35],
	['Eindhoven', '40', 56],
	['Groningen', '50', 97],
	["'s-Hertogenbosch", '73', 52],
	['Venlo', '77', 59],
	['Zwolle', '38', 80],
	['Tilburg', '13', 50],
	['Breda', '76', 48],
	['Nijmegen', '24', 65],
	['Arnhem', '26', 68],
	['Enschede', '53', 75],
	['Apeldoorn', '55', 73],
	['Leeuwarden', '58', 89],
	['Den Haag', '70', 25],
	['Barneveld', '342', 37],
	['Waddinxveen', '182', 27],
	['IJmuiden', '255', 19],
	['Moerdijk', '168', 47],
];

const filled = new Map<number, Pools>();

/** The pools of a seed; filled once, since that takes some 50 ms and a reset must be quick. */
export function poolsOf(seed: number): Pools {
	const pools = filled.get(seed) ?? fillPools(seed);
	filled.set(seed, pools);
	return pools;
}

function fillPools(seed: number): Pools {
	faker.seed(seed);
	const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
	return {
		places: many(250, placeFrom),
		firstNames: many(200, () => faker.person.firstName()),
		// Each once: company names are to be unique.
		lastNames: [...new Set(many(400, () => faker.person.lastName()))],
		mobileNumbers: many(
			200,
			() => `+31 6 ${faker.string.numeric({ length: 8, allowLeadingZeros: false })}`,
		),
		landlines: many(300, () => {
			const areaCode = faker.helpers.arrayElement(cities)[1];
			const digits = faker.string.numeric({
				length: 9 - areaCode.length,
				allowLeadingZeros: false,
			});
			return `+31 ${areaCode} ${digits.slice(0, 3)} ${digits.slice(3)}`;
		}),
		ibans: many(100, () => faker.finance.iban({ countryCode: 'NL' })),
		goods: many(60, () => `${faker.commerce.productAdjective()} ${faker.commerce.product()}`),
	};
}

function placeFrom(): Place {
	const [city, , postal] = faker.helpers.arrayElement(cities);
	const letters = faker.string.alpha({ length: 2, casing: 'upper', exclude: ['S', 'A', 'D'] });
	return {
		street: faker.location.street(),
		houseNumber: String(faker.number.int({ min: 1, max: 240 })),
		postalCode: `${postal}${faker.string.numeric(2)} ${letters}`,
		city,
		country: 'NL',
	};
}
