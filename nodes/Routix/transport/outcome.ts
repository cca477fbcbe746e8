import type { Answer } from '../contract/envelope';
import { isWebPage } from '../contract/refusal';
import type { Failure } from './errors/failure';

/** What a request brought: a value, or why there is none. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** An answer with a good status that is not what was asked for. */
export function unexpectedAnswer(
	body: unknown,
	expected: 'notList' | 'notRecord' | 'misread' | 'tooDeep' | 'tooLarge' | 'roundedIds',
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
	return isWebPage(text) ? 'html' : 'notJson';
}

/** An answer with a good status that states a failure: nothing was carried out. */
export function statedFailure({ body, headers }: Answer): Failure {
	return {
		stage: 'request',
		status: 200,
		headers,
		body,
		message: 'Routix says that it did not do it',
		isStated: true,
	};
}
