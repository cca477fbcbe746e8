import { onLists } from './answers';
import {
	clearError,
	exception,
	listReaders,
	type Expectation,
	type OperationName,
	type Variation,
} from './variation';

/** What a server may count, given how many rows the page has, where it begins and how long the list is. */
type Count = (of: {
	rows: number;
	limit: number;
	offset: number;
	length: number;
	/** How many lists were asked for before this one. */
	earlier: number;
}) => unknown;

interface TotalFacts {
	does: string;
	count: Count;
	records?: number;
	isMore?: boolean;
}

/** More than one page of 1,000, which is the most that Routix documents. */
const twoPages = 1_121;
/** Fewer than any page holds. */
const aFew = 30;

/** More is stated than there is: the user has to decide. What only looks on goes on. */
const mismatch = clearError({
	says: [/\d.*\d/],
	why: 'More is stated than found. Only the user can tell whether rows are missing.',
});
const whenMore: Partial<Record<OperationName, Expectation>> = {
	'Get Many': mismatch,
	'Create or Update': mismatch,
};

/** `total` in its documented place, and wrong. */
const totals: Record<string, TotalFacts> = {
	'total-of-page': { does: 'counts the rows on the page', count: ({ rows }) => rows },
	'total-so-far': {
		does: 'counts the rows that were read so far',
		count: ({ rows, offset }) => offset + rows,
	},
	'total-has-more': {
		does: 'states one more than read so far while there is more',
		count: ({ rows, offset, length }) => Math.min(offset + rows + 1, length),
	},
	'total-capped-1000': {
		does: 'counts no further than 1,000',
		count: ({ length }) => Math.min(length, 1_000),
	},
	'total-capped-100': {
		does: 'counts no further than 100',
		count: ({ length }) => Math.min(length, 100),
	},
	'total-zero': { does: 'always states a total of 0', count: () => 0 },
	'total-one': { does: 'always states a total of 1', count: () => 1 },
	'total-minus-one': { does: 'states -1, for unknown', count: () => -1 },
	'total-estimated-low': {
		does: 'states an estimate that is too low',
		count: ({ length }) => Math.floor(length * 0.85),
	},
	'total-rounded-down': {
		does: 'rounds the total down to hundreds',
		count: ({ length }) => Math.floor(length / 100) * 100,
	},
	'total-without-last': {
		does: 'states the index of the last row',
		count: ({ length }) => length - 1,
	},
	'total-of-pages': {
		does: 'counts pages',
		count: ({ length, limit }) => Math.ceil(length / limit),
	},
	'total-remaining': {
		does: 'counts the rows after this page',
		count: ({ rows, offset, length }) => Math.max(0, length - offset - rows),
	},
	'total-from-here': {
		does: 'counts the rows from this page on',
		count: ({ offset, length }) => Math.max(0, length - offset),
	},
	'total-is-limit': { does: 'repeats the limit', count: ({ limit }) => limit },
	'total-is-offset': { does: 'repeats the offset', count: ({ offset }) => offset },
	'total-missing': { does: 'states no total', count: () => undefined },
	'total-null': { does: 'states null', count: () => null },
	'total-text': { does: 'states the total as text', count: ({ length }) => String(length) },
	'total-dutch-text': {
		does: 'writes the total as Dutch people do',
		count: ({ length }) => length.toLocaleString('nl-NL'),
	},
	'total-words': { does: 'states "many"', count: () => 'many' },
	'total-empty-text': { does: 'states an empty text', count: () => '' },
	'total-fraction': {
		does: 'states a total with a fraction',
		count: ({ length }) => length - 20.5,
	},
	'total-boolean': { does: 'states true while there are rows', count: ({ rows }) => rows > 0 },
	'total-list': { does: 'states a list of one number', count: ({ length }) => [length] },
	'total-with-relation': {
		does: 'states value and relation, as Elasticsearch does',
		count: ({ length }) => ({ value: Math.min(length, 1_000), relation: 'gte' }),
	},
	'total-first-page-only': {
		does: 'states the total on the first page only',
		count: ({ offset, length }) => (offset === 0 ? length : undefined),
	},
	'total-zero-later': {
		does: 'states 0 on every page but the first',
		count: ({ offset, length }) => (offset === 0 ? length : 0),
	},
	'total-later-only': {
		does: 'states the total on every page but the first',
		count: ({ offset, length }) => (offset === 0 ? undefined : length),
	},
	'total-of-page-later': {
		does: 'states the right total first, and then the rows on the page',
		count: ({ offset, length, rows }) => (offset === 0 ? length : rows),
	},
	'total-wavering': {
		does: 'states another estimate in every answer, never too high',
		count: ({ length, earlier }) => length - ((earlier * 37) % 50),
	},
	'total-of-active': {
		does: 'counts only some of the rows that it lists',
		count: ({ length }) => Math.ceil(length / 3),
	},
	'total-estimated-high': {
		does: 'states an estimate that is too high',
		count: ({ length }) => Math.ceil(length * 1.15),
		isMore: true,
	},
	'total-rounded-up': {
		does: 'rounds the total up to thousands',
		count: ({ length }) => Math.ceil(length / 1_000) * 1_000,
		isMore: true,
	},
	'total-of-all-branches': {
		does: 'counts the rows of all branches',
		count: ({ length }) => length + 86,
		isMore: true,
	},
	'total-with-hidden': {
		does: 'counts rows that the app may not see',
		count: ({ length }) => length + 7,
		isMore: true,
	},
	'total-with-deleted': {
		does: 'counts one row that was deleted',
		count: ({ length }) => length + 1,
		isMore: true,
	},
	'total-doubled': {
		does: 'counts each row twice, once for each of its stops',
		count: ({ length }) => length * 2,
		isMore: true,
	},
	'total-absurd': {
		does: 'states the largest whole number',
		count: () => Number.MAX_SAFE_INTEGER,
		isMore: true,
	},
};

