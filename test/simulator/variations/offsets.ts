import { isListRead, json, text } from './answers';
import {
	countingPage,
	limitOf,
	offsetOf,
	reading,
	withoutTotal,
	type ListAnswerChange,
} from './pages';
import { clearError, exception, listReaders } from './expectations';
import type { Expectation, OperationName, Variation } from './variation';

const notReached = clearError({
	why: 'The server does not give out the other rows in any way.',
});
const onlyWhereAllIsRead: Partial<Record<OperationName, Expectation>> = {
	'Get Many': notReached,
	'Create or Update': notReached,
};

export const offsetVariations: Variation[] = [
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
