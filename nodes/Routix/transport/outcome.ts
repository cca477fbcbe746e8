import type { Failure } from './errors/failure';

/** What a request brought: a value, or why there is none. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/**
 * What the contract finds in an answer, as an outcome.
 * @param found undefined when the answer does not hold what was asked for
 */
export function outcomeOf<T>(
	found: T | undefined,
	body: unknown,
	expected: 'notList' | 'notRecord',
): Outcome<T> {
	if (found !== undefined) return { ok: true, value: found };
	return { ok: false, failure: unexpectedAnswer(body, expected) };
}

/** An answer with a good status that is not what was asked for. */
export function unexpectedAnswer(
	body: unknown,
	expected: 'notList' | 'notRecord' | 'misread' | 'tooDeep',
): Failure {
	return {
		stage: 'request',
		status: 200,
		headers: {},
		body,
		message: 'Unexpected answer',
		unexpected: expected !== 'misread' && typeof body === 'string' ? kindOfText(body) : expected,
	};
}

function kindOfText(text: string): Failure['unexpected'] {
	if (text.trim() === '') return 'empty';
	return /^\s*<(!doctype|html|\?xml|head|body)/i.test(text) ? 'html' : 'notJson';
}
