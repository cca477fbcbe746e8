import { isGood, isListRead, listOf, numberOf, type ListAnswer } from './answers';
import type { Asked, Behaviour } from './variation';

/** Changes the body of a list. */
export type ListAnswerChange = (
	body: { data: ListAnswer['rows']; pagination: ListAnswer['pagination']; version: string },
	asked: Asked,
) => unknown;

export const offsetOf = ({ query }: Asked) => numberOf(query.offset, 0);
export const limitOf = ({ query }: Asked) => numberOf(query.limit, 50);

/** Reads of lists, at another offset or with another limit, and then changed. */
export function reading(
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

export const withoutTotal: ListAnswerChange = ({ data, pagination, version }) => ({
	data,
	pagination: { limit: pagination.limit, offset: pagination.offset },
	version,
});

export const countingPage: ListAnswerChange = ({ data, pagination, version }) => ({
	data,
	pagination: { ...pagination, total: data.length },
	version,
});
