import type { FetchPage, Page } from '../../../../nodes/Routix/contract/list';
import { readList } from './reading';

/** A list that stands still, on a server that differs in one way. */
interface Server {
	rows: number;
	total?: (page: { length: number; end: number; rows: number }) => number | undefined;
	cap?: number;
	/** `multiples`: other offsets are refused. `rounds`: they are moved back. `ends`: those beyond the end are refused. */
	offsets?: 'multiples' | 'rounds' | 'ends' | 'ignored';
	isLimitIgnored?: boolean;
	statesLimit?: boolean;
	/** A page is refused while another one is under way. */
	oneAtATime?: boolean;
}

function serve(server: Server) {
	const all = Array.from({ length: server.rows }, (_, index) => ({ id: `row-${index}` }));
	const requests: string[] = [];
	let underWay = 0;
	const fetchPage: FetchPage = async ({ limit, offset }): Promise<Page> => {
		requests.push(`${offset}+${limit}`);
		const isTooMany = ++underWay > 1 && server.oneAtATime === true;
		await new Promise((resolve) => setImmediate(resolve));
		underWay--;
		if (isTooMany) throw new Error('One request at a time, please');
		if (server.isLimitIgnored) return { records: all };
		const size = Math.min(limit, server.cap ?? limit);
		const isRefused =
			(server.offsets === 'multiples' && offset % limit !== 0) ||
			(server.offsets !== undefined && offset > 0 && offset >= server.rows);
		if (isRefused && server.offsets !== 'rounds') return { records: [], isOffsetRefused: true };
		const start =
			server.offsets === 'rounds'
				? Math.floor(offset / limit) * limit
				: server.offsets === 'ignored'
					? 0
					: offset;
		const records = all.slice(start, start + size);
		const length = records.length;
		const { total = ({ rows }) => rows } = server;
		return {
			records,
			total: total({ length, end: start + length, rows: server.rows }),
			...(server.statesLimit && { statedLimit: size }),
		};
	};
	return { all, fetchPage, requests };
}

const totals: Record<string, Server['total']> = {
	'the rows of the page': ({ length }) => length,
	'the rows read so far': ({ end }) => end,
	'at most 1,000': ({ rows }) => Math.min(rows, 1_000),
	'always 0': () => 0,
	'1, however many there are': ({ rows }) => Math.min(rows, 1),
	'too few': ({ rows }) => Math.floor(rows * 0.9),
	'not stated': () => undefined,
	'the length of the list': ({ rows }) => rows,
};

const lengths = [0, 1, 3, 49, 50, 51, 100, 101, 249, 250, 999, 1_000, 1_001, 1_999, 2_000, 2_300];

describe.each(Object.entries(totals))('A list whose total is %s', (_name, total) => {
	it.each(lengths)('of %d rows is read completely', async (rows) => {
		const { all, fetchPage } = serve({ rows, total });
		expect((await readList(fetchPage)).records).toEqual(all);
	});

	it.each([10, 20, 25, 50, 100, 200, 250, 500])(
		'is read completely with pages of at most %d rows',
		async (cap) => {
			for (const rows of [cap - 1, cap, cap + 1, 2 * cap - 1, 2 * cap, 777]) {
				const { all, fetchPage } = serve({ rows, total, cap });
				expect((await readList(fetchPage)).records).toEqual(all);
			}
		},
	);

	it('is read completely with pages of a size that the answer states', async () => {
		const { all, fetchPage } = serve({ rows: 130, total, cap: 30, statesLimit: true });
		expect((await readList(fetchPage)).records).toEqual(all);
	});

	it.each(['multiples', 'rounds', 'ends'] as const)(
		'is read completely where offsets follow the rule "%s"',
		async (offsets) => {
			for (const rows of lengths) {
				const { all, fetchPage } = serve({ rows, total, offsets });
				expect((await readList(fetchPage)).records).toEqual(all);
			}
		},
	);

	it('is read completely where requests at the same time are refused', async () => {
		for (const rows of lengths) {
			const { all, fetchPage } = serve({ rows, total, cap: 100, oneAtATime: true });
			expect((await readList(fetchPage)).records).toEqual(all);
		}
	});
});

it.each([1, 40, 250, 1_000, 1_500])(
	'A list of %d rows that comes at once is read once',
	async (rows) => {
		const { all, fetchPage } = serve({ rows, isLimitIgnored: true });
		expect((await readList(fetchPage)).records).toEqual(all);
	},
);

it('A server that ignores offsets is an error, not a short list', async () => {
	const { fetchPage } = serve({ rows: 2_300, offsets: 'ignored' });
	await expect(readList(fetchPage)).rejects.toMatchObject({ reason: 'samePage' });
});

describe('A total that states more rows than there are', () => {
	const more: Server = { rows: 1_200, total: ({ rows }) => rows + 5_000 };

	it('is an error with both numbers after two readings that were alike', async () => {
		const { fetchPage, requests } = serve(more);
		await expect(readList(fetchPage)).rejects.toThrow(
			'Routix states 6200 records but returned only 1200 different ones',
		);
		expect(requests.length).toBeLessThanOrEqual(20);
	});

	it('is let pass by those who take what there is', async () => {
		const { all, fetchPage } = serve(more);
		const reading = await readList(fetchPage, { onCountMismatch: 'return' });
		expect(reading.records).toEqual(all);
		expect(reading).toMatchObject({ statedMore: 6_200 });
		expect(reading.total).toBeUndefined();
	});
});

describe('No request is wasted:', () => {
	it.each([
		[3, 1],
		[999, 1],
		[2_500, 3],
		[20_000, 21],
	])('%d rows take %d requests', async (rows, expected) => {
		const { fetchPage, requests } = serve({ rows });
		await readList(fetchPage);
		expect(requests).toHaveLength(expected);
	});

	it('a total is proved only where the rows and all answers agree on it', async () => {
		const proved = async (server: Server) => (await readList(serve(server).fetchPage)).total;
		expect(await proved({ rows: 2_500 })).toBe(2_500);
		expect(await proved({ rows: 2_500, total: totals['the rows read so far'] })).toBeUndefined();
		expect(await proved({ rows: 2_500, total: totals['the rows of the page'] })).toBeUndefined();
		expect(await proved({ rows: 2_500, total: totals['at most 1,000'] })).toBeUndefined();
	});
});
