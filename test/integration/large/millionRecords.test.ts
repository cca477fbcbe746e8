import type { FetchPage } from '../../../nodes/Routix/contract/list';
import { readList } from '../../../nodes/Routix/pagination/readAll';

jest.setTimeout(120_000);

const ROWS = 1_000_000;

/** A server that does what it should, apart from stating a total. */
function serving(total?: number): { asked: { requests: number }; fetchPage: FetchPage } {
	const asked = { requests: 0 };
	const fetchPage: FetchPage = async ({ limit, offset }) => {
		asked.requests++;
		const length = Math.max(0, Math.min(limit, ROWS - offset));
		const records = Array.from({ length }, (_, index) => ({ id: offset + index }));
		return { records, total };
	};
	return { asked, fetchPage };
}

it.each([
	['with their total', ROWS, 1_002],
	['without a total', undefined, 1_020],
])('a million records come whole and in order %s', async (_what, total, mostRequests) => {
	const { asked, fetchPage } = serving(total);
	const throttle = { width: 8, allowOneAtATime: () => undefined };

	const { isSettled, records } = await readList(fetchPage, { throttle });

	expect(records).toHaveLength(ROWS);
	expect(records.every(({ id }, index) => id === index)).toBe(true);
	expect(isSettled).toBe(true);
	expect(asked.requests).toBeLessThanOrEqual(mostRequests);
});