/** The same where the list fits on one page: nothing more may be made up, and nothing less be believed. */
const short = ['total-of-page', 'total-zero', 'total-missing', 'total-with-hidden'];

/** What a whole number of pages changes: nothing but an empty page tells their end. */
const exact = ['total-of-page', 'total-so-far', 'total-missing', 'total-zero', 'total-is-limit'];

function variationOf(name: string, facts: TotalFacts, does = facts.does): Variation {
	return {
		name,
		group: 'Totals',
		does: `The server ${does}.`,
		touches: listReaders,
		...(facts.isMore && {
			// A limit that is not reached reads the whole list.
			but: { ...whenMore, ...(facts.records === aFew && { 'Get Many with Limit': mismatch }) },
		}),
		records: facts.records ?? twoPages,
		serve: () => {
			let earlier = 0;
			return onLists(({ rows, pagination, version }) => ({
				data: rows,
				pagination: {
					...pagination,
					total: facts.count({
						rows: rows.length,
						limit: pagination.limit,
						offset: pagination.offset,
						length: pagination.total,
						earlier: earlier++,
					}),
				},
				version,
			}))();
		},
	};
}

/** Counted once and then kept for a while, as a cache does. */
const stale: Variation = {
	name: 'total-stale',
	group: 'Totals',
	does: 'The server counts once and repeats that, however many rows come.',
	touches: ['Get Many', 'Created', 'Updated', 'Create or Update'],
	records: twoPages,
	serve: () => {
		const counted = new Map<string, number>();
		return onLists(({ rows, pagination, version }, _answer, { path }) => {
			const total = counted.get(path) ?? pagination.total;
			counted.set(path, total);
			return { data: rows, pagination: { ...pagination, total }, version };
		})();
	},
};

/** At the end this states more than there is, after it was proved wrong by the page before. */
const askedSoFar: Variation = {
	...variationOf('total-asked-so-far', {
		does: 'adds limit and offset',
		count: ({ limit, offset }) => offset + limit,
	}),
	but: Object.fromEntries(
		(['Get Many', 'Create or Update'] as const).map((name) => [
			name,
			exception('At the end more is stated than there is', { says: [/\d.*\d/] }),
		]),
	),
};

const withoutPagination: Variation = {
	name: 'pagination-missing',
	group: 'Totals',
	does: 'The server states nothing about pages.',
	touches: listReaders,
	records: twoPages,
	serve: onLists(({ rows, version }) => ({ data: rows, version })),
};

/** A filter behind the paging: pages have gaps, and the total counts what was left out. */
const filteredAfterPaging: Variation = {
	name: 'rows-hidden-in-pages',
	group: 'Totals',
	does: 'The server leaves rows that the app may not see out of the pages, and counts them.',
	touches: ['Get Many'],
	expected: mismatch,
	records: twoPages,
	serve: onLists(({ rows, pagination, version }) => ({
		data: rows.filter(({ account_type: type }) => type !== 'vendor'),
		pagination,
		version,
	})),
};

export const totalVariations: Variation[] = [
	...Object.entries(totals).map(([name, facts]) => variationOf(name, facts)),
	...short.map((name) =>
		variationOf(
			`${name}-short`,
			{ ...totals[name], records: aFew },
			`${totals[name].does}, of a list that fits on one page`,
		),
	),
	...exact.map((name) =>
		variationOf(
			`${name}-exact`,
			{ ...totals[name], records: 1_000 },
			`${totals[name].does}, of a list that fills its page exactly`,
		),
	),
	askedSoFar,
	stale,
	withoutPagination,
	filteredAfterPaging,
];
