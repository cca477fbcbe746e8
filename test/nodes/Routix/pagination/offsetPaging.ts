import type { RoutixRecord } from '../../../../nodes/Routix/contract/record';
import type { FetchPage } from '../../../../nodes/Routix/contract/list';

/** The usual way, e.g. of n8n's HTTP Request node: the offset grows by a page until a page is empty. */
export async function readByOffset(fetchPage: FetchPage, limit: number): Promise<RoutixRecord[]> {
	const records: RoutixRecord[] = [];
	for (;;) {
		const page = await fetchPage({ limit, offset: records.length });
		if (page.records.length === 0) return records;
		for (const record of page.records) records.push(record);
	}
}
