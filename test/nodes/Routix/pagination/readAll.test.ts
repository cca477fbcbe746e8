import type { RoutixRecord } from '../../../../nodes/Routix/contract/record';
import fc from 'fast-check';
import { ReadCancelledError } from '../../../../nodes/Routix/pagination/errors';
import type { FetchPage } from '../../../../nodes/Routix/contract/list';
import { readAll, readList, widthOf } from './reading';
import type { ReadOptions } from '../../../../nodes/Routix/pagination/readAll';
import * as schedules from './schedules';
import type { Schedule } from './schedules';
import { ModelList, type Change, type ModelSettings } from './modelList';

/** What a list of these settings gives, and the requests it took, as `offset+limit`. */
async function read(
	settings: ModelSettings,
	options?: Partial<ReadOptions>,
): Promise<{ list: ModelList; ids: string[]; requests: string[]; passes: number }> {
	const list = new ModelList(settings);
	const { passes, records } = await readList(list.fetchPage, options);
	return {
		list,
		ids: records.map(({ id }) => String(id)),
		requests: list.requests.map(({ limit, offset }) => `${offset}+${limit}`),
		passes,
	};
}

describe('readAll on a quiet list', () => {
	it('reads 2,500 records with three requests whose pages overlap by one record', async () => {
		const { list, ids, requests } = await read({ rows: 2500 });
		expect(requests).toEqual(['0+1000', '999+1000', '1998+1000']);
		expect(ids).toEqual(list.ids());
	});

	it('reads 200,000 records with 201 requests, in the order of the list', async () => {
		const { list, ids, requests } = await read({ rows: 200_000, turns: [9, 0, 4, 7, 1] });
		expect(requests).toHaveLength(201);
		expect(ids.join() === list.ids().join()).toBe(true);
	});

	it.each([0, 1, 999])('reads %d records with one request', async (rows) => {
		const { list, ids, requests } = await read({ rows });
		expect(requests).toEqual(['0+1000']);
		expect(ids).toEqual(list.ids());
	});

	it('waits for the first page alone, then keeps as many requests under way as allowed', async () => {
		const list = new ModelList({ rows: 500, turns: [20] });
		let underWay = 0;
		const seen: number[] = [];
		await readAll(
			async (range) => {
				seen.push(++underWay);
				const page = await list.fetchPage(range);
				underWay--;
				return page;
			},
			{ limit: 11, throttle: widthOf(5) },
		);
		expect(seen.slice(0, 6)).toEqual([1, 1, 2, 3, 4, 5]);
		expect(Math.max(...seen)).toBe(5);
	});

	it('follows the width of the throttle while it changes', async () => {
		const throttle = widthOf(8);
		const list = new ModelList({ rows: 500, turns: [20] });
		let underWay = 0;
		let mostAfterwards = 0;
		await readAll(
			async (range) => {
				underWay++;
				if (list.requests.length === 20) throttle.width = 2;
				if (list.requests.length > 30) mostAfterwards = Math.max(mostAfterwards, underWay);
				const page = await list.fetchPage(range);
				underWay--;
				return page;
			},
			{ limit: 11, throttle },
		);
		expect(mostAfterwards).toBe(2);
	});

	it('does not let pages pile up behind a slow one', async () => {
		const list = new ModelList({ rows: 1000 });
		let release = () => {};
		const slow = new Promise<void>((resolve) => {
			release = resolve;
		});
		const reading = readAll(
			async (range) => {
				const page = await list.fetchPage(range);
				if (range.offset === 10) await slow;
				return page;
			},
			{ limit: 11, throttle: widthOf(4) },
		);
		await new Promise((resolve) => setImmediate(resolve));
		// The first page, the slow one, and twice as many as may be under way.
		expect(list.requests.length).toBeLessThanOrEqual(2 + 2 * 4);
		release();
		expect(await reading).toHaveLength(1000);
	});
});

