import type { IDataObject } from 'n8n-workflow';

/** A record exactly as Routix sent it. What we add ourselves is named in `addedFields` of `records.ts`. */
export type RoutixRecord = IDataObject;

/** `v1` is a stable, immutable set of fields, `v2` has more and may grow (Routix docs, API versions). */
export type ApiVersion = 'v1' | 'v2';

/** The part of a list that one request asks for: `limit` 1 to 1000 (Routix docs), `offset` from 0. */
export interface PageRange {
	limit: number;
	offset: number;
}

/** One answer of the list endpoint; `total` is missing when Routix did not state it. */
export interface Page {
	records: RoutixRecord[];
	total?: number;
}

/** Asks for one page. Errors are the transport's; a page that cannot be read throws. */
export type FetchPage = (range: PageRange) => Promise<Page>;
