import type { RoutixRecord } from '../../../../../nodes/Routix/contract/record';
import { unpack } from '../../../../../nodes/Routix/trigger/memory/packedHashes';
import { MovingList } from '../model/movingList';
import { CREATED, MINUTE, Watcher } from '../model/watcher';

const HOUR = 60 * MINUTE;
const SMALL_PAGES = { probe: 5, page: 20 };

/** A list of 50 records, `record-1` first, and a trigger that has remembered them. */
async function watching(settings = CREATED, size = 50) {
	const list = new MovingList(size);
	const watcher = new Watcher(list, settings, SMALL_PAGES);
	const first = await watcher.poll();
	return { list, watcher, first };
}

describe('The first poll', () => {
	test('remembers what is there and emits nothing', async () => {
		const { watcher, first } = await watching();
		expect(first.records).toEqual([]);
		expect(watcher.state).toEqual({
			seen: expect.any(String),
			absent: '',
			total: 50,
			fullReadAt: watcher.now,
		});
		expect(unpack(watcher.state!.seen)).toHaveLength(50);
	});

	test('emits what is there when asked to', async () => {
		const { first } = await watching({ ...CREATED, emitExisting: true }, 3);
		expect(first.records).toEqual([
			{ change: 'created', record: { id: 'record-1', version: 0 } },
			{ change: 'created', record: { id: 'record-2', version: 0 } },
			{ change: 'created', record: { id: 'record-3', version: 0 } },
		]);
	});

	test('emits what is there also for a trigger on updates, but only what the filters let through', async () => {
		const matches = ({ id }: RoutixRecord) => id === 'record-2';
		const settings = { ...CREATED, event: 'updated' as const, matches, emitExisting: true };
		const { first } = await watching(settings, 3);
		expect(first.records.map(({ record }) => record.id)).toEqual(['record-2']);
	});

	test('of an empty list makes the very first record a new one', async () => {
		const { list, watcher } = await watching(CREATED, 0);
		list.insert('end');
		expect(await watcher.pollIds()).toEqual(['record-1']);
		expect(await watcher.pollIds()).toEqual([]);
	});
});

