import type { RoutixRecord } from '../contract/record';
import { readBothEnds } from '../pagination/readBothEnds';
import { checkQuery } from '../query/queryCheck';
import { ShownFields } from '../query/shownFields';
import type { WatchedBranch } from './allBranches';
import type { TriggerParameters } from './parameters/readParameters';

/**
 * Whether the records have the fields that filters and watched fields name, and hold what a filter can match. A sample
 * can prove that they do; that they do not, only all of them.
 * @throws {InputError} when no record can ever start the workflow as it is set
 */
export async function checkFields(
	branches: WatchedBranch[],
	{ query, resource, apiVersion }: TriggerParameters,
): Promise<void> {
	if (query.named.length === 0) return;
	const readers = new Set(query.named.map(({ reader }) => reader));
	const shown = branches.map(() => new ShownFields(readers));
	const check = () => checkQuery(query, shown, { ...resource, apiVersion });
	const look = (records: RoutixRecord[], index: number) => {
		for (const record of records) shown[index].look(record);
	};
	for (const [index, { list }] of branches.entries()) {
		look(await readBothEnds(list.page, list.sizes.page), index);
	}
	if (isRight(check)) return;
	for (const [index, { list }] of branches.entries()) look((await list.all()).records, index);
	check();
}

function isRight(check: () => void): boolean {
	try {
		check();
		return true;
	} catch {
		return false;
	}
}
