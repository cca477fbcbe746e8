import type { RoutixRecord } from '../../../../../nodes/Routix/contract/record';
import { MovingList } from '../model/movingList';
import { CREATED, Watcher } from '../model/watcher';

/** Ten orders, `record-1` first, and a trigger on their updates that has remembered them. */
async function watching(watchFields: string[] = [], shows = (row: RoutixRecord) => ({ ...row })) {
	const list = new MovingList(10);
	list.shows = shows;
	const watcher = new Watcher(list, { ...CREATED, event: 'updated', watchFields });
	await watcher.poll();
	return { list, watcher };
}

/** As an API that shows a field of every record, filled in for every other one. */
const withEta = (row: RoutixRecord): RoutixRecord => ({
	...row,
	eta: Number(String(row.id).slice(7)) % 2 ? '10:00' : null,
});

const withStops = (row: RoutixRecord) => ({ ...row, stops: [{ city: 'a' }, { city: 'b' }] });
const withStopEtas = (row: RoutixRecord) => ({
	...row,
	stops: [
		{ city: 'a', eta: 1 },
		{ city: 'b', eta: 2 },
	],
});

describe.each([
	['any field', []],
	['watched fields', ['version', 'eta', 'stops']],
])('A trigger on updates of %s', (_, watchFields) => {
	test('takes a field that comes to every record at once for no update', async () => {
		const { list, watcher } = await watching(watchFields);
		list.shows = withEta;
		list.change('record-4', { version: 1 });
		expect(await watcher.pollIds()).toEqual(['record-4']);
		expect(watcher.notes).toEqual([
			'All records have new fields, which is no update of them: "eta".',
		]);
		expect(await watcher.pollIds()).toEqual([]);
	});

	test('takes a field that vanishes from every record at once for no update', async () => {
		const { list, watcher } = await watching(watchFields, withEta);
		list.shows = (row) => ({ ...row });
		list.change('record-4', { version: 1 });
		expect(await watcher.pollIds()).toEqual(['record-4']);
		expect(watcher.notes).toEqual([
			'All records have lost fields, which is no update of them: "eta".',
		]);
		expect(await watcher.pollIds()).toEqual([]);
	});

	test('notices changes of a field that has come', async () => {
		const { list, watcher } = await watching(watchFields);
		list.shows = withEta;
		await watcher.poll();
		list.shows = (row) => ({ ...withEta(row), ...(row.id === 'record-3' && { eta: '11:00' }) });
		expect(await watcher.pollIds()).toEqual(['record-3']);
	});

	test('loses and repeats nothing where a field comes and goes', async () => {
		const { list, watcher } = await watching(watchFields);
		for (let polls = 1; polls <= 6; polls++) {
			list.shows = polls % 2 ? withEta : (row) => ({ ...row });
			list.change(`record-${polls}`, { version: polls });
			expect(await watcher.pollIds()).toEqual([`record-${polls}`]);
		}
	});

	test.each([
		['comes', (row: RoutixRecord) => ({ ...row }), withEta],
		['vanishes', withEta, (row: RoutixRecord) => ({ ...row })],
	])(
		'takes a field that %s while the list is read for no update either',
		async (_change, before, after) => {
			const { list, watcher } = await watching(watchFields, before);
			list.change('record-4', { version: 1 });
			const rows: RoutixRecord[] = [];
			list.shows = (row) => {
				rows.push(row);
				return rows.length < 6 ? before(row) : after(row);
			};
			expect(await watcher.pollIds()).toEqual(['record-4']);
			expect(await watcher.pollIds()).toEqual([]);
		},
	);

	test('takes a field that some records get for an update of each', async () => {
		const { list, watcher } = await watching(watchFields);
		for (const id of ['record-2', 'record-3', 'record-9']) list.change(id, { eta: '12:00' });
		expect(await watcher.pollIds()).toEqual(['record-2', 'record-3', 'record-9']);
		expect(await watcher.pollIds()).toEqual([]);
	});

	test('takes a field that one record gets for an update of it', async () => {
		const { list, watcher } = await watching(watchFields);
		list.change('record-2', { eta: '12:00' });
		expect(await watcher.pollIds()).toEqual(['record-2']);
		list.change('record-3', { eta: '12:00' });
		expect(await watcher.pollIds()).toEqual(['record-3']);
		list.change('record-2', { eta: undefined });
		expect(await watcher.pollIds()).toEqual(['record-2']);
	});

	test('takes a field for an update of the record that is the last to get it', async () => {
		const { list, watcher } = await watching(watchFields, (row) =>
			row.id === 'record-5' ? { ...row } : { ...row, eta: 1 },
		);
		list.shows = (row) => ({ ...row, eta: 1 });
		expect(await watcher.pollIds()).toEqual(['record-5']);
	});

	test('takes a field that was null everywhere for an update where it is filled in', async () => {
		const { list, watcher } = await watching(watchFields, (row) => ({ ...row, eta: null }));
		list.shows = (row) => ({ ...row, eta: 1 });
		expect(await watcher.pollIds()).toHaveLength(10);
	});

	test('takes a field within each stop that comes and vanishes again for no update', async () => {
		const { list, watcher } = await watching(watchFields, withStops);
		list.shows = withStopEtas;
		list.change('record-4', { version: 1 });
		expect(await watcher.pollIds()).toEqual(['record-4']);
		expect(watcher.notes.join()).toContain('stops.eta');
		list.shows = withStops;
		list.change('record-5', { version: 1 });
		expect(await watcher.pollIds()).toEqual(['record-5']);
		expect(await watcher.pollIds()).toEqual([]);
	});
});

