import { checkUpdates, HOUR_MS, IN_HISTORIES, weighted } from '../model/tryHistories';
import { WRONG_TOTALS } from '../model/movingList';

jest.setTimeout(HOUR_MS);

const UPDATES = { insertAtStart: 2, remove: 2, update: 5 };
const ALL_UPDATES = { repeated: [], missed: [], mislabelled: [] };

describe(IN_HISTORIES, () => {
	test('each update is emitted once and at once, and told from a creation', async () => {
		const kinds = weighted({ ...UPDATES, insertAnywhere: 1 });
		await checkUpdates({ kinds, fullReadEvery: [60] }, ALL_UPDATES);
	});

	test('so it is where a field of all records comes and goes', async () => {
		const betweenPolls = weighted({ toggleField: 1 });
		const kinds = weighted(UPDATES);
		const options = { kinds, betweenPolls, minSize: 20, fullReadEvery: [60] };
		await checkUpdates(options, ALL_UPDATES);
	});

	test.each(Object.entries(WRONG_TOTALS))('so it is when the total %s', async (_, total) => {
		const options = { kinds: weighted(UPDATES), fullReadEvery: [60] };
		await checkUpdates(options, ALL_UPDATES, { total });
	});
});
