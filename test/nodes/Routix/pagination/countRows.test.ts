import fc from 'fast-check';
import type { RoutixRecord } from '../../../../nodes/Routix/contract/record';
import { countRows } from '../../../../nodes/Routix/pagination/countRows';
import { ModelList, type ModelSettings } from './modelList';

async function count(settings: ModelSettings) {
	const list = new ModelList(settings);
	const rows = await countRows(list.fetchPage);
	return { rows, requests: list.requests.map(({ limit, offset }) => `${offset}+${limit}`) };
}

describe('The records of a list are counted', () => {
	it.each([0, 1, 137, 999])('by one page that holds all %d of them', async (rows) => {
		expect(await count({ rows })).toEqual({ rows, requests: ['0+1000'] });
	});

	it.each([1000, 1001, 20_000])('by looking at the last of %d', async (rows) => {
		expect(await count({ rows })).toEqual({ rows, requests: ['0+1000', `${rows - 1}+2`] });
	});

	it.each([100, 250])(
		'by two pages where a server may put no more than %d on one',
		async (rows) => {
			expect(await count({ rows })).toMatchObject({ rows, requests: ['0+1000', `${rows - 1}+2`] });
		},
	);

	it.each<[string, ModelSettings]>([
		['is the number of rows on the page', { rows: 2300, statedTotal: () => 1000 }],
		['is that of a capped page', { rows: 2300, pageSizeCap: 100, statedTotal: () => 100 }],
		['is too high', { rows: 2300, statedTotal: () => 5000 }],
		['is too high for the only page', { rows: 23, statedTotal: () => 5000 }],
		['is too low', { rows: 2300, statedTotal: () => 1500 }],
		['is always 0', { rows: 2300, statedTotal: () => 0 }],
		['is missing', { rows: 2300, statedTotal: () => undefined }],
	])('not while the total proves nothing: it %s', async (_case, settings) => {
		const { requests, rows } = await count(settings);

		expect(rows).toBeUndefined();
		expect(requests.length).toBeLessThanOrEqual(2);
	});

	it('not where one record is on two rows', async () => {
		const twins: RoutixRecord[] = [{ id: 1 }, { id: 1 }];

		expect(await countRows(async () => ({ records: twins, total: 2 }))).toBeUndefined();
	});

	it('rightly or not at all, whatever total is stated', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 0, max: 3000 }),
				fc.option(fc.integer({ min: 0, max: 4000 }), { nil: undefined }),
				fc.constantFrom(Infinity, 1000, 500, 100, 20),
				async (rows, total, pageSizeCap) => {
					const { rows: counted } = await count({ rows, pageSizeCap, statedTotal: () => total });
					expect([rows, undefined]).toContain(counted);
				},
			),
		);
	});
});