test('Orders that change and lack an object that most others have do not look as if the API had changed', async () => {
	const list = new MovingList(1_500);
	list.shows = (row) =>
		Number(String(row.id).slice(7)) % 3 ? { ...row, driver: { name: 'Jansen' } } : { ...row };
	const watcher = new Watcher(list, { ...CREATED, event: 'updated' });
	await watcher.poll();
	for (const id of ['record-3', 'record-6']) list.change(id, { version: 1 });
	expect(await watcher.pollIds()).toEqual(['record-3', 'record-6']);
	expect(watcher.requests).toBe(2);
});

test('The only record of a list is updated by a field that it gets', async () => {
	const list = new MovingList(1);
	const watcher = new Watcher(list, { ...CREATED, event: 'updated' });
	await watcher.poll();
	list.change('record-1', { note: 'x' });
	expect(await watcher.pollIds()).toEqual(['record-1']);
});

test('Four fields that vanish at once take the other changes of that one poll with them, and no more', async () => {
	const fields = { a: 1, b: 2, c: 3, d: 4 };
	const { list, watcher } = await watching([], (row) => ({ ...row, ...fields }));
	list.shows = (row) => ({ ...row });
	list.change('record-4', { version: 1 });
	expect(await watcher.pollIds()).toEqual([]);
	list.change('record-4', { version: 2 });
	expect(await watcher.pollIds()).toEqual(['record-4']);
});

describe('An order that Routix lists once for each stop', () => {
	const twice = (list: MovingList) => {
		const { page } = list;
		const rows = () => list.rows.flatMap((row) => [1, 2].map((stop) => ({ ...row, stop })));
		return Object.assign(list, {
			page: async (range: Parameters<typeof page>[0]) => {
				await page(range);
				const { limit, offset } = range;
				return { records: rows().slice(offset, offset + limit), total: rows().length };
			},
		});
	};

	test('is emitted with all its rows when it is created or changes, and not without a change', async () => {
		const list = twice(new MovingList(3));
		const watcher = new Watcher(list, { ...CREATED, event: 'createdOrUpdated' });
		await watcher.poll();
		expect(await watcher.pollIds()).toEqual([]);
		list.insert('end');
		expect((await watcher.poll()).records).toMatchObject([
			{ change: 'created', record: { id: 'record-4', stop: 1 } },
			{ change: 'created', record: { id: 'record-4', stop: 2 } },
		]);
		list.change('record-2', { status: 'planned' });
		expect(await watcher.pollIds()).toEqual(['record-2', 'record-2']);
		expect(await watcher.pollIds()).toEqual([]);
	});
});
