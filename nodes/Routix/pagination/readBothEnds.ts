import type { FetchPage } from '../contract/list';
import type { RoutixRecord } from '../contract/record';

/**
 * A sample of a list: up to `size` records of its start and as many of its end, in Routix's order. One request for a
 * list that fits a page, else two.
 */
export async function readBothEnds(fetchPage: FetchPage, size: number): Promise<RoutixRecord[]> {
	const { records, total = 0 } = await fetchPage({ limit: size, offset: 0 });
	if (total <= records.length) return records;
	const offset = Math.max(records.length, total - size);
	const last = await fetchPage({ limit: size, offset });
	return [...records, ...last.records];
}
