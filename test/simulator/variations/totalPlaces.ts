import { isGood, isListRead, listOf, numberOf, type ListAnswer } from './answers';
import type { Answer, Variation } from './variation';

/** Where a total may be instead of `pagination.total`. The page has at most 50 rows. */
type Place = (list: ListAnswer) => { body: unknown; headers?: Record<string, string> };

const places: Record<string, { does: string; place: Place }> = {
	...inObjects(),
	'header-count': {
		does: 'in the header X-Total-Count',
		place: ({ rows, pagination: { total } }) => ({
			body: { data: rows },
			headers: { 'x-total-count': String(total) },
		}),
	},
	'header-count-bare': {
		does: 'in the header X-Total-Count of a bare list',
		place: ({ rows, pagination: { total } }) => ({
			body: rows,
			headers: { 'x-total-count': String(total) },
		}),
	},
	'header-range': {
		does: 'in the header Content-Range',
		place: ({ rows, pagination: { offset, total } }) => ({
			body: { data: rows },
			headers: { 'content-range': `${rangeOf(offset, rows.length)}/${total}` },
		}),
	},
	'header-range-unit': {
		does: 'in the header Content-Range, with a unit',
		place: ({ rows, pagination: { offset, total } }) => ({
			body: rows,
			headers: { 'content-range': `items ${rangeOf(offset, rows.length)}/${total}` },
		}),
	},
	'header-range-unknown': {
		does: 'as unknown in the header Content-Range',
		place: ({ rows, pagination: { offset } }) => ({
			body: rows,
			headers: { 'content-range': `${rangeOf(offset, rows.length)}/*` },
		}),
	},
	'header-range-of-page': {
		does: 'in the header Content-Range, where it counts the page',
		place: ({ rows, pagination: { offset } }) => ({
			body: rows,
			headers: { 'content-range': `${rangeOf(offset, rows.length)}/${rows.length}` },
		}),
	},
	'header-count-of-page': {
		does: 'in the header X-Total-Count, where it counts the page',
		place: ({ rows }) => ({ body: rows, headers: { 'x-total-count': String(rows.length) } }),
	},
	'header-link': {
		does: 'nowhere, but links to the next page in a header',
		place: ({ rows, pagination: { offset, total } }) => ({
			body: rows,
			...(offset + rows.length < total && {
				headers: { link: `</accounts?offset=${offset + rows.length}>; rel="next"` },
			}),
		}),
	},
	'has-more': {
		does: 'nowhere, but says whether there is more',
		place: ({ rows, pagination: { offset, total } }) => ({
			body: { data: rows, has_more: offset + rows.length < total },
		}),
	},
	'two-that-differ': {
		does: 'twice: of the page in pagination, of the list in meta',
		place: ({ rows, pagination }) => ({
			body: {
				data: rows,
				pagination: { ...pagination, total: rows.length },
				meta: { total: pagination.total },
			},
		}),
	},
};

function inObjects(): typeof places {
	const made: typeof places = {};
	for (const place of ['pagination', 'meta', 'root']) {
		for (const key of ['total', 'total_count', 'count']) {
			for (const type of ['number', 'text']) {
				if (place === 'pagination' && key === 'total' && type === 'number') continue;
				made[`${place}-${key}-${type}`] = {
					does: `as "${key}" in ${place === 'root' ? 'the answer itself' : `"${place}"`}, a ${type}`,
					place: ({ rows, pagination: { total } }) => {
						const stated = { [key]: type === 'text' ? String(total) : total };
						return {
							body: place === 'root' ? { data: rows, ...stated } : { data: rows, [place]: stated },
						};
					},
				};
			}
		}
	}
	return made;
}

function rangeOf(offset: number, rows: number): string {
	return rows === 0 ? '*' : `${offset}-${offset + rows - 1}`;
}

export const totalPlaceVariations: Variation[] = Object.entries(places).map(
	([name, { does, place }]): Variation => ({
		name: `total-place-${name}`,
		group: 'Places of the total',
		does: `The server states the total ${does}, and gives 50 rows at most.`,
		touches: ['Get Many', 'Record Picker', 'Create or Update', 'Created'],
		records: 127,
		serve: () => async (asked, pass) => {
			if (!isListRead(asked)) return await pass();
			const limit = Math.min(numberOf(asked.query.limit, 50), 50);
			const answer: Answer = await pass({ query: { ...asked.query, limit: String(limit) } });
			if (!isGood(answer)) return answer;
			const { body, headers } = place(listOf(answer));
			return { ...answer, body, headers: { ...answer.headers, ...headers } };
		},
	}),
);