describe('A later poll', () => {
	test('asks for both ends only when nothing is new', async () => {
		const { watcher } = await watching();
		expect(await watcher.pollIds()).toEqual([]);
		expect(watcher.requests).toBe(2);
		expect(watcher.readFully).toBe(false);
	});

	test('emits records that came at the start in the order of their creation', async () => {
		const { list, watcher } = await watching();
		list.insert('start', 3);
		expect(await watcher.pollIds()).toEqual(['record-51', 'record-52', 'record-53']);
		expect(watcher.requests).toBe(2);
		expect(watcher.state!.arrivesAt).toBe('start');
	});

	test('emits records that came at the end in the order of their creation', async () => {
		const { list, watcher } = await watching();
		list.insert('end', 3);
		expect(await watcher.pollIds()).toEqual(['record-51', 'record-52', 'record-53']);
		expect(watcher.state!.arrivesAt).toBe('end');
	});

	test('walks on from an end until it meets a record seen before', async () => {
		const { list, watcher } = await watching();
		list.insert('start', 30);
		expect(await watcher.pollIds()).toHaveLength(30);
		expect([watcher.requests, watcher.readFully]).toEqual([4, false]);
		list.insert('end', 30);
		expect(await watcher.pollIds()).toHaveLength(30);
		expect([watcher.requests, watcher.readFully]).toEqual([4, false]);
	});

	test('does not stop where the counts add up by accident', async () => {
		const { list, watcher } = await watching();
		list.insert('start', 8);
		list.removeIds(['record-20', 'record-21', 'record-22']);
		expect(await watcher.pollIds()).toHaveLength(8);
	});

	test('leaves a very long walk to a full read', async () => {
		const { list, watcher } = await watching();
		list.insert('end', 300);
		expect(await watcher.pollIds()).toHaveLength(300);
		expect(watcher.readFully).toBe(true);
	});

	test('takes fewer records than expected for deletions once it knows where records arrive', async () => {
		const { list, watcher } = await watching();
		list.removeIds(['record-20']);
		expect(await watcher.pollIds()).toEqual([]);
		expect(watcher.readFully).toBe(true);

		list.insert('start');
		await watcher.poll();
		list.insert('start', 2);
		list.removeIds(['record-25', 'record-30', 'record-35']);
		expect(await watcher.pollIds()).toEqual(['record-52', 'record-53']);
		expect([watcher.requests, watcher.readFully]).toEqual([2, false]);
		expect(watcher.state!.total).toBe(49);
	});

	test('reads everything when there are more records than it can account for', async () => {
		const { list, watcher } = await watching();
		list.insert(25);
		expect(await watcher.pollIds()).toEqual(['record-51']);
		expect(watcher.readFully).toBe(true);
	});

	test('no longer trusts an end after a record came in the middle', async () => {
		const { list, watcher } = await watching();
		list.insert('start');
		await watcher.poll();
		expect(watcher.state!.arrivesAt).toBe('start');
		list.insert(25);
		await watcher.poll();
		expect(watcher.state!.arrivesAt).toBeUndefined();
		list.insert(25);
		list.removeIds(['record-20', 'record-21']);
		expect(await watcher.pollIds()).toEqual(['record-53']);
	});

	test('reads everything when the last full read is as long ago as the interval, or lies in the future', async () => {
		const { watcher } = await watching();
		await watcher.poll(HOUR - MINUTE);
		expect(watcher.readFully).toBe(false);
		await watcher.poll(MINUTE);
		expect(watcher.readFully).toBe(true);
		await watcher.poll(-MINUTE);
		expect(watcher.readFully).toBe(true);
	});

	test('reads everything every time when the interval is 0', async () => {
		const { watcher } = await watching({ ...CREATED, fullReadEveryMs: 0 });
		await watcher.poll();
		expect(watcher.readFully).toBe(true);
	});

	test('remembers nothing and emits nothing when a page fails, and everything the next time', async () => {
		const { list, watcher } = await watching(CREATED, 150);
		list.insert(75);
		list.insert('start', 2);
		const before = watcher.state;
		// Two requests at the ends, then page 7 of the full read's eight.
		list.failAtRequest(2 + 7);
		await expect(watcher.poll()).rejects.toThrow('The server is down');
		expect(watcher.readFully).toBe(true);
		expect(watcher.state).toBe(before);
		const ids = await watcher.pollIds();
		expect(ids.sort()).toEqual(['record-151', 'record-152', 'record-153']);
	});

	test('gives the same records when it starts again from the state of an earlier poll', async () => {
		const { list, watcher } = await watching();
		list.insert('start', 2);
		await watcher.poll();
		const stored = JSON.stringify(watcher.state);
		list.removeIds(['record-10', 'record-52']);
		expect(await watcher.pollIds()).toEqual([]);
		expect(await watcher.pollIds()).toEqual([]);
		list.insert('start', 2);
		watcher.restartFrom(stored);
		expect(await watcher.pollIds()).toEqual(['record-53', 'record-54']);
	});
});

describe('An insert and a delete between two polls that leave the count unchanged', () => {
	test.each(['start', 'end'] as const)('are found at once at the %s of the list', async (end) => {
		const { list, watcher } = await watching();
		list.insert(end);
		list.removeIds(['record-25']);
		expect(await watcher.pollIds()).toEqual(['record-51']);
	});

	test('are found with the next full read in the middle', async () => {
		const { list, watcher } = await watching();
		list.insert(25);
		list.removeIds(['record-20']);
		expect(await watcher.pollIds()).toEqual([]);
		expect(await watcher.pollIds(58 * MINUTE)).toEqual([]);
		expect(await watcher.pollIds()).toEqual(['record-51']);
	});

	test('are never found in the middle if the record is deleted again before', async () => {
		const { list, watcher } = await watching();
		list.insert(25);
		list.removeIds(['record-20']);
		await watcher.poll();
		list.removeIds(['record-51']);
		expect(await watcher.pollIds(HOUR)).toEqual([]);
	});
});