describe('readAll with a limit', () => {
	it.each([
		[1, ['0+1']],
		[50, ['0+50']],
		[1000, ['0+1000']],
		[1001, ['0+1000', '999+2']],
		[1500, ['0+1000', '999+501']],
		[2500, ['0+1000', '999+1000', '1998+502']],
		[9000, ['0+1000', '999+1000', '1998+1000']],
	])('asks for no record beyond the first %d', async (maxRecords, expected) => {
		const { list, ids, requests } = await read({ rows: 2500 }, { maxRecords });
		expect(requests).toEqual(expected);
		expect(ids).toEqual(list.ids().slice(0, maxRecords));
	});

	it('goes on when the server puts fewer records on a page than asked', async () => {
		const { list, ids, requests } = await read(
			{ rows: 2500, pageSizeCap: 100 },
			{ maxRecords: 180 },
		);
		expect(requests).toEqual(['0+180', '99+81']);
		expect(ids).toEqual(list.ids().slice(0, 180));
	});
});

describe('readAll on a server that does not keep to the contract', () => {
	it('follows a cap on the page size', async () => {
		const { list, ids, requests } = await read({ rows: 250, pageSizeCap: 100 });
		expect(requests).toEqual(['0+1000', '99+100', '198+100']);
		expect(ids).toEqual(list.ids());
	});

	it.each([1, 2, 3])('reads pages of no more than %d records', async (pageSizeCap) => {
		const { list, ids } = await read({ rows: 40, pageSizeCap });
		expect(ids).toEqual(list.ids());
	});

	it.each<[string, (total: number) => unknown]>([
		['missing', () => undefined],
		['not a number', () => 'many'],
		['negative', () => -1],
		['not whole', (total) => total + 0.5],
		['infinite', () => Infinity],
		['zero', () => 0],
		['too small', (total) => total - 700],
		['the number of records on the page', () => 999],
	])('reads on until nothing new comes when the total is %s', async (_, statedTotal) => {
		const { list, ids, passes } = await read({
			rows: 2500,
			statedTotal: statedTotal as (total: number) => number,
		});
		expect(ids).toEqual(list.ids());
		expect(passes).toBe(1);
	});

	it('refuses a list that has fewer records than stated', async () => {
		const list = new ModelList({ rows: 250, statedTotal: (total) => total + 50 });
		await expect(readAll(list.fetchPage, { limit: 100 })).rejects.toMatchObject({
			name: 'IncompleteListError',
			reason: 'fewerThanStated',
			collected: 250,
			stated: 300,
			message: 'Routix states 300 records but returned only 250 different ones',
		});
		expect(list.requests.length).toBeLessThan(40);
	});

	it('refuses a list that ends at some offset although more is stated', async () => {
		const list = new ModelList({ rows: 5000 });
		const cutOff: FetchPage = async (range) => {
			const { records, total } = await list.fetchPage(range);
			return { records: records.slice(0, Math.max(0, 2000 - range.offset)), total };
		};
		await expect(readAll(cutOff)).rejects.toMatchObject({ reason: 'fewerThanStated' });
	});

	it('refuses a list whose offset has no effect', async () => {
		for (const statedTotal of [undefined, () => undefined]) {
			const list = new ModelList({ rows: 250, statedTotal });
			await expect(
				readAll(async ({ limit }) => list.fetchPage({ limit, offset: 0 }), { limit: 100 }),
			).rejects.toMatchObject({
				reason: 'samePage',
				message: 'Routix answered with the same page of records again and again',
			});
		}
	});

	it('refuses a list of which always the same few rows come although more are stated', async () => {
		const list = new ModelList({ rows: 120 });
		await expect(
			readAll(async () => await list.fetchPage({ limit: 25, offset: 0 }), { limit: 100 }),
		).rejects.toMatchObject({ reason: 'samePage' });
	});

	it.each<[string, RoutixRecord[] | 'first page']>([
		['an empty page', []],
		['the first page again', 'first page'],
	])('is not misled by %s in between', async (_, wrongRecords) => {
		const list = new ModelList({ rows: 1000 });
		const firstPage = list.rows.slice(0, 100);
		const { records } = await readList(
			async (range) => {
				const page = await list.fetchPage(range);
				if (list.requests.length !== 4) return page;
				return { ...page, records: wrongRecords === 'first page' ? firstPage : wrongRecords };
			},
			{ limit: 100 },
		);
		expect(records.map(({ id }) => id)).toEqual(list.ids());
	});

	it('is not misled by an empty page at the end of what it knows', async () => {
		const list = new ModelList({ rows: 250 });
		const { records } = await readList(
			async (range) => {
				const page = await list.fetchPage(range);
				return list.requests.length === 3 ? { records: [], total: page.total } : page;
			},
			{ limit: 100 },
		);
		expect(records).toHaveLength(250);
	});

	it('takes all records of a server that does not page', async () => {
		const list = new ModelList({ rows: 2500 });
		for (const total of [2500, undefined]) {
			const { records, requests } = await readList(async () => ({ records: list.rows, total }));
			expect([records.length, requests]).toEqual([2500, 1]);
		}
	});

	it('tells records without an ID apart by their whole content', async () => {
		const list = new ModelList({ rows: 25 });
		list.rows = list.rows.map(({ company_name }) => ({ company_name, id: '' }));
		list.rows[20] = { company_name: 'Without any ID' };
		const records = await readAll(list.fetchPage, { limit: 10 });
		expect(records).toEqual(list.rows);
	});

	it('returns a record once that one page shows on two rows', async () => {
		const list = new ModelList({ rows: 25 });
		list.rows.splice(13, 0, list.rows[12]);
		list.rows.splice(9, 0, list.rows[9]);
		const { passes, records } = await readList(list.fetchPage, { limit: 10 });
		expect(records.map(({ id }) => id)).toEqual([...list.persistent]);
		expect(passes).toBe(1);
	});

	it('refuses a list that shows one record twice and another one never', async () => {
		const list = new ModelList({ rows: 300 });
		list.rows[250] = list.rows[10];
		await expect(readAll(list.fetchPage, { limit: 100 })).rejects.toMatchObject({
			reason: 'fewerThanStated',
			collected: 299,
		});
	});

	it('finds a record that an unstable order hides behind the seam of two pages', async () => {
		const list = new ModelList({ rows: 300 });
		const { records } = await readList(
			async (range) => {
				const page = await list.fetchPage(range);
				// Rows 90 to 109 are equal in what the server sorts by, and this query sorts them in another way.
				if (range.offset === 99) page.records[5] = list.rows[90];
				return page;
			},
			{ limit: 100 },
		);
		expect(new Set(records.map(({ id }) => id))).toEqual(list.persistent);
	});
});

