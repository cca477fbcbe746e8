import { emptyListVariations, envelopeVariations } from './envelopes';
import { offsetVariations } from './offsets';
import { pageSizeVariations } from './pageSizes';
import { totalPlaceVariations } from './totalPlaces';
import { totalVariations } from './totals';
import type { Variation } from './variation';

/** Everything that the real Routix may do otherwise, one change each. */
export const variations: Variation[] = [
	...totalVariations,
	...pageSizeVariations,
	...offsetVariations,
	...envelopeVariations,
	...emptyListVariations,
	...totalPlaceVariations,
];

const byName = new Map(variations.map((variation) => [variation.name, variation]));

/** @throws {RangeError} for a name that is none */
export function variationNamed(name: string): Variation {
	const found = byName.get(name);
	if (!found) throw new RangeError(`The simulator has no variation "${name}"`);
	return found;
}
