import type { AskedList } from '../branchLists';
import type { Question } from '../query/query';
import { filterOperators } from '../query/filters';
import type { Resource } from '../resources';
import { readApiVersion } from './apiVersion';
import { readBranches } from './branch';
import { readCombination, readFilters } from './filters';
import type { ItemParameters } from './itemParameters';
import { readOnCountMismatch } from './onCountMismatch';
import { readSearch } from './search';

/**
 * The lists that an item asks, in the order of the branches.
 * @throws {InputError} when a branch or an option cannot be right
 */
export function readLists(item: ItemParameters, resource: Resource): AskedList[] {
	const { connection } = item;
	const options = item.options();
	const apiVersion = readApiVersion(options.apiVersion);
	const onCountMismatch = readOnCountMismatch(options.onCountMismatch);
	const branches = readBranches(
		item.parameter('branchPublicId', ''),
		connection.credential.branchPublicId,
	);
	return branches.map((branchPublicId) => ({
		connection,
		address: { resource, branchPublicId, apiVersion },
		onCountMismatch,
	}));
}

/**
 * Which records an item is about.
 * @throws {InputError} when the search or a filter cannot be used
 */
export function readWhich(
	item: ItemParameters,
): Pick<Question, 'combination' | 'filters' | 'search'> {
	return {
		search: readSearch(item.parameter('search', '')),
		filters: readFilters(item.parameter('filters', {}), item.isFromTool),
		combination: readCombination(item.options().combineFilters),
	};
}

/** What can be asked of a list, for the model of an AI Agent, which sees no form. */
export function questionHint({ fields }: Resource): string {
	const known = fields?.map(({ name, values }) =>
		values ? `${name} (${values.join(', ')})` : name,
	);
	return [
		...(known ? [`Fields: ${known.join(', ')}.`] : []),
		'Search takes words that must all occur in a record.',
		`A filter compares a field with a value; its operator is one of ${Object.keys(filterOperators).join(', ')}.`,
		'A date may be written as today, -7d, this week or last month.',
	].join(' ');
}
