import type { AskedList } from '../branchLists';
import type { Question } from '../query/query';
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
 * @param isTool an AI Agent fills in the parameters
 * @throws {InputError} when the search or a filter cannot be used
 */
export function readWhich(
	item: ItemParameters,
	isTool: boolean,
): Pick<Question, 'combination' | 'filters' | 'search'> {
	return {
		search: readSearch(item.parameter('search', '')),
		filters: readFilters(item.parameter('filters', {}), isTool),
		combination: readCombination(item.options().combineFilters),
	};
}
