import { onLists } from './answers';
import { clearError, exception, listReaders } from './expectations';
import type { Expectation, OperationName, Variation } from './variation';

import { totals, type TotalFacts } from './totalCounts';
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

/** The same where the list fits on one page: nothing more may be made up, and nothing less be believed. */
const short = ['total-of-page', 'total-zero', 'total-missing', 'total-with-hidden'];

/** What a whole number of pages changes: nothing but an empty page tells their end. */
const exact = ['total-of-page', 'total-so-far', 'total-missing', 'total-zero', 'total-is-limit'];

/** What reads updates reads a whole list as Get Many does; these few show that it does. */
const watched = ['total-of-page', 'total-zero', 'total-missing', 'total-first-page-only'];
const onceRead = listReaders.filter((operation) => operation !== 'Updated');

function variationOf(name: string, facts: TotalFacts, does = facts.does): Variation {
	return {
		name,
		group: 'Totals',
		does: `The server ${does}.`,
		touches: facts.isMore || watched.includes(name) ? listReaders : onceRead,
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
