import type { RoutixRecord } from '../../contract/record';
import type { SeenRecords } from '../memory/seenRecords';
import type { BranchState } from '../memory/state';
import type { PollSettings } from '../parameters/settings';
import type { ReadSizes } from './branchList';
import { watchesUpdates } from './change';
import { contentOf } from './content';
import { FieldTree } from './fieldTree';
import type { EndsToRead, Reach } from './listEnds';
import { recordHash } from './recordHash';

/** See `EndsToRead`. */
const MAX_FURTHER_PAGES = 10;

/**
 * How far to read from each end of the list: up to the first known record. For update events, the end at which records
 * arrive, or both while that is unknown, is read over the recent records, and on to the first that has not changed: where
 * the record that was changed last comes first, this finds every change.
 */
export function endsToRead(
	sizes: ReadSizes,
	seen: SeenRecords,
	{ arrivesAt, leftOut }: BranchState,
	{ event, recentRecords, watchFields }: PollSettings,
): EndsToRead {
	const { probe, page } = sizes;
	const upToKnown: Reach = {
		probe,
		isEnough: (records) => records.some((record) => seen.has(recordHash(record))),
	};
	if (!watchesUpdates(event)) {
		return { start: upToKnown, end: upToKnown, page, maxFurtherPages: MAX_FURTHER_PAGES };
	}
	const tree = new FieldTree(leftOut);
	const isUnchanged = (record: RoutixRecord) =>
		contentOf([record], tree, watchFields) === seen.contentOf(recordHash(record));
	const overRecent: Reach = {
		probe: Math.min(recentRecords + 1, page),
		isEnough: (records) =>
			records.length >= recentRecords && isUnchanged(records[records.length - 1]),
	};
	return {
		start: arrivesAt === 'end' ? upToKnown : overRecent,
		end: arrivesAt === 'start' ? upToKnown : overRecent,
		page,
		maxFurtherPages: MAX_FURTHER_PAGES + Math.ceil(recentRecords / page),
	};
}