describe('readAll while rows come and go', () => {
	it('reads the gap that a deletion left, and then once more what could have been moved', async () => {
		const { list, ids, requests } = await read(
			{ rows: 2500, changes: [[], [{ kind: 'remove', at: 0, count: 1 }]] },
			{ throttle: widthOf(1) },
		);
		const [deleted] = ids.splice(-1);
		expect(ids).toEqual(list.ids());
		expect(deleted).toBe('row-0');
		expect(requests).toEqual(
			['0+1000', '999+1000', '1998+1000', '499+1000'].concat('0+600', '599+1000', '1598+1000'),
		);
	});

	it('reads the front once more for a record that was added there', async () => {
		const { list, ids, requests } = await read(
			{ rows: 2500, changes: [[], [], [{ kind: 'insert', at: 0, count: 1 }]] },
			{ throttle: widthOf(1) },
		);
		expect(requests).toEqual(['0+1000', '999+1000', '1998+1000', '0+600']);
		expect(ids).toEqual(list.ids());
	});

	it('needs nothing more for a record that was added at the end', async () => {
		const { list, ids, requests } = await read(
			{ rows: 2500, changes: [[], [], [{ kind: 'insert', at: 0.9999, count: 1 }]] },
			{ throttle: widthOf(1) },
		);
		expect(requests).toHaveLength(3);
		expect(ids).toHaveLength(list.rows.length);
	});

	it('finds a record that was moved to the front behind its back', async () => {
		const { list, ids } = await read({
			rows: 2500,
			changes: [[], [{ kind: 'move', at: 0.9, to: 0 }]],
		});
		expect(ids).toEqual(list.ids());
	});

	it('asks once more when another answer knew of more rows than the last page', async () => {
		const list = new ModelList({ rows: 28 });
		const pages: Array<() => void> = [];
		const reading = readList(
			async (range) => {
				const page = await list.fetchPage(range);
				// The second page is answered last, and by then a record has been added at the end.
				if (range.offset !== 9) return page;
				await new Promise<void>((resolve) => pages.push(resolve));
				return list.fetchPage(range);
			},
			{ limit: 10 },
		);
		await new Promise((resolve) => setImmediate(resolve));
		list.apply({ kind: 'insert', at: 1, count: 1 });
		pages.forEach((answer) => answer());
		const { passes, records } = await reading;
		expect(records).toHaveLength(29);
		expect(passes).toBe(1);
	});

	it('notices two rows that change places across the place already read, even without a total', async () => {
		const { ids, list, passes } = await read(
			{
				rows: 28,
				statedTotal: () => undefined,
				changes: [
					[],
					[
						{ kind: 'move', at: 0.999, to: 0.1 },
						{ kind: 'move', at: 0.2, to: 0.9 },
					],
				],
			},
			{ limit: 10 },
		);
		expect(new Set(ids)).toEqual(list.persistent);
		expect(passes).toBe(2);
	});

	it('does not take a deletion between two passes for the row that it misses', async () => {
		const { ids, list, passes } = await read(
			{
				rows: 25,
				changes: [
					[],
					[
						{ kind: 'move', at: 0.99, to: 0.3 },
						{ kind: 'insert', at: 1, count: 1 },
					],
					[],
					[{ kind: 'remove', at: 0.99, count: 1 }],
				],
			},
			{ limit: 10, throttle: widthOf(1) },
		);
		expect(list.moved).toEqual(new Set(['row-24']));
		expect(ids).toEqual(expect.arrayContaining([...list.persistent]));
		expect(passes).toBe(3);
	});

	it('reads a fourth time when records are still missing after the third, as random schedules showed', async () => {
		const changes: Record<number, Change> = {
			4: { kind: 'move', at: 0.082, to: 0.821 },
			7: { kind: 'move', at: 0.736, to: 0.56 },
			9: { kind: 'insert', at: 0.575, count: 2 },
			13: { kind: 'move', at: 0.182, to: 0.615 },
			17: { kind: 'move', at: 0.573, to: 0.344 },
			20: { kind: 'move', at: 0.297, to: 0.987 },
			33: { kind: 'insert', at: 0.999, count: 3 },
			36: { kind: 'insert', at: 0.979, count: 5 },
			38: { kind: 'move', at: 0.819, to: 0.13 },
			39: { kind: 'insert', at: 0.239, count: 4 },
			40: { kind: 'remove', at: 0.887, count: 5 },
			50: { kind: 'remove', at: 0.947, count: 2 },
		};
		const { ids, list, passes } = await read(
			{
				rows: 76,
				turns: [0, 11, 4],
				changes: Array.from({ length: 51 }, (_, request) => [changes[request] ?? []].flat()),
			},
			{ limit: 8, throttle: widthOf(7) },
		);
		expect(ids).toEqual(expect.arrayContaining([...list.persistent]));
		expect(passes).toBe(4);
	});

	it('returns what a record was when it was read last', async () => {
		const list = new ModelList({ rows: 30 });
		const records = await readAll(
			async (range) => {
				if (list.requests.length === 2) {
					list.rows[0] = { ...list.rows[0], company_name: 'Renamed' };
					list.apply({ kind: 'remove', at: 0.5, count: 1 });
				}
				return list.fetchPage(range);
			},
			{ limit: 10, throttle: widthOf(1) },
		);
		expect(records[0]).toMatchObject({ company_name: 'Renamed' });
	});

	it('ends with nothing when the whole list is deleted meanwhile', async () => {
		const { list, ids } = await read({
			rows: 2500,
			changes: [[], [{ kind: 'remove', at: 0, count: 2500 }]],
		});
		expect(list.rows).toEqual([]);
		expect(ids.length).toBeLessThanOrEqual(1000);
	});

	it('gives up on a list of which nothing stays in place', async () => {
		const list = new ModelList({ rows: 300 });
		const shuffled: FetchPage = async (range) => {
			list.rows.push(...list.rows.splice(0, 37));
			list.rows.reverse();
			return list.fetchPage(range);
		};
		await expect(readAll(shuffled, { limit: 10 })).rejects.toMatchObject({
			name: 'IncompleteListError',
		});
	});
});

