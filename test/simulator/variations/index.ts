import { beyondEndVariations } from './beyondEnd';
import { branchIdVariations } from './branchIds';
import { codePlaceVariations } from './codePlaces';
import { encodingVariations } from './encodings';
import { emptyListVariations, envelopeVariations } from './envelopes';
import { errorCodeVariations } from './errorCodes';
import { gatewayVariations } from './gateways';
import { identityVariations } from './identity';
import { limitVariations } from './limits';
import { loginVariations } from './logins';
import { notThereVariations } from './notThere';
import { offsetVariations } from './offsets';
import { pageSizeVariations } from './pageSizes';
import { passingVariations } from './passing';
import { redirectVariations } from './redirects';
import { refusedTokenVariations } from './refusedTokens';
import { refusedWriteVariations } from './refusedWrites';
import { noAddressVariations, noRecordVariations, recordEnvelopeVariations } from './singleRecords';
import { severalAtOnceVariations } from './severalAtOnce';
import { storedValueVariations } from './storedValues';
import { tokenAnswerVariations } from './tokenAnswers';
import { totalPlaceVariations } from './totalPlaces';
import { totalVariations } from './totals';
import type { Variation } from './variation';
import { wordPlaceVariations } from './wordPlaces';
import { statedFailureVariations, writeAnswerVariations } from './writeAnswers';

/** Everything that the real Routix may do otherwise, one change each. */
export const variations: Variation[] = [
	...totalVariations,
	...pageSizeVariations,
	...severalAtOnceVariations,
	...beyondEndVariations,
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
	...codePlaceVariations,
	...wordPlaceVariations,
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
