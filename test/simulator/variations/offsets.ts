import { isGood, isListRead, json, listOf, numberOf, text, type ListAnswer } from './answers';
import {
	clearError,
	exception,
	listReaders,
	type Answer,
	type Asked,
	type Behaviour,
	type Expectation,
	type OperationName,
	type Variation,
} from './variation';

/** Changes the body of a list. */
type ListAnswerChange = (
	body: { data: ListAnswer['rows']; pagination: ListAnswer['pagination']; version: string },
	asked: Asked,
) => unknown;

const offsetOf = ({ query }: Asked) => numberOf(query.offset, 0);
const limitOf = ({ query }: Asked) => numberOf(query.limit, 50);

/** Reads of lists, at another offset or with another limit, and then changed. */
function reading(
	query: (asked: Asked) => Partial<Record<'limit' | 'offset', number>>,
	change?: ListAnswerChange,
): () => Behaviour {
	return () => async (asked, pass) => {
		if (!isListRead(asked)) return await pass();
		const { limit = limitOf(asked), offset = offsetOf(asked) } = query(asked);
		const answer = await pass({ query: { limit: String(limit), offset: String(offset) } });
		if (!isGood(answer)) return answer;
		const list = listOf(answer);
		const stated = { limit: limitOf(asked), offset: offsetOf(asked), total: list.pagination.total };
		const body = { data: list.rows, pagination: stated, version: list.version };
		return { ...answer, body: change ? change(body, asked) : body };
	};
}

const withoutTotal: ListAnswerChange = ({ data, pagination, version }) => ({
	data,
	pagination: { limit: pagination.limit, offset: pagination.offset },
	version,
});

const countingPage: ListAnswerChange = ({ data, pagination, version }) => ({
	data,
	pagination: { ...pagination, total: data.length },
	version,
});

