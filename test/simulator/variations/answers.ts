import type { Answer, Asked, Behaviour, Pass } from './variation';

type Value = Record<string, unknown>;

/** A JSON answer. */
export function json(status: number, body?: unknown, headers: Record<string, string> = {}): Answer {
	const type = 'application/json; charset=utf-8';
	return {
		status,
		headers: { ...(body !== undefined && { 'content-type': type }), ...headers },
		body,
	};
}

/** An answer that is text of some type. */
export function text(status: number, body: string, type = 'text/plain; charset=utf-8'): Answer {
	return { status, headers: { 'content-type': type }, body };
}

export function page(status: number, title: string, words = title): Answer {
	const body = `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1><p>${words}</p></body></html>`;
	return text(status, body, 'text/html; charset=utf-8');
}

/** JSON as it is written, for what JavaScript cannot hold. */
export function written(answer: Answer, body: string): Answer {
	return { ...answer, body: Buffer.from(body) };
}

export function isGood({ status }: Answer): boolean {
	return status >= 200 && status < 300;
}

/** Whether a request is for records, and not for a token. */
export function isForRecords({ at }: Asked): boolean {
	return at === 'list' || at === 'record';
}

export function isWrite({ method, at }: Asked): boolean {
	return method !== 'GET' && (at === 'list' || at === 'record');
}

export function isListRead({ method, at }: Asked): boolean {
	return method === 'GET' && at === 'list';
}

export function isRecordRead({ method, at }: Asked): boolean {
	return method === 'GET' && at === 'record';
}

export interface ListAnswer {
	rows: Value[];
	pagination: { limit: number; offset: number; total: number };
	version: string;
}

/** The parts of a list as the simulator answers it. */
export function listOf({ body }: Answer): ListAnswer {
	const { data, pagination, version } = body as Value;
	return { rows: data, pagination, version } as ListAnswer;
}

/** Changes what comes of reads of lists; refusals pass as they are. */
export function onLists(
	change: (list: ListAnswer, answer: Answer, asked: Asked) => unknown,
): () => Behaviour {
	return () => async (asked, pass) => {
		const answer = await pass();
		if (!isListRead(asked) || !isGood(answer)) return answer;
		return { ...answer, body: change(listOf(answer), answer, asked) };
	};
}

/** Changes the answers with one record, to a read or to a write. */
export function onRecords(
	applies: (asked: Asked) => boolean,
	change: (record: Value, answer: Answer, asked: Asked) => Answer,
): () => Behaviour {
	return () => async (asked, pass) => {
		const answer = await pass();
		if (!applies(asked) || !isGood(answer)) return answer;
		return change((answer.body as { data: Value }).data, answer, asked);
	};
}

/** Answers some requests in the place of Routix. */
export function instead(
	applies: (asked: Asked) => boolean,
	answer: (asked: Asked) => Answer | undefined,
): () => Behaviour {
	return () => async (asked, pass) => (applies(asked) ? answer(asked) : await pass());
}

/** Answers so many of some requests otherwise, and then as always. */
export function insteadOfFirst(
	times: number,
	applies: (asked: Asked) => boolean,
	answer: (asked: Asked, pass: Pass) => Answer | undefined | Promise<Answer | undefined>,
): () => Behaviour {
	return () => {
		let left = times;
		return async (asked, pass) => {
			if (!applies(asked) || left <= 0) return await pass();
			left--;
			return await answer(asked, pass);
		};
	};
}

export function numberOf(value: string | undefined, otherwise: number): number {
	return value === undefined ? otherwise : Number(value);
}