describe('While the ends are read', () => {
	test('a gap between two pages of a burst is noticed and closed', async () => {
		const { list, watcher } = await watching();
		list.insert('start', 15);
		// As many go as come, so that the total stays: only the join between the pages shows the gap.
		list.beforeRequest(2, () => {
			list.removeIds(['record-65', 'record-64', 'record-63']);
			list.insert('end', 3);
		});
		const ids = await watcher.pollIds();
		for (let number = 51; number <= 62; number++) expect(ids).toContain(`record-${number}`);
	});

	test('a gap in a walk from the end is noticed and closed', async () => {
		const { list, watcher } = await watching();
		list.insert('end');
		await watcher.poll();
		// Deletions, so that the records in the gap are not missed by the count alone.
		list.insert('end', 15);
		list.removeIds([
			'record-1',
			'record-2',
			'record-3',
			'record-4',
			'record-5',
			'record-6',
			'record-7',
		]);
		// Request 3 is the walk: what is inserted before it shifts the rows that it asks for.
		list.beforeRequest(3, () => list.insert(10, 7));
		const ids = await watcher.pollIds();
		for (let number = 52; number <= 66; number++) expect(ids).toContain(`record-${number}`);
	});

	test('a record that is moved from one end to the other is emitted once', async () => {
		const { list, watcher } = await watching();
		list.insert('start');
		list.beforeRequest(2, () => list.moveToEnd('record-51'));
		expect(await watcher.pollIds()).toEqual(['record-51']);
		expect(watcher.state!.total).toBe(51);
		expect(watcher.readFully).toBe(false);
	});

	test('they are read again when the list moves, three times at most', async () => {
		const { list, watcher } = await watching();
		list.insert('start');
		for (const request of [2, 4]) list.beforeRequest(request, () => list.insert('start'));
		expect(await watcher.pollIds()).toEqual(['record-51', 'record-52', 'record-53']);
		expect([watcher.requests, watcher.readFully]).toEqual([6, false]);
		for (const request of [2, 4, 6]) list.beforeRequest(request, () => list.insert('start'));
		expect(await watcher.pollIds()).toEqual(['record-54', 'record-55', 'record-56']);
		expect(watcher.readFully).toBe(true);
	});
});

describe('What a full read tells', () => {
	/** 30 records in pages of 20: one probe, then two pages of a full read, in each poll. */
	async function readingFully() {
		return await watching({ ...CREATED, fullReadEveryMs: 0 }, 30);
	}

	test('a record that was absent from one full read only is not new when it comes back', async () => {
		const { list, watcher } = await readingFully();
		const back = list.take('record-10');
		await watcher.poll();
		list.put(back);
		expect(await watcher.pollIds()).toEqual([]);
		expect(unpack(watcher.state!.absent)).toEqual([]);
	});

	test('a record that was absent from two full reads is forgotten, and new when it comes back', async () => {
		const { list, watcher } = await readingFully();
		const back = list.take('record-10');
		await watcher.poll();
		expect(unpack(watcher.state!.absent)).toHaveLength(1);
		await watcher.poll();
		expect(unpack(watcher.state!.absent)).toHaveLength(0);
		expect(unpack(watcher.state!.seen)).toHaveLength(29);
		list.put(back);
		expect(await watcher.pollIds()).toEqual(['record-10']);
	});

	test('a reading during which rows went away neither counts as absence nor vouches for the total', async () => {
		const { list, watcher } = await readingFully();
		list.take('record-10');
		list.beforeRequest(2, () => list.removeIds(['record-1']));
		await watcher.poll();
		expect(watcher.state!.absent).toBe('');
		expect(watcher.state!.total).toBeUndefined();
		await watcher.poll();
		expect(watcher.state!.total).toBe(28);
	});

	test('an empty list is no proof that everything was deleted', async () => {
		const { list, watcher } = await watching();
		const rows = list.rows.splice(0);
		for (let polls = 1; polls <= 3; polls++) expect(await watcher.pollIds(HOUR)).toEqual([]);
		list.rows.push(...rows);
		expect(await watcher.pollIds()).toEqual([]);
	});
});

