import { isExact } from './branchList';
import { notice, wanted, watchesUpdates } from './change';
import type { BranchPoll, BranchQuestion } from '../branchPoll';
import { SeenRecords } from '../memory/seenRecords';

/**
 * Remembers everything that is there, so that it never counts as new. (While rows move, one reading may miss some;
 * `readList` then reads again and brings what any of its readings met.)
 */
export async function firstPoll({ reader, settings, now }: BranchQuestion): Promise<BranchPoll> {
	const reading = await reader.all();
	const { records, total } = reading;
	const seen = SeenRecords.none(watchesUpdates(settings.event));
	for (const record of records) notice(record, seen, settings);
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
