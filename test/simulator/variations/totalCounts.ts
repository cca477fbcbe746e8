/** What a server may count, given how many rows the page has, where it begins and how long the list is. */
type Count = (of: {
	rows: number;
	limit: number;
	offset: number;
	length: number;
	/** How many lists were asked for before this one. */
	earlier: number;
}) => unknown;

export interface TotalFacts {
	does: string;
	count: Count;
	records?: number;
	/** More than there is. */
	isMore?: boolean;
}

/** `total` in its documented place, and wrong. */
export const totals: Record<string, TotalFacts> = {
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