describe('A trigger on updates', () => {
	const UPDATED = { ...CREATED, event: 'updated' as const };

	test('emits a record whose content changed, and not one that was created', async () => {
		const { list, watcher } = await watching(UPDATED);
		list.insert('start');
		list.change('record-7', { status: 'planned' });
		expect((await watcher.poll()).records).toEqual([
			{
				change: 'updated',
				record: { id: 'record-7', version: 0, status: 'planned' },
				changedFields: [],
			},
		]);
		expect(await watcher.pollIds()).toEqual([]);
		list.change('record-51', { status: 'planned' });
		expect(await watcher.pollIds()).toEqual(['record-51']);
	});

	test('emits only what happened to the watched fields', async () => {
		const { list, watcher } = await watching({ ...UPDATED, watchFields: ['status'] });
		list.change('record-7', { weight: 12 });
		expect(await watcher.pollIds()).toEqual([]);
		list.change('record-7', { status: 'planned' });
		expect(await watcher.pollIds()).toEqual(['record-7']);
	});

	test('emits a record that its filters hid when a change makes it match', async () => {
		const matches = ({ status }: RoutixRecord) => status === 'planned';
		const { list, watcher } = await watching({ ...UPDATED, matches });
		list.change('record-7', { status: 'confirmed' });
		expect(await watcher.pollIds()).toEqual([]);
		list.change('record-7', { status: 'planned' });
		expect(await watcher.pollIds()).toEqual(['record-7']);
		list.change('record-7', { status: 'completed' });
		expect(await watcher.pollIds()).toEqual([]);
	});

	test('does not emit it when the change that makes it match is to a field that is not watched', async () => {
		const matches = ({ weight }: RoutixRecord) => Number(weight) > 10;
		const { list, watcher } = await watching({ ...UPDATED, watchFields: ['status'], matches });
		list.change('record-7', { weight: 12 });
		expect(await watcher.pollIds()).toEqual([]);
	});

	test('on created and updated records, tells which of both it was', async () => {
		const { list, watcher } = await watching({ ...CREATED, event: 'createdOrUpdated' });
		list.insert('end');
		list.change('record-7', { status: 'planned' });
		expect((await watcher.poll()).records).toMatchObject([
			{ change: 'updated', record: { id: 'record-7' } },
			{ change: 'created', record: { id: 'record-51' } },
		]);
	});

	test('on created and updated records, calls a hidden one updated when a change makes it match', async () => {
		const matches = ({ status }: RoutixRecord) => status === 'planned';
		const settings = { ...CREATED, event: 'createdOrUpdated' as const, matches };
		const { list, watcher } = await watching(settings);
		list.insert('end');
		expect(await watcher.pollIds()).toEqual([]);
		list.change('record-51', { status: 'planned' });
		expect((await watcher.poll()).records).toMatchObject([
			{ change: 'updated', record: { id: 'record-51' } },
		]);
	});
});

test('A record that the filters hide when it is created never counts as created later', async () => {
	const matches = ({ status }: RoutixRecord) => status === 'planned';
	const { list, watcher } = await watching({ ...CREATED, matches });
	list.insert('start', 2);
	list.change('record-51', { status: 'planned' });
	expect(await watcher.pollIds()).toEqual(['record-51']);
	list.change('record-52', { status: 'planned' });
	expect(await watcher.pollIds()).toEqual([]);
	expect(await watcher.pollIds(HOUR)).toEqual([]);
});
