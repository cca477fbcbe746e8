import { isGood, isListRead, json, listOf } from './answers';
import { countingPage, limitOf, offsetOf, withoutTotal, type ListAnswerChange } from './pages';
import { listReaders } from './expectations';
import type { Answer, Asked, Variation } from './variation';

/** What a server answers where the list has no row any more; `at` asks for another place of it. */
type BeyondEnd = (asked: Asked, place: Place) => Answer | Promise<Answer>;

interface Place {
	total: number;
	limit: number;
	at(offset: number): Promise<Answer>;
}

function variationOf(
	name: string,
	does: string,
	beyond: BeyondEnd,
	change: ListAnswerChange,
): Variation {
	return {
		name: `beyond-end-${name}`,
		group: 'Offsets',
		does,
		touches: listReaders,
		// Two pages of the largest size, so that their end shows only beyond it.
		records: 200,
		serve: () => async (asked, pass) => {
			if (!isListRead(asked)) return await pass();
			const limit = Math.min(limitOf(asked), 100);
			const at = async (offset: number) =>
				await pass({ query: { limit: String(limit), offset: String(offset) } });
			const passed = await at(offsetOf(asked));
			if (!isGood(passed)) return passed;
			const { rows, pagination, version } = listOf(passed);
			if (rows.length === 0) return await beyond(asked, { total: pagination.total, limit, at });
			return { ...passed, body: change({ data: rows, pagination, version }, asked) };
		},
	};
}

const outOfRange = 'Requested range not satisfiable';
const refusals: Record<string, () => Answer> = {
	'400': () => json(400, { error: 'invalid_offset', message: 'offset is beyond the last row' }),
	'404': () => json(404, { error: 'page_not_found', message: 'There is no such page' }),
	'404-bare': () => ({ status: 404, headers: {} }),
	'416': () => json(416, { code: 'PGRST103', message: outOfRange, details: null, hint: null }),
	'422': () => json(422, { error: 'invalid_offset', message: 'offset is beyond the last row' }),
	'204': () => ({ status: 204, headers: {} }),
	'empty-body': () => ({ status: 200, headers: {} }),
	null: () => json(200, { data: null, pagination: null, version: 'v1' }),
};

/** Beyond the last row, rows that were there before, without any total. */
const again = (name: string, does: string, offsetFor: (place: Place) => number): Variation =>
	variationOf(
		name,
		does,
		async (_asked, place) => {
			const answer = await place.at(offsetFor(place));
			const { rows, version } = listOf(answer);
			return { ...answer, body: { data: rows, version } };
		},
		({ data, version }) => ({ data, version }),
	);

export const beyondEndVariations: Variation[] = [
	...Object.entries(refusals).map(([name, answer]) =>
		variationOf(
			`${name}-total-missing`,
			`The server answers ${name} beyond the last row, and states no total.`,
			answer,
			withoutTotal,
		),
	),
	...['400', '404', '416'].map((name) =>
		variationOf(
			`${name}-total-of-page`,
			`The server answers ${name} beyond the last row, and counts the page.`,
			refusals[name],
			countingPage,
		),
	),
	again(
		'last-page-again',
		'The server gives the last page again beyond the last row.',
		({ total, limit }) => Math.max(0, total - limit),
	),
	again('first-page-again', 'The server begins anew beyond the last row.', () => 0),
];
