import type { RoutixRecord } from '../contract/record';
import { InputError } from '../inputError';
import { readBothEnds } from '../pagination/readBothEnds';
import { checkQuery } from '../query/queryCheck';
import { ShownFields } from '../query/shownFields';
import type { WatchedBranch } from './allBranches';
import type { BranchState } from './memory/state';
import type { TriggerParameters } from './parameters/readParameters';
import type { PollSettings } from './parameters/settings';

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

/**
 * Whether the watched fields say anything: one that differs in every reading is left out of the comparison.
 * @throws {InputError} when one can never start the workflow
 */
export function checkSteadiness(branches: BranchState[], { watchFields }: PollSettings): void {
	const restless = watchFields.find((field) =>
		branches.some(({ leftOut }) => leftOut?.includes(field)),
	);
	if (restless === undefined) return;
	throw new InputError(
		`Watched Field Names: ${restless} differs each time Routix is asked, whether somebody changed it or not`,
		'Remove it from the watched fields, since it cannot tell what has changed.',
	);
}

function isRight(check: () => void): boolean {
	try {
		check();
		return true;
	} catch {
		return false;
	}
}
