import { isObject } from '../json';
import { type Answer, type ResourceNames } from './envelope';
import { ID_FIELD, idFields, idReader } from './identity';
import type { Page, PageRange } from './list';

/** What the answer to one list request showed, or the status by which it was refused. */
export type Look = { range: PageRange } & ({ answer: Answer; page: Page } | { status: number });

/** What was seen of one list and of one record in it. */
export interface Looks {
	resource: ResourceNames;
	/** The fields that Routix documents for this API version; undefined when it documents none. */
	documented?: string[];
	/** The first {@link FEW} records. */
	start: Look;
	/** As many from the last of those on; missing when the list is shorter. */
	overlap?: Look;
	/** As many as a page may have, and what else was needed to count the list. */
	counting: Look[];
	/** Behind the end of the list. */
	beyond?: Look;
	/** Whether one record could be asked for by its ID; a status when it was refused. Missing without a record. */
	single?: 'found' | 'notUnderstood' | number;
	/** How many records the list has, if that was proved. */
	records?: number;
}

/** How many records the first request asks for. */
export const FEW = 3;

/**
 * What this Routix does otherwise than it documents or than we inferred, in words, without any record's content. All of
 * it is understood by the rest of the package; it matters to whoever finds out why something is slow or refused.
 */
export function differencesIn(looks: Looks): string[] {
	return BELIEFS.flatMap((differs) => differs(looks) ?? []);
}

type Belief = (looks: Looks) => string | string[] | undefined;

const BELIEFS: Belief[] = [
	// Documented for accounts: { data: […], pagination: { limit, offset, total } }.
	({ start }) =>
		whenSeen(start, ({ answer: { body } }) =>
			isObject(body) && Array.isArray(body.data) ? undefined : 'The list does not stand in "data"',
		),
	({ start }) =>
		whenSeen(start, ({ answer: { body }, page: { total } }) => {
			if (total === undefined) return 'No total is stated';
			const stands = isObject(body) && isObject(body.pagination) && body.pagination.total;
			return typeof stands === 'number'
				? undefined
				: 'The total does not stand in "pagination.total" as a number';
		}),
	({ start }) =>
		whenSeen(start, ({ page: { records }, range: { limit } }) =>
			records.length > limit
				? `The limit is ignored: ${limit} records were asked for, ${records.length} came`
				: undefined,
		),
	({ start, counting }) =>
		[start, ...counting].flatMap(
			(look) =>
				whenSeen(look, ({ page: { statedLimit }, range: { limit } }) =>
					statedLimit === limit || statedLimit === undefined
						? undefined
						: `The answer states a limit of ${statedLimit} where ${limit} was asked for`,
				) ?? [],
		),
	// Documented for accounts: at most 1,000 in one answer.
	({ counting, records }) =>
		counting.slice(0, 1).flatMap((look) => {
			const { limit } = look.range;
			if ('status' in look) return `A limit of ${limit} is refused (HTTP ${look.status})`;
			const rows = look.page.records.length;
			const isCut = rows < limit && Math.max(records ?? 0, look.page.total ?? 0) > rows;
			return isCut ? `A page has at most ${rows} records where ${limit} were asked for` : [];
		}),
	// Documented for accounts: the total is the length of the list.
	({ start, overlap, counting, records }) => {
		const looks = [start, ...(overlap ? [overlap] : []), ...counting];
		const totals = new Set(looks.flatMap((look) => totalOf(look) ?? []));
		if (totals.size > 1) return 'The total is not the same in every answer';
		const [total] = totals;
		return records !== undefined && total !== undefined && total !== records
			? `The total is ${total}, but there are ${records} records`
			: undefined;
	},
	// Documented for accounts: an offset counts records.
	({ start, overlap }) => {
		if (!overlap || 'status' in start) return undefined;
		const { offset } = overlap.range;
		if ('status' in overlap) return `An offset of ${offset} is refused (HTTP ${overlap.status})`;
		const first = JSON.stringify(overlap.page.records[0]);
		if (first === JSON.stringify(start.page.records[offset])) return undefined;
		return first === JSON.stringify(start.page.records[0])
			? `An offset of ${offset} brings the first record again`
			: `An offset of ${offset} brings another record than it should, or the list changed meanwhile`;
	},
	// Inferred: behind the end of a list there is an empty page.
	({ beyond }) => {
		if (!beyond) return undefined;
		if ('status' in beyond) return `An offset behind the end is refused (HTTP ${beyond.status})`;
		const { length } = beyond.page.records;
		return length > 0 ? `An offset behind the end brings ${length} records` : undefined;
	},
	// Documented for accounts, inferred for the rest: the ID stands in `id`.
	({ start, resource }) =>
		whenSeen(start, ({ page: { records } }) => {
			const readId = idReader(resource);
			const [record] = records;
			if (!record) return undefined;
			if (readId(record) === undefined) return 'Records have no ID that could be recognized';
			const ids = new Set(records.map(readId));
			if (ids.size < records.length) return 'Several records of a page have the same ID';
			const isNamed = Object.keys(record).includes(ID_FIELD);
			const name = idFields(resource).find((field) => Object.keys(record).includes(field));
			return isNamed ? undefined : `The ID stands in "${name}"`;
		}),
	// Inferred: one record is asked for by its ID.
	({ single }) => {
		if (single === undefined || single === 'found') return undefined;
		return single === 'notUnderstood'
			? 'The answer to a request for one record is not understood'
			: `One record cannot be asked for by its ID (HTTP ${single}); Get finds it in the list`;
	},
	// Documented: v1 of accounts is a stable set of six fields.
	({ documented, ...looks }) => {
		const seen = fieldsSeen(looks);
		if (!documented || seen.length === 0) return undefined;
		const missing = documented.filter((field) => !seen.includes(field));
		const more = seen.filter((field) => !documented.includes(field));
		return [
			...(missing.length > 0
				? [`Documented fields that no record has: ${missing.join(', ')}`]
				: []),
			...(more.length > 0 ? [`Fields that are not documented: ${more.join(', ')}`] : []),
		];
	},
];

/** The names of all the fields that were seen. */
export function fieldsSeen({ start, counting }: Pick<Looks, 'start' | 'counting'>): string[] {
	const names = [start, ...counting].flatMap((look) =>
		'page' in look ? look.page.records.flatMap((record) => Object.keys(record)) : [],
	);
	return [...new Set(names)].sort();
}

function totalOf(look: Look): number | undefined {
	return 'page' in look ? look.page.total : undefined;
}

function whenSeen<T>(look: Look, tell: (seen: Extract<Look, { page: Page }>) => T): T | undefined {
	return 'page' in look ? tell(look) : undefined;
}
