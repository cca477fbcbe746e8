import type { RoutixRecord } from '../../../../../nodes/Routix/contract/record';
import { MovingList } from '../model/movingList';
import { CREATED, Watcher } from '../model/watcher';

let readings = 0;

/** An address that is signed anew in every answer. */
const signed = (row: RoutixRecord): RoutixRecord => ({
	...row,
	photo: { name: 'front', url: `https://files.routix.com/front?sig=${++readings}` },
});

/** The same stops in another order in every other answer. */
const shuffled = (row: RoutixRecord): RoutixRecord => {
	const stops = [{ city: `${row.version} Breda` }, { city: 'Venlo' }];
	return { ...row, stops: ++readings % 2 ? stops : stops.reverse() };
};

/** An address on one of two hosts, chosen for each record and answer, in no order that repeats. */
const onSomeHost = (row: RoutixRecord): RoutixRecord => {
	readings = (readings * 1_103_515_245 + 12_345) % 2_147_483_648;
	return { ...row, photo: `https://cdn${readings % 1_000 < 500 ? 1 : 2}.routix.com/front` };
};

async function watching(
	shows: (row: RoutixRecord) => RoutixRecord,
	{ size = 5, watchFields = [] as string[] } = {},
) {
	readings = 0;
	const list = new MovingList(size);
	list.shows = shows;
	const watcher = new Watcher(list, { ...CREATED, event: 'updated', watchFields });
	await watcher.poll();
	return { list, watcher };
}

test.each([
	['photo.url', signed],
	['stops', shuffled],
	['photo', onSomeHost],
])(
	'%s, which differs in every reading, is left out of the comparison, and the log says so',
	async (field, shows) => {
		const { list, watcher } = await watching(shows);
		expect(watcher.notes).toEqual([
			`Fields that differ from one reading to the next without a change are left out of the comparison: "${field}".`,
		]);
		expect(watcher.state!.leftOut).toHaveLength(1);
		expect(await watcher.pollIds()).toEqual([]);
		list.change('record-2', { status: 'planned' });
		expect(await watcher.pollIds()).toEqual(['record-2']);
		expect(watcher.notes).toEqual([]);
		expect(await watcher.pollIds()).toEqual([]);
	},
);

test('What is beside such a field in the same object still counts', async () => {
	const { list, watcher } = await watching(signed);
	list.shows = (row) => {
		const { photo, ...rest } = signed(row);
		return {
			...rest,
			photo: { ...(photo as object), ...(row.id === 'record-3' && { name: 'x' }) },
		};
	};
	expect(await watcher.pollIds()).toEqual(['record-3']);
});

test('So it is with a single record', async () => {
	const { watcher } = await watching(signed, { size: 1 });
	expect(await watcher.pollIds()).toEqual([]);
});

test('So it is with watched fields', async () => {
	const { list, watcher } = await watching(signed, { watchFields: ['photo', 'status'] });
	expect(await watcher.pollIds()).toEqual([]);
	list.change('record-2', { status: 'planned' });
	expect(await watcher.poll()).toMatchObject({
		records: [{ record: { id: 'record-2' }, changedFields: ['status'] }],
	});
});

test('A start with steady fields takes one request more', async () => {
	const { watcher } = await watching((row) => row);
	expect(watcher.requests).toBe(2);
	expect(watcher.notes).toEqual([]);
	await watcher.poll();
	expect(watcher.requests).toBe(1);
});

test.each([1, 2, 5])(
	'Changes that somebody makes between the readings of %i records do not make a field one to leave out',
	async (size) => {
		const list = new MovingList(size);
		const watcher = new Watcher(list, { ...CREATED, event: 'updated' });
		for (let request = 2; request <= 5; request++) {
			list.beforeRequest(request, () => list.change('record-1', { version: request }));
		}
		await watcher.poll();
		expect(watcher.state!.leftOut).toEqual([]);
		expect(await watcher.pollIds()).toEqual(['record-1']);
	},
);

test('Nor do vehicles of which some move all the time', async () => {
	const { list, watcher } = await watching(
		(row) => ({ ...row, position: Number(row.version) % 3 ? 1 : ++readings }),
		{ size: 10 },
	);
	expect(watcher.state!.leftOut).toEqual(['position']);
	list.ids.forEach((id, index) => list.change(id, { version: index }));
	const other = new Watcher(list, watcher.settings);
	await other.poll();
	expect(other.state!.leftOut).toEqual([]);
	expect(await other.pollIds()).toEqual(['record-1', 'record-4', 'record-7', 'record-10']);
});

test('A field that begins to differ later is found when it floods a poll', async () => {
	const { list, watcher } = await watching((row) => ({
		...row,
		photo: { name: 'front', url: '' },
	}));
	list.shows = signed;
	list.change('record-2', { status: 'planned' });
	expect(await watcher.pollIds()).toEqual(['record-2']);
	expect(watcher.notes.join()).toContain('photo.url');
	expect(await watcher.pollIds()).toEqual([]);
});

test('A field that comes to all records and differs in every reading is left out at once', async () => {
	const { list, watcher } = await watching((row) => ({ ...row }));
	list.shows = signed;
	expect(await watcher.pollIds()).toEqual([]);
	expect(watcher.notes.join()).toContain('photo.url');
	expect(await watcher.pollIds()).toEqual([]);
});

test('A change of most records at once is an update of each', async () => {
	const { list, watcher } = await watching((row) => ({ ...row }));
	for (const id of list.ids) list.change(id, { version: 7 });
	expect(await watcher.pollIds()).toHaveLength(5);
	expect(watcher.notes).toEqual([]);
});

test('A list that was empty at the start is looked at when it no longer is', async () => {
	const { list, watcher } = await watching(signed, { size: 0 });
	expect(watcher.state!.leftOut).toBeUndefined();
	list.insert('end', 2);
	await watcher.poll();
	expect(watcher.state!.leftOut).toEqual(['photo\nurl']);
	expect(await watcher.pollIds()).toEqual([]);
});
