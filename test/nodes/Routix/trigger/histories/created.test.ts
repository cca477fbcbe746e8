import { checkCreated, HOUR_MS, IN_HISTORIES, weighted } from '../model/tryHistories';
import { WRONG_TOTALS } from '../model/movingList';

jest.setTimeout(HOUR_MS);

const MOSTLY = { remove: 3, update: 1 };
const NOTHING_WRONG = { repeated: [], oldAsNew: [], late: [], lost: [] };

describe(IN_HISTORIES, () => {
	test.each([
		['at the start', { insertAtStart: 4 }],
		['at the end', { insertAtEnd: 4 }],
		['at both ends', { insertAtStart: 2, insertAtEnd: 2 }],
	])('each record that arrives %s is emitted once and at once', async (_, inserts) => {
		const options = { kinds: weighted({ ...inserts, ...MOSTLY }), fullReadEvery: [0, 10, 60] };
		await checkCreated(options, (report) => expect(report).toMatchObject(NOTHING_WRONG));
	});

	test('so it is when Routix states no total', async () => {
		const options = { kinds: weighted({ insertAtStart: 4, ...MOSTLY }), fullReadEvery: [60] };
		const list = { total: () => undefined };
		await checkCreated(options, (report) => expect(report).toMatchObject(NOTHING_WRONG), list);
	});

	test('so it is when Routix caps the page size', async () => {
		const options = { kinds: weighted({ insertAtEnd: 4, ...MOSTLY }), fullReadEvery: [0, 10, 60] };
		await checkCreated(options, (report) => expect(report).toMatchObject(NOTHING_WRONG), {
			cap: 5,
		});
	});

	describe.each(Object.entries(WRONG_TOTALS))(
		'so it is when the total %s and records arrive',
		(_, total) => {
			test.each([
				['at the start', { insertAtStart: 4 }],
				['at the end', { insertAtEnd: 4 }],
			])('%s', async (_end, inserts) => {
				const options = { kinds: weighted({ ...inserts, ...MOSTLY }), fullReadEvery: [60] };
				await checkCreated(options, (report) => expect(report).toMatchObject(NOTHING_WRONG), {
					total,
				});
			});
		},
	);

	const arrivingAnywhere = weighted({ insertAtStart: 5, insertAnywhere: 3, remove: 2 });

	test('records inserted anywhere are emitted at once when every poll reads everything', async () => {
		const options = { kinds: arrivingAnywhere, fullReadEvery: [0] };
		await checkCreated(options, (report) => expect(report).toMatchObject(NOTHING_WRONG));
	});

	test('else only an insert in the middle that deletions hide waits for the next full read', async () => {
		const options = { kinds: arrivingAnywhere, fullReadEvery: [10, 60] };
		await checkCreated(options, ({ repeated, oldAsNew, late, lostForGood }) => {
			expect({ repeated, oldAsNew, lostForGood }).toEqual({
				repeated: [],
				oldAsNew: [],
				lostForGood: [],
			});
			for (const record of late) {
				expect(record).toMatchObject({
					isFullRead: false,
					wasInsertedAnywhere: true,
					isHiddenByDeletions: true,
				});
			}
		});
	});

	test('where updates re-order the list, nothing is emitted twice and nothing old as new', async () => {
		const kinds = weighted({ insertAtStart: 3, move: 4, remove: 2 });
		await checkCreated(
			{ kinds, fullReadEvery: [0, 10, 60] },
			({ repeated, oldAsNew, lostForGood }) => {
				expect({ repeated, oldAsNew, lostForGood }).toEqual({
					repeated: [],
					oldAsNew: [],
					lostForGood: [],
				});
			},
		);
	});
});
