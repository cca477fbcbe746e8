import { checkUpdates, HOUR_MS, IN_HISTORIES, weighted } from '../model/tryHistories';
import { WRONG_TOTALS } from '../model/movingList';

jest.setTimeout(HOUR_MS);

const UPDATES = { insertAtStart: 2, remove: 2, update: 5 };
const ALL_UPDATES = { repeated: [], missed: [], mislabelled: [] };
const UPDATES_AT_FULL_READS = { repeated: [], missedByFullRead: [], mislabelled: [] };

describe(`${IN_HISTORIES}, with recent records only`, () => {
	test.each([
		['at the start', { insertAtStart: 2 }],
		['at the end', { insertAtEnd: 2 }],
		['anywhere', { insertAnywhere: 2 }],
	])('no update is lost at a full read, where records arrive %s', async (_, inserts) => {
		const kinds = weighted({ ...inserts, remove: 1, update: 5 });
		const options = { kinds, fullReadEvery: [5, 10] };
		for (const recentRecords of [1, 5, 12]) {
			const sums = await checkUpdates(options, UPDATES_AT_FULL_READS, { recentRecords });
			expect(sums.fullReads).toBeLessThan(sums.polls - sums.failedPolls);
		}
	});

	test('so it is where fields come and go, and where Routix caps the page size', async () => {
		const betweenPolls = weighted({ toggleField: 1 });
		const kinds = weighted(UPDATES);
		const options = { kinds, betweenPolls, minSize: 20, fullReadEvery: [5, 10] };
		await checkUpdates(options, UPDATES_AT_FULL_READS, { recentRecords: 5, cap: 4 });
	});

	test.each(Object.entries(WRONG_TOTALS))('so it is when the total %s', async (_, total) => {
		const options = { kinds: weighted(UPDATES), fullReadEvery: [5, 10] };
		await checkUpdates(options, UPDATES_AT_FULL_READS, { total, recentRecords: 5 });
	});

	test('every change is found at once where the record that was changed last comes first', async () => {
		const kinds = weighted({ insertAtStart: 2, remove: 1, touch: 5 });
		const options = { kinds, fullReadEvery: [10, 60] };
		await checkUpdates(options, ALL_UPDATES, { recentRecords: 3 });
	});
});