/** Refuses what lies beyond the last row, or answers something else there. */
function beyondEnd(
	name: string,
	does: string,
	answer: (asked: Asked, total: number) => Answer | Promise<Answer>,
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
			const passed = await pass({
				query: { limit: String(limit), offset: String(offsetOf(asked)) },
			});
			if (!isGood(passed)) return passed;
			const { rows, pagination, version } = listOf(passed);
			if (rows.length === 0) return await answer(asked, pagination.total);
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

const beyond: Variation[] = [
	...Object.entries(refusals).map(([name, answer]) =>
		beyondEnd(
			`${name}-total-missing`,
			`The server answers ${name} beyond the last row, and states no total.`,
			answer,
			withoutTotal,
		),
	),
	...['400', '404', '416'].map((name) =>
		beyondEnd(
			`${name}-total-of-page`,
			`The server answers ${name} beyond the last row, and counts the page.`,
			refusals[name],
			countingPage,
		),
	),
];

/** Beyond the last row, rows that were there before. */
function again(name: string, does: string, offsetFor: (total: number, limit: number) => number) {
	return {
		name: `beyond-end-${name}`,
		group: 'Offsets',
		does,
		touches: listReaders,
		records: 200,
		serve: () => async (asked, pass) => {
			if (!isListRead(asked)) return await pass();
			const limit = Math.min(limitOf(asked), 100);
			const at = async (offset: number) =>
				await pass({ query: { limit: String(limit), offset: String(offset) } });
			let answer = await at(offsetOf(asked));
			if (!isGood(answer)) return answer;
			const { rows, pagination } = listOf(answer);
			if (rows.length === 0) answer = await at(offsetFor(pagination.total, limit));
			const list = listOf(answer);
			return { ...answer, body: { data: list.rows, version: list.version } };
		},
	} satisfies Variation;
}

const notReached = clearError({
	why: 'The server does not give out the other rows in any way.',
});
const onlyWhereAllIsRead: Partial<Record<OperationName, Expectation>> = {
	'Get Many': notReached,
	'Create or Update': notReached,
};

const rules: Variation[] = [
	{
		name: 'offset-multiple-of-limit',
		group: 'Offsets',
		does: 'The server answers 400 to an offset that is no multiple of the limit.',
		touches: listReaders,
		records: 1_121,
		serve: () => async (asked, pass) =>
			isListRead(asked) && offsetOf(asked) % limitOf(asked) !== 0
				? json(400, { error: 'invalid_offset', message: 'offset must be a multiple of limit' })
				: await pass(),
	},
	{
		name: 'offset-multiple-of-100',
		group: 'Offsets',
		does: 'The server gives 100 rows at most, and answers 422 to an offset that is no multiple of 100.',
		touches: ['Get Many', 'Get Many with Limit', 'Record Search', 'Create or Update', 'Created'],
		records: 327,
		serve: () => async (asked, pass) => {
			if (!isListRead(asked)) return await pass();
			if (offsetOf(asked) % 100 !== 0) {
				return json(422, { error: 'invalid_offset', message: 'offset must be a multiple of 100' });
			}
			return await pass({
				query: { ...asked.query, limit: String(Math.min(limitOf(asked), 100)) },
			});
		},
	},
	{
		name: 'offset-rounded-down',
		group: 'Offsets',
		does: 'The server rounds the offset down to whole pages.',
		touches: listReaders,
		records: 1_121,
		serve: reading((asked) => ({
			offset: Math.floor(offsetOf(asked) / limitOf(asked)) * limitOf(asked),
		})),
	},
	{
		name: 'offset-rounded-down-total-missing',
		group: 'Offsets',
		does: 'The server rounds the offset down to whole pages, and states no total.',
		touches: listReaders,
		records: 1_121,
		serve: reading(
			(asked) => ({ offset: Math.floor(offsetOf(asked) / limitOf(asked)) * limitOf(asked) }),
			withoutTotal,
		),
	},
	{
		name: 'offset-from-one',
		group: 'Offsets',
		does: 'The server counts rows from 1, and takes 0 for 1.',
		touches: [
			'Get Many',
			'Record Picker',
			'Record Search',
			'Create or Update',
			'Created',
			'Updated',
		],
		records: 1_121,
		serve: reading((asked) => ({ offset: Math.max(0, offsetOf(asked) - 1) })),
	},
	{
		name: 'offset-of-pages',
		group: 'Offsets',
		does: 'The server takes the offset for the number of a page.',
		touches: ['Get Many', 'Create or Update'],
		expected: notReached,
		records: 1_121,
		serve: reading((asked) => ({ offset: offsetOf(asked) * limitOf(asked) })),
	},
	{
		name: 'offset-1000-at-most',
		group: 'Offsets',
		does: 'The server answers 400 to an offset above 1,000, although there are more rows.',
		touches: ['Get Many', 'Create or Update'],
		expected: notReached,
		records: 2_121,
		serve: () => async (asked, pass) =>
			isListRead(asked) && offsetOf(asked) > 1_000
				? json(400, { error: 'invalid_offset', message: 'offset must not be above 1000' })
				: await pass(),
	},
	{
		name: 'offset-ignored',
		group: 'Offsets',
		does: 'The server ignores the offset, and always gives the first rows.',
		touches: ['Get Many', 'Create or Update', 'Get Many with Limit'],
		but: onlyWhereAllIsRead,
		records: 1_121,
		serve: reading(() => ({ offset: 0 })),
	},
	{
		name: 'offset-ignored-total-missing',
		group: 'Offsets',
		does: 'The server ignores the offset, and states no total.',
		touches: ['Get Many', 'Create or Update', 'Get Many with Limit'],
		but: onlyWhereAllIsRead,
		records: 1_121,
		serve: reading(() => ({ offset: 0 }), withoutTotal),
	},
	{
		name: 'offset-ignored-total-of-page',
		group: 'Offsets',
		does: 'The server ignores the offset, and counts the page.',
		touches: ['Get Many', 'Create or Update', 'Get Many with Limit'],
		but: onlyWhereAllIsRead,
		records: 1_121,
		serve: reading(() => ({ offset: 0 }), countingPage),
	},
	{
		name: 'limit-ignored',
		group: 'Offsets',
		does: 'The server ignores the limit, and gives all rows from the offset on.',
		touches: listReaders,
		records: 120,
		serve: reading(() => ({ limit: 1_000 })),
	},
	...(
		[
			['', (body) => body],
			['-total-missing', withoutTotal],
			['-pagination-missing', ({ data, version }) => ({ data, version })],
			['-bare', ({ data }) => data],
		] satisfies Array<[string, ListAnswerChange]>
	).map(
		([name, change]): Variation => ({
			name: `limit-and-offset-ignored${name}`,
			group: 'Offsets',
			does: `The server always gives all rows${name && `, ${name.slice(1).replace('-', ' ')}`}.`,
			touches: listReaders,
			records: 120,
			serve: reading(() => ({ limit: 1_000, offset: 0 }), change),
		}),
	),
	{
		name: 'limit-wanted-as-page-size',
		group: 'Offsets',
		does: 'The server knows page and page_size only, so that it always gives the first 25 rows.',
		touches: ['Get Many', 'Create or Update'],
		expected: exception('The names of the parameters are documented'),
		records: 120,
		serve: reading(() => ({ limit: 25, offset: 0 })),
	},
	{
		name: 'offset-zero-refused',
		group: 'Offsets',
		does: 'The server answers 400 to an offset of 0, and wants it left out.',
		touches: ['Get Many', 'Record Picker'],
		expected: exception('An offset of 0 is documented as the default', {
			quotes: 'offset must be positive',
		}),
		serve: () => async (asked, pass) =>
			isListRead(asked) && asked.query.offset === '0'
				? text(400, 'offset must be positive')
				: await pass(),
	},
];

export const offsetVariations: Variation[] = [
	...beyond,
	again(
		'last-page-again',
		'The server gives the last page again beyond the last row.',
		(total, limit) => Math.max(0, total - limit),
	),
	again('first-page-again', 'The server begins anew beyond the last row.', () => 0),
	...rules,
];
