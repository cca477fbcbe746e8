import { encodingVariations } from './encodings';
import { emptyListVariations, envelopeVariations } from './envelopes';
import { errorCodeVariations, notThereVariations } from './errorCodes';
import { errorPlaceVariations } from './errorPlaces';
import { gatewayVariations } from './gateways';
import { identityVariations } from './identity';
import { offsetVariations } from './offsets';
import { pageSizeVariations } from './pageSizes';
import { limitVariations, passingVariations } from './passing';
import { redirectVariations, refusedWriteVariations } from './refusedWrites';
import { noAddressVariations, noRecordVariations, recordEnvelopeVariations } from './singleRecords';
import { storedValueVariations } from './storedValues';
import {
	branchIdVariations,
	loginVariations,
	refusedTokenVariations,
	tokenAnswerVariations,
} from './tokens';
import { totalPlaceVariations } from './totalPlaces';
import { totalVariations } from './totals';
import { statedFailureVariations, writeAnswerVariations } from './writeAnswers';
import type { Variation } from './variation';

/** Everything that the real Routix may do otherwise, one change each. */
export const variations: Variation[] = [
	...totalVariations,
	...pageSizeVariations,
	...offsetVariations,
	...envelopeVariations,
	...emptyListVariations,
	...totalPlaceVariations,
	...identityVariations,
	...recordEnvelopeVariations,
	...noRecordVariations,
	...noAddressVariations,
	...writeAnswerVariations,
	...statedFailureVariations,
	...refusedWriteVariations,
	...redirectVariations,
	...storedValueVariations,
	...errorPlaceVariations,
	...errorCodeVariations,
	...notThereVariations,
	...gatewayVariations,
	...passingVariations,
	...limitVariations,
	...tokenAnswerVariations,
	...refusedTokenVariations,
	...loginVariations,
	...branchIdVariations,
	...encodingVariations,
];

const byName = new Map(variations.map((variation) => [variation.name, variation]));

/** @throws {RangeError} for a name that is none */
export function variationNamed(name: string): Variation {
	const found = byName.get(name);
	if (!found) throw new RangeError(`The simulator has no variation "${name}"`);
	return found;
}
