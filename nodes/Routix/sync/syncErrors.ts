import type { INode } from 'n8n-workflow';
import { ID_FIELD } from '../contract/identity';
import type { RoutixRecord } from '../contract/record';
import { recordTitle } from '../fields/recordTitle';
import { InputError } from '../inputError';
import { asText, ownValue } from '../json';
import { operationError } from '../nodeError';
import type { Address } from '../transport/address';
import { cut } from '../values/text';
import { describeMatching, type Matching } from './matching';
import type { SyncIndex } from './syncIndex';

/** How many records an error names that match one item. */
const MOST_TITLES = 5;

/** What the errors about an item speak of. */
interface Subject {
	address: Address;
	matching: Matching;
	index: SyncIndex;
}

/** @param ids of all of them */
export function severalMatches(
	{ address, matching }: Subject,
	records: RoutixRecord[],
	ids: string[],
): InputError {
	const titles = records.slice(0, MOST_TITLES).map((record) => cut(recordTitle(record)));
	const more = records.length - titles.length;
	const named = titles.join(', ') + (more > 0 ? ` and ${more} more` : '');
	return new InputError(
		`${records.length} ${address.resource.plural} in Routix match ${describeMatching(matching)}: ${named}`,
		`Match on more fields, merge the records in Routix, or set On Several Matches under Options. Their IDs: ${ids.join(', ')}.`,
	);
}

export function noMatch({ address, matching }: Subject): InputError {
	return new InputError(
		`No ${address.resource.singular} in Routix matches ${describeMatching(matching)}`,
		'Correct the value, match on another field, or set On No Match under Options to Create.',
	);
}

/** @throws {InputError} when Routix would number a new record itself, may have it already, or has nearly the same */
export function checkIsNew({ address, index, matching }: Subject): void {
	const { plural, singular } = address.resource;
	const described = describeMatching(matching);
	if (matching.columns.includes(ID_FIELD)) {
		throw new InputError(
			`Routix has no ${singular} with ${described}, and it cannot be created with that ID`,
			'Routix gives new records their ID. Correct the ID, or match on another field.',
		);
	}
	if (index.isUncertain(matching.values)) {
		throw new InputError(
			`An earlier item with ${described} may have been created although its answer was lost`,
			'Run the workflow again: it will find the record if it exists, and create it if not.',
		);
	}
	const near = index.findNear(matching.values)?.current;
	if (near === undefined) return;
	throw new InputError(
		`Among the ${plural} in Routix is ${describeMatching(valuesOf(near, matching))}, which differs from ${described} only in case, blanks or punctuation, so this item was not written`,
		`If it is the same ${singular}, write it alike in both places, or switch on Ignore Case under Options if only the case differs. Its ID: ${asText(index.readId(near) ?? null)}.`,
	);
}

/**
 * @param done what was done with the record
 * @throws {NodeOperationError} when Routix made other values of those to match on, so that the next run would not find it
 */
export function checkStillMatches(
	{ address, index, matching }: Subject,
	record: RoutixRecord,
	done: 'created' | 'updated',
	node: () => INode,
): void {
	if (index.matches(record, matching.values)) return;
	throw operationError(
		node(),
		`The ${address.resource.singular} was ${done}, but Routix changed ${describeMatching(matching)} to ${describeMatching(valuesOf(record, matching))}: the next run would create it again`,
		{
			description:
				'Before the next run, write the value in the item as Routix does, or match on a field that Routix keeps as it is.',
		},
	);
}

function valuesOf(record: RoutixRecord, { columns }: Matching): Matching {
	return {
		columns,
		values: Object.fromEntries(columns.map((name) => [name, ownValue(record, name)])),
	};
}