describe('readAll when something fails', () => {
	it('passes on what the request threw, after all others have ended', async () => {
		const list = new ModelList({ rows: 1000, turns: [3, 30, 11] });
		let underWay = 0;
		const reading = readAll(
			async (range) => {
				underWay++;
				const page = await list.fetchPage(range);
				underWay--;
				if (range.offset === 27) throw new Error('Routix is down');
				return page;
			},
			{ limit: 10 },
		);
		await expect(reading).rejects.toThrow('Routix is down');
		expect(underWay).toBe(0);
		expect(list.requests.length).toBeLessThan(25);
	});

	it('asks for nothing more once the execution is cancelled', async () => {
		const list = new ModelList({ rows: 1000 });
		const isCancelled = () => list.requests.length >= 5;
		await expect(readAll(list.fetchPage, { limit: 10, isCancelled })).rejects.toThrow(
			ReadCancelledError,
		);
		expect(list.requests).toHaveLength(5);
	});
});

describe('readAll that keeps a part', () => {
	const isWanted = (id: unknown) => Number(String(id).split('-')[1]) % 7 === 3;

	it('hands out what was kept, in order, after reading the whole list', async () => {
		const list = new ModelList({ rows: 2500 });

		const ids = await readAll(list.fetchPage, {
			keep: ({ id }) => (isWanted(id) ? String(id) : undefined),
		});

		expect(ids).toEqual(list.ids().filter(isWanted));
		expect(list.requests).toHaveLength(3);
	});

	it('stops at the page that brings enough', async () => {
		const list = new ModelList({ rows: 5000 });
		let found = 0;

		const ids = await readAll(list.fetchPage, {
			keep: ({ id }) => (isWanted(id) && ++found > 0 ? String(id) : undefined),
			isEnough: () => found === 200,
		});

		expect(ids).toEqual(list.ids().filter(isWanted).slice(0, 200));
		// The first page alone brings 143; then several are asked for at once.
		expect(list.requests[0]).toEqual({ limit: 1000, offset: 0 });
		expect(list.requests.length).toBeLessThanOrEqual(6);
	});

	it.each([
		['comes and goes', schedules.comingAndGoing],
		['is moved now and then', schedules.movingNowAndThen],
	])('keeps what would be left of all records, while a list %s', async (_case, arbitrary) => {
		const read = async <T>(schedule: Schedule, keep?: ReadOptions<T>['keep']) => {
			const { concurrency, pageSize, ...model } = schedule;
			return await readAll(new ModelList(model).fetchPage, {
				throttle: widthOf(concurrency),
				limit: pageSize,
				keep,
			});
		};
		const property = fc.asyncProperty(arbitrary, async (schedule) => {
			const all = await read<RoutixRecord>(schedule);
			const kept = await read(schedule, (record) => (isWanted(record.id) ? record : undefined));
			expect(kept).toEqual(all.filter(({ id }) => isWanted(id)));
		});
		await fc.assert(property, { numRuns: 60 });
	});
});
