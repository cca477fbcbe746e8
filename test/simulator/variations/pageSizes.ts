import { isGood, isListRead, json, listOf, numberOf, text } from './answers';
import { allListReaders, listReaders } from './expectations';
import type { Answer, Behaviour, Variation } from './variation';

/** What a server that caps its pages states about them. */
interface Stated {
	/** The limit that it used, or the one that it was asked for. */
	limit: 'used' | 'asked' | 'none';
	total: 'right' | 'page' | 'none';
}

/** Serves pages of at most `cap` rows whatever is asked. */
export function capped(cap: number, { limit: stated, total }: Stated): () => Behaviour {
	return () => async (asked, pass) => {
		if (!isListRead(asked)) return await pass();
		const limit = numberOf(asked.query.limit, 50);
		const used = Math.min(limit, cap);
		const answer = await pass({ query: { ...asked.query, limit: String(used) } });
		if (!isGood(answer)) return answer;
		const { rows, pagination, version } = listOf(answer);
		const totals = { right: pagination.total, page: rows.length, none: undefined };
		const limits = { used, asked: limit, none: undefined };
		return {
			...answer,
			body: {
				data: rows,
				pagination: { limit: limits[stated], offset: pagination.offset, total: totals[total] },
				version,
			},
		};
	};
}

const statedWords = {
	limit: {
		used: 'says so',
		asked: 'repeats the limit that was asked for',
		none: 'says nothing of it',
	},
	total: { right: '', page: ', and counts the page', none: ', and states no total' },
};

function cap(size: number, stated: Stated, rest = 7): Variation {
	return {
		name: `cap-${size}-limit-${stated.limit}-total-${stated.total}${rest === 0 ? '-exact' : ''}`,
		group: 'Page sizes',
		does: `The server gives ${size} rows at most, ${statedWords.limit[stated.limit]}${statedWords.total[stated.total]}${rest === 0 ? ', of a list that fills its pages exactly' : ''}.`,
		touches: size === 50 ? allListReaders : listReaders,
		records: size * 2 + rest,
		serve: capped(size, stated),
	};
}

/** Common sizes are known; any other one has to be stated, or be told by the total. */
const caps: Variation[] = [
	...[10, 20, 25, 50, 100, 200, 250, 500].map((size) =>
		cap(size, { limit: 'asked', total: 'page' }),
	),
	...[25, 100, 500].map((size) => cap(size, { limit: 'used', total: 'right' })),
	...[50, 250].map((size) => cap(size, { limit: 'none', total: 'none' })),
	...[50, 73].map((size) => cap(size, { limit: 'used', total: 'page' })),
	cap(73, { limit: 'asked', total: 'right' }),
	cap(73, { limit: 'used', total: 'none' }),
	cap(100, { limit: 'asked', total: 'page' }, 0),
	cap(73, { limit: 'used', total: 'page' }, 0),
];

const tooLarge = (limit: number): Record<number, () => Answer> => ({
	400: () =>
		json(400, {
			error: 'invalid_limit',
			error_description: `limit must be between 1 and ${limit}`,
		}),
	413: () => json(413, { error: 'payload_too_large', message: 'The answer would be too large' }),
	422: () =>
		json(422, {
			error: 'validation_failed',
			details: [{ field: 'limit', message: `must be less than or equal to ${limit}` }],
		}),
	500: () => json(500, { error: 'internal_error', message: 'canceling statement due to timeout' }),
	504: () => text(504, 'upstream request timeout'),
	546: () =>
		json(546, {
			code: 'WORKER_LIMIT',
			message: 'Function failed due to not having enough compute',
		}),
});

function refusedLimit(highest: number, status: number, records = highest * 2 + 7): Variation {
	const isRefused = status < 500;
	return {
		name: `limit-${highest}-${isRefused ? 'refused' : 'too-heavy'}-${status}`,
		group: 'Page sizes',
		does: `The server answers ${status} to a limit above ${highest}.`,
		touches: highest === 100 && isRefused ? allListReaders : listReaders,
		records,
		serve: () => async (asked, pass) =>
			isListRead(asked) && numberOf(asked.query.limit, 50) > highest
				? tooLarge(highest)[status]()
				: await pass(),
	};
}

const refusedLimits: Variation[] = [
	...[400, 413, 422, 500, 504, 546].map((status) => refusedLimit(100, status)),
	...[400, 422, 500, 504, 546].map((status) => refusedLimit(500, status)),
	...[400, 422].map((status) => refusedLimit(50, status)),
	refusedLimit(200, 400),
	refusedLimit(250, 500),
];

/** A limit that is too large only where the rows are, so that the first page does not tell. */
const heavyLater: Variation = {
	name: 'limit-too-heavy-later',
	group: 'Page sizes',
	does: 'The server answers 504 to more than 200 rows from offset 500 on.',
	touches: ['Get Many', 'Record Search', 'Create or Update', 'Updated'],
	records: 1_121,
	serve: () => async (asked, pass) =>
		isListRead(asked) &&
		numberOf(asked.query.offset, 0) >= 500 &&
		numberOf(asked.query.limit, 50) > 200
			? text(504, 'upstream request timeout')
			: await pass(),
};

const roundedLimit: Variation = {
	name: 'limit-rounded-down',
	group: 'Page sizes',
	does: 'The server knows the page sizes 10, 25, 50 and 100 only, and takes the next lower one.',
	touches: listReaders,
	records: 213,
	serve: () => async (asked, pass) => {
		if (!isListRead(asked)) return await pass();
		const limit = numberOf(asked.query.limit, 50);
		const used = [100, 50, 25, 10].find((size) => size <= limit) ?? limit;
		return await pass({ query: { ...asked.query, limit: String(used) } });
	},
};

const wordy = 'Pages have to have 10 rows at least';
const lowLimit: Variation = {
	name: 'limit-below-10-refused',
	group: 'Page sizes',
	does: 'The server answers 400 to a limit below 10.',
	touches: ['Test', 'Get Many', 'Record Picker'],
	serve: () => async (asked, pass) =>
		isListRead(asked) && numberOf(asked.query.limit, 50) < 10
			? json(400, { error: 'invalid_limit', message: wordy })
			: await pass(),
};

/** Rows in pages are one more or less than asked. */
function offByOne(name: string, does: string, more: number): Variation {
	return {
		name,
		group: 'Page sizes',
		does,
		touches: listReaders,
		records: 1_121,
		serve: () => async (asked, pass) => {
			if (!isListRead(asked)) return await pass();
			const limit = numberOf(asked.query.limit, 50) + more;
			const answer = await pass({
				query: { ...asked.query, limit: String(Math.min(limit, 1_000)) },
			});
			if (!isGood(answer)) return answer;
			const { rows, pagination, version } = listOf(answer);
			return {
				...answer,
				body: { data: rows, pagination: { ...pagination, limit: limit - more }, version },
			};
		},
	};
}

export const pageSizeVariations: Variation[] = [
	...caps,
	...refusedLimits,
	heavyLater,
	roundedLimit,
	lowLimit,
	offByOne('limit-plus-one', 'The server gives one row more than asked.', 1),
	offByOne('limit-minus-one', 'The server gives one row less than asked.', -1),
];
