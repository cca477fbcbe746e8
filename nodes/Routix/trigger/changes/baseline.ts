import { SeenRecords } from '../memory/seenRecords';
import type { PollSettings } from '../parameters/settings';
import { isExact, type BranchList } from './branchList';
import { compareAndRemember, wanted, watchesUpdates, type BranchFindings } from './change';

/**
 * Remembers everything that is there, so that it never counts as new.
 * @param now Unix time in milliseconds
 */
export async function takeBaseline(
	list: BranchList,
	settings: PollSettings,
	now: number,
): Promise<BranchFindings> {
	const reading = await list.all();
	const { records, total } = reading;
	const seen = SeenRecords.none(watchesUpdates(settings.event));
	for (const record of records) compareAndRemember(record, seen, settings);
	const existing = records.map((record) => ({ change: 'created' as const, record }));
	return {
		state: {
			...seen.toState(),
			...(isExact(reading) && { total }),
			fullReadAt: now,
		},
		records: settings.emitExisting ? wanted(existing, { ...settings, event: 'created' }) : [],
	};
}
